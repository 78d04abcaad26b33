//! The frame of the dense sites: sections at the side, search and notices at the top, a menu on a phone.

use leptos::html;
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_location;
use ui::{Icon, IconLink, IconName, SearchField, SkipLink, Wordmark, icons};

use super::notices::Bell;
use super::person::{AccountRows, Person};

/// A section of the site.
#[derive(Clone, Copy)]
pub struct NavItem {
    /// Where it is.
    pub href: &'static str,
    /// Its icon.
    pub icon: IconName,
    /// Its name.
    pub label: &'static str,
    /// How many things wait there; asked below a `Suspense`.
    pub count: Option<Signal<Option<String>>>,
}

impl NavItem {
    /// A section in which nothing is counted.
    pub const fn new(href: &'static str, icon: IconName, label: &'static str) -> Self {
        Self { href, icon, label, count: None }
    }

    /// The same with a count.
    #[must_use]
    pub fn counting(mut self, count: Signal<Option<String>>) -> Self {
        self.count = Some(count);
        self
    }
}

/// Sections that belong together.
#[derive(Clone)]
pub struct NavGroup {
    /// Their title; the first group has none.
    pub title: Option<&'static str>,
    /// The sections.
    pub items: Vec<NavItem>,
}

/// Sections, once it is known who asks; read below a `Transition`.
type Groups = Signal<Option<Vec<NavGroup>>>;

/// The frame around every page behind the door. The page stands outside of what waits for the sections, so that it is
/// made once.
#[component]
pub fn Desk(
    /// Which site this is: "Seller".
    site: &'static str,
    /// Its sections, as far as whoever asks may see them.
    #[prop(into)]
    groups: Groups,
    /// What the search at the top looks through: "Search orders".
    search: &'static str,
    /// The list that shows what was found.
    search_href: &'static str,
    /// Who is signed in: the name in bold, and the line below it.
    #[prop(into)]
    person: Signal<Option<(String, String)>>,
    children: Children,
) -> impl IntoView {
    view! {
        <SkipLink />
        <div class="shell">
            <aside class="side" aria-label="Site">
                <div class="px-2.5">
                    <Wordmark site />
                </div>
                <nav class="nav flex-1 overflow-y-auto" aria-label="Sections">
                    <Sections groups />
                </nav>
                <div class="border-t border-line pt-3 px-1">
                    <Person person />
                </div>
            </aside>
            <div class="min-w-0">
                <header class="top">
                    <PhoneMenu groups />
                    <a href="/" class="wordmark lg:hidden" aria-label="Agora, home">
                        <Icon name=icons::MARK class="mark" />
                    </a>
                    <Form method="GET" action=search_href attr:role="search" attr:aria-label="Search from anywhere" attr:class="max-md:hidden w-full max-w-[28rem]">
                        <SearchField label=search placeholder=search hotkey="Ctrl K" square=true class="border-line! hover:border-line-strong!" />
                    </Form>
                    <div class="ms-auto flex items-center gap-1">
                        <span class="md:hidden">
                            <IconLink href=search_href icon=icons::SEARCH label=search />
                        </span>
                        <Bell />
                    </div>
                </header>
                {children()}
            </div>
        </div>
    }
}

/// The sections as links, those with something waiting with a count. Nothing in them waits for itself: they may be drawn
/// before or after the page, and what waits is counted in the order in which it is drawn.
#[component]
fn Sections(groups: Groups) -> impl IntoView {
    // The server draws a page once, and some of it after whoever asked has gone away and the address with them: it is
    // asked now or never.
    let path = cfg!(feature = "ssr").then(|| use_location().pathname.get_untracked());
    let group = move |group: NavGroup| {
        let item = |item| view! { <li><Section item path=path.clone() /></li> };
        let items = group.items.into_iter().map(item).collect_view();
        view! {
            {group.title.map(|title| view! { <h2>{title}</h2> })}
            <ul>{items}</ul>
        }
    };
    view! {
        <Transition>
            {move || groups.get().map(|groups| groups.into_iter().map(group.clone()).collect_view())}
        </Transition>
    }
}

#[component]
fn Section(
    item: NavItem,
    /// Where the reader is, if that does not change.
    #[prop(optional_no_strip)]
    path: Option<String>,
) -> impl IntoView {
    let here = use_location().pathname;
    let current = move || {
        let path = path.clone().unwrap_or_else(|| here.get());
        let inside = path.strip_prefix(item.href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if item.href == "/" { path == "/" } else { inside }
    };
    view! {
        <a href=item.href aria-current=move || current().then_some("page")>
            <Icon name=item.icon />
            {item.label}
            {item.count.map(|count| move || count.get().map(|count| view! { <span class="n">{count}</span> }))}
        </a>
    }
}

/// The sections on a phone, under a button; it opens without script and closes when a page is chosen.
#[component]
fn PhoneMenu(groups: Groups) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let here = use_location();
    Effect::new(move |_| {
        here.pathname.track();
        here.search.track();
        if let Some(details) = node.get() {
            details.set_open(false);
        }
    });
    view! {
        <details class="lg:hidden -ms-2" node_ref=node>
            <summary class="icon-btn" aria-label="Menu">
                <Icon name=icons::MENU />
            </summary>
            <div class="fixed inset-x-0 bottom-0 top-15 z-30 overflow-y-auto bg-paper border-t border-line p-4">
                <nav class="nav" aria-label="Sections of the menu">
                    <Sections groups />
                    <AccountRows />
                </nav>
            </div>
        </details>
    }
}
