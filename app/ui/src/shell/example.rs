//! The frame of a page, for the examples page.

use crate::{NavLink, Wordmark, icons};
use leptos::prelude::*;

pub(crate) fn example() -> impl IntoView {
    view! {
        <div class="flex flex-wrap items-start gap-8">
            <Wordmark href="#" />
            <Wordmark href="#" site="Seller" />
            <nav class="nav w-56" aria-label="Example">
                <NavLink href="#home" icon=icons::HOUSE label="Home" current=true />
                <NavLink href="#orders" icon=icons::PACKAGE label="Orders" count="18" />
                <h2>"Money"</h2>
                <NavLink href="#payments" icon=icons::CREDIT_CARD label="Payments" />
            </nav>
        </div>
    }
}
