//! What stands around every page: the skip link, the header, the footer, the messages.

mod footer;
mod header;
mod messages;
mod sheet;
#[cfg(feature = "ssr")]
mod suggestions;

use app::catalog::Mark;
use app::orders::AddToCart;
use app::{Answer, Words as _};
use domain::catalog::CategoryView;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{Icon, icons};

use crate::forms::{Refusal, refused};
use crate::live::Live;
use crate::paths;
use crate::routes::SiteRoutes;
use crate::visitor::Visitor;
use footer::Footer;
use header::{Header, SlimHeader};
use messages::Messages;
#[cfg(feature = "ssr")]
pub use suggestions::suggestions;

/// The departments of the market, asked once for header, menu and footer.
pub type Departments = OnceResource<Answer<Vec<CategoryView>>>;

/// The frame of the site; the checkout has a slim one, so that nothing leads away from paying. Builds made for building
/// also show every part of the house at [`paths::PARTS`], which brings its own frame; here its parts stand still.
#[component]
pub fn Layout() -> impl IntoView {
    let path = use_location().pathname.get_untracked();
    if cfg!(debug_assertions) && path == paths::PARTS {
        return view! { <ui::Gallery /> }.into_any();
    }
    Visitor::provide();
    let departments = Departments::new(app::catalog::departments());
    let slim = path == paths::CHECKOUT;
    let here = path.clone();
    let head =
        if slim { view! { <SlimHeader /> }.into_any() } else { view! { <Header departments path /> }.into_any() };
    view! {
        <ui::SkipLink />
        {head}
        <main id="main" tabindex="-1" class="outline-none focus-visible:outline-none">
            <Live>
                <Refused path=here />
                <SiteRoutes />
                <QuickLook />
            </Live>
        </main>
        {(!slim).then(|| view! { <Footer departments /> })}
        <Messages />
    }
    .into_any()
}

/// Why something on a list was not put aside or into the basket; other pages say it where it was pressed.
#[component]
fn Refused(path: String) -> impl IntoView {
    const LISTS: [&str; 2] = [paths::SEARCH, paths::OFFERS];
    let is_list =
        path == paths::HOME || LISTS.contains(&path.as_str()) || path.starts_with("/c/") || path.starts_with("/s/");
    is_list.then(|| {
        let aside = refused::<Mark, _>().map(|fault| fault.sentence());
        let sentence = aside.or_else(|| refused::<AddToCart, _>().map(|fault| fault.sentence()));
        view! {
            <div class="wrap">
                <Refusal sentence class="mt-4" />
            </div>
        }
    })
}

/// Where a quick look at a product is shown, above the list that it was called from.
#[component]
fn QuickLook() -> impl IntoView {
    view! {
        <dialog id="quick" class="dialog quick-look" closedby="any" aria-labelledby="quick-title">
            <form method="dialog" class="flex justify-end -mt-2 -me-2">
                <button class="btn btn-quiet" type="submit">
                    <Icon name=icons::X />
                    <span class="sr-only">"Close"</span>
                </button>
            </form>
            <div data-look data-own></div>
        </dialog>
    }
}
