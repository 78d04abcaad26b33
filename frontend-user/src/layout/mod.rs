//! What stands around every page: the skip link, the header, the footer.

mod footer;
mod header;
mod sheet;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::clock::Clock;
use crate::paths;
use crate::routes::SiteRoutes;
use crate::visitor::Visitor;
use crate::wire::{Asked, ask_once};
use footer::Footer;
use header::{Header, SlimHeader};

/// The departments of the market, asked once for header, menu and footer.
pub type Departments = Asked<Vec<domain::catalog::CategoryView>>;

/// The frame of the site; the checkout has a slim one, so that nothing leads away from paying. Builds made for building
/// also show every part of the house at [`paths::PARTS`], which brings its own frame.
#[component]
pub fn Layout() -> impl IntoView {
    let path = use_location().pathname;
    if cfg!(debug_assertions) && path.get_untracked() == paths::PARTS {
        return view! { <ui::Gallery /> }.into_any();
    }
    Clock::start();
    Visitor::provide();
    let departments: Departments = ask_once(app::catalog::departments);
    let slim = Memo::new(move |_| path.get() == paths::CHECKOUT);
    let main = NodeRef::<html::Main>::new();
    lead_to_new_page(path, main);
    // The router would only scroll; whoever skips wants to go on from there.
    let skip = move |event: leptos::ev::MouseEvent| {
        if let Some(main) = main.get_untracked() {
            event.prevent_default();
            // A page that is gone cannot take the focus, and nothing is lost by it.
            let _ = main.focus();
        }
    };
    view! {
        <ui::SkipLink on:click=skip />
        {move || if slim.get() { view! { <SlimHeader /> }.into_any() } else { view! { <Header departments /> }.into_any() }}
        <main id="main" node_ref=main tabindex="-1" class="outline-none focus-visible:outline-none">
            <SiteRoutes />
        </main>
        {move || (!slim.get()).then(|| view! { <Footer departments /> })}
    }
    .into_any()
}

/// A page that came without a reload is read from its beginning, as one that came with a reload is.
fn lead_to_new_page(path: Memo<String>, main: NodeRef<html::Main>) {
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        if before.is_some_and(|before| before != now)
            && let Some(main) = main.get_untracked()
        {
            // A page that is gone cannot take the focus, and nothing is lost by it.
            let _ = main.focus();
        }
        now
    });
}
