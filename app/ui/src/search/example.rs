//! Search fields, for the examples page.

use crate::SearchField;
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="grid gap-5 md:grid-cols-2">
            <form role="search" aria-label="Whole site">
                <SearchField label="Search" placeholder="Search goods, services and shows" hotkey="/" />
            </form>
            <form role="search" aria-label="This list">
                <SearchField label="Search orders" name="orders" placeholder="Order, buyer or item" square=true />
            </form>
        </div>
    }
}
