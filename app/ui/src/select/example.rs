//! Lists, for the examples page.

use crate::{Select, SelectOption};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    let countries = || vec![SelectOption::new("PT", "Portugal"), SelectOption::new("ES", "Spain")];
    view! {
        <div class="grid items-start gap-5 md:grid-cols-3">
            <Select label="Country" name="country" options=countries() value="ES" />
            <Select label="Send from" name="from" options=countries() placeholder="Choose a country" error="Choose where the goods leave from." />
            <Select label="Currency" name="currency" options=vec![SelectOption::new("USD", "US dollar")] disabled=true help="Set when the shop was opened." />
        </div>
    }
}
