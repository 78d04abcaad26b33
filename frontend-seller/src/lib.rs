//! The seller site: where shops are run.
//!
//! Invariants, above all what is absent:
//! - no rule and no permission: pages arrange what the server functions of `app` give, and show their refusals;
//! - every page works without script: forms post, lists are links, everything that is shown stands in the address;
//! - no style and no script is written into the markup, so that the strictest policy holds.

mod layout;
mod pages;
mod paths;
mod routes;

use app::site::{Changes, Clock, document};
use domain::actor::Site;
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::components::Router;

/// The document that the server sends.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    document(options, Site::Seller, App)
}

/// The site.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Clock::provide();
    Changes::provide();
    view! {
        <Title formatter=|page: String| {
            if page.is_empty() { "Agora for sellers".to_owned() } else { format!("{page}, Agora for sellers") }
        } />
        <Router>
            <routes::Pages />
        </Router>
    }
}

/// Brings the page that the server sent to life.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
}
