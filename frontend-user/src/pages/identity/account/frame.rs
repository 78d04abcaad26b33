//! What stands around one's own pages: the way between them, and the title.

use leptos::prelude::*;
use leptos_meta::Title;
use ui::{Breadcrumbs, Crumb, Icon, IconName, icons};

use crate::paths;

/// One's own pages, as they are led to.
const PAGES: [(&str, &str, IconName); 9] = [
    (paths::ACCOUNT, "Your account", icons::USER),
    (paths::ORDERS, "Orders", icons::PACKAGE),
    (paths::REVIEWS, "Reviews", icons::STAR),
    (paths::NOTICES, "Notices", icons::BELL),
    (paths::PROFILE, "Profile", icons::PENCIL),
    (paths::ADDRESSES, "Addresses", icons::MAP_PIN),
    (paths::SECURITY, "Security", icons::SHIELD_CHECK),
    (paths::DATA, "Your data", icons::DOWNLOAD),
    (paths::APPLY, "Work with us", icons::STORE),
];

/// A page beside the list of all of them. On a phone there is room for the page alone; the first of them leads to the
/// others.
#[component]
pub fn Frame(
    /// Which of the pages it belongs to.
    here: &'static str,
    /// Its title.
    #[prop(into)]
    title: String,
    /// Pages above it, besides the account itself.
    #[prop(optional)]
    above: Vec<Crumb>,
    /// A line below the title.
    #[prop(optional, into)]
    lead: Option<String>,
    children: Children,
) -> impl IntoView {
    let crumbs = std::iter::once(Crumb::new("Your account", paths::ACCOUNT)).chain(above).collect::<Vec<_>>();
    view! {
        <Title text=title.clone() />
        <Beside here>
            <Breadcrumbs items=crumbs />
            <h1 class="text-h1 mt-3">{title}</h1>
            {lead.map(|lead| view! { <p class="soft mt-1 max-w-[38rem]">{lead}</p> })}
            <div class="mt-6">{children()}</div>
        </Beside>
    }
}

/// The list of pages with something beside it.
#[component]
pub fn Beside(here: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="wrap max-w-[70rem]! pt-6 lg:pt-10 grid grid-cols-1 lg:grid-cols-[13rem_minmax(0,1fr)] gap-x-12">
            <nav aria-label="Account pages" class="hidden lg:block">
                <ul class="grid gap-0.5 -ms-3">
                    {PAGES.into_iter().map(|page| view! { <Line page here /> }).collect_view()}
                </ul>
            </nav>
            <div class="min-w-0 max-w-[46rem]">{children()}</div>
        </div>
    }
}

#[component]
fn Line(page: (&'static str, &'static str, IconName), here: &'static str) -> impl IntoView {
    let (href, words, icon) = page;
    view! {
        <li>
            <a
                class="flex items-center gap-3 px-3 min-h-11 rounded-md text-dense text-ink-soft hover:bg-sunk hover:text-ink aria-[current]:bg-sunk aria-[current]:text-ink aria-[current]:font-[560]"
                href=href
                aria-current=(href == here).then_some("page")
            >
                <Icon name=icon small=true />
                {words}
            </a>
        </li>
    }
}
