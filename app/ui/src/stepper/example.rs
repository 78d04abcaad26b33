//! How many, for the examples page.

use crate::Stepper;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-center gap-4">
            <Stepper label="Quantity" name="quantity" value=2 max=14 />
            <Stepper label="Quantity, at the limit" name="limit" value=3 max=3 small=true />
            <p class="soft text-small">"Only 3 left."</p>
        </div>
    }
}
