//! The frame of the seller site's pages: its sections as far as whoever asks may see them, search, notices, the person.

use app::identity::SignOut;
use app::site::{Bell, NavGroup, NavItem, Person};
use leptos::form::ActionForm;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::Form;
use leptos_router::hooks::use_location;
use ui::{Icon, IconLink, SearchField, SkipLink, Wordmark, icons};

use crate::paths;

/// What the search at the top looks through.
const SEARCH: &str = "Search orders";

/// Sections that are known once the server has said who asks.
type Groups = Signal<Option<Vec<NavGroup>>>;

/// The frame. The page stands outside of what waits for the sections, so that it is made once.
#[component]
pub fn SellerDesk(
    /// The sections; asked below a `Transition`.
    groups: Groups,
    /// Who is signed in: the name in bold, and the line below it.
    person: Signal<Option<(String, String)>>,
    children: Children,
) -> impl IntoView {
    view! {
        <SkipLink />
        <div class="shell">
            <aside class="side" aria-label="Site">
                <div class="px-2.5">
                    <Wordmark site="Seller" />
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
                    <Form method="GET" action=paths::ORDERS attr:role="search" attr:aria-label="Search from anywhere" attr:class="max-md:hidden w-full max-w-[28rem]">
                        <SearchField label=SEARCH placeholder=SEARCH hotkey="Ctrl K" square=true class="border-line! hover:border-line-strong!" />
                    </Form>
                    <div class="ms-auto flex items-center gap-1">
                        <span class="md:hidden">
                            <IconLink href=paths::ORDERS icon=icons::SEARCH label=SEARCH />
                        </span>
                        <Bell />
                    </div>
                </header>
                {children()}
            </div>
        </div>
    }
}

/// The sections as links, those with something waiting with a count.
#[component]
fn Sections(groups: Groups) -> impl IntoView {
    let group = |group: NavGroup| {
        let items = group.items.into_iter().map(|item| view! { <li><Section item /></li> }).collect_view();
        view! {
            {group.title.map(|title| view! { <h2>{title}</h2> })}
            <ul>{items}</ul>
        }
    };
    view! { <Transition>{move || groups.get().map(|groups| groups.into_iter().map(group).collect_view())}</Transition> }
}

#[component]
fn Section(item: NavItem) -> impl IntoView {
    let here = use_location().pathname;
    let current = move || {
        let path = here.read();
        let inside = path.strip_prefix(item.href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if item.href == paths::HOME { *path == paths::HOME } else { inside }
    };
    let count = item.count.map(|count| {
        view! { <Transition>{move || count.get().map(|count| view! { <span class="n">{count}</span> })}</Transition> }
    });
    view! {
        <a href=item.href aria-current=move || current().then_some("page")>
            <Icon name=item.icon />
            {item.label}
            {count}
        </a>
    }
}

/// The sections on a phone, under a button; it opens without script and closes when a page is chosen.
#[component]
fn PhoneMenu(groups: Groups) -> impl IntoView {
    let leave = ServerAction::<SignOut>::new();
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
                    <ActionForm action=leave attr:class="border-t border-line mt-3 pt-3">
                        <button type="submit" class="flex items-center gap-2.5 w-full min-h-11 px-2.5 rounded-md soft hover:bg-sunk">
                            <Icon name=icons::LOG_OUT />
                            "Sign out"
                        </button>
                    </ActionForm>
                </nav>
            </div>
        </details>
    }
}
