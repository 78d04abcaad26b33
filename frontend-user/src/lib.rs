//! The shopper's site: everything a person sees between looking for a thing and holding it.
//!
//! The server writes every page; only its islands come to life in the browser: what moves, counts, asks again or is
//! sent without a reload. Their code is one file for all pages, fetched once; every link is a page of its own.
//!
//! Invariants, above all what is absent:
//! - no rule and no permission: pages arrange what `domain` knows and `app` answers;
//! - every page is whole without script: a filter is a link, a deed is a form that posts;
//! - no inline style and no inline script: the policy of the site forbids both;
//! - an island never names a page, the router or the document's head: they stay on the server;
//! - nothing here reads a clock or makes up a date while the server renders, except [`clock`].

// Views are large types by nature; the compiler needs room to name them.
#![recursion_limit = "256"]
#![expect(clippy::needless_pass_by_value, reason = "a page owns what it is given: that is how views call it")]

mod answered;
mod basket;
mod clock;
mod dates;
mod find;
mod forms;
mod layout;
mod live;
mod page;
mod pages;
mod parts;
mod paths;
mod query;
mod quick;
mod reckoner;
mod routes;
mod seen;
mod told;
mod visitor;
mod wake;
mod wire;

#[cfg(feature = "ssr")]
pub use layout::suggestions;

use app::site::Storefront;
use domain::actor::Site;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

/// The document around the site, written by the server.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    app::site::document(options, Site::Shopper, || view! { <App /> })
}

/// The whole site, as the server writes it.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let whose = Storefront::here().map_or("Agora".to_owned(), |storefront| storefront.shop.name);
    let titled = move |title: String| match title.as_str() {
        "" => "Agora, an open marketplace".to_owned(),
        title if title == whose => title.to_owned(),
        title => format!("{title} · {whose}"),
    };
    view! {
        <Title formatter=titled />
        <Router>
            <layout::Layout />
        </Router>
    }
}

/// Wakes the islands of the page that the server wrote.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
