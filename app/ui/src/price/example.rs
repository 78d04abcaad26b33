//! Prices, for the examples page.

use crate::Price;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-baseline gap-8">
            <Price now="$89.99" />
            <Price now="$67.99" was="$79.99" lowest="$64.99" row=true />
            <Price now="$494.99" was="$549.99" lowest="$489.00" big=true />
        </div>
    }
}
