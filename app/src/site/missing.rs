//! The page for an address that leads nowhere.

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Empty, LinkButton, Wordmark, icons};

/// Says that there is no such page, and leads back. The answer's status is 404.
#[component]
pub fn Missing(
    /// Which site this is, behind the name of the house.
    site: &'static str,
) -> impl IntoView {
    crate::call::set_status(404);
    view! {
        <Title text="Page not found" />
        <header class="top">
            <Wordmark site />
        </header>
        <main id="main" class="wrap py-10 grid justify-items-center">
            <h1 class="sr-only">"Page not found"</h1>
            <Empty
                icon=icons::SEARCH
                title="There is no page at this address"
                text="It may have moved, or a letter of the address is missing."
            >
                <LinkButton href="/">"Go to the first page"</LinkButton>
            </Empty>
        </main>
    }
}
