//! The frame of the admin site: its sections, and who is on duty.

use app::insights::parked;
use app::shops::plan_requests;
use app::site::{Changes, Desk, NavGroup, NavItem, Session, SignedIn};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use ui::{grouped, icons};

use crate::paths;

/// The frame around every page behind the door.
#[component]
pub fn Layout() -> impl IntoView {
    let changes = Changes::here();
    let session = Session::open();
    let stuck = Resource::new(move || changes.count(), |_| parked(1));
    let parked_count = Signal::derive(move || {
        let total = stuck.get()?.ok()?.total;
        (total > 0).then(|| grouped(total))
    });
    let queue = Resource::new(move || changes.count(), |_| plan_requests(1));
    let waiting_count = Signal::derive(move || {
        let total = queue.get()?.ok()?.total;
        (total > 0).then(|| grouped(total))
    });
    let person = Signal::derive(move || session.get().map(|me| (me.name, me.email)));
    let groups = Signal::stored(Some(vec![
        NavGroup {
            title: None,
            items: vec![
                NavItem::new(paths::HOME, icons::LAYOUT_DASHBOARD, "Dashboard"),
                NavItem::new(paths::ORDERS, icons::PACKAGE, "Orders"),
            ],
        },
        NavGroup {
            title: Some("People"),
            items: vec![
                NavItem::new(paths::USERS, icons::USERS, "Users"),
                NavItem::new(paths::SHOPS, icons::STORE, "Shops"),
                NavItem::new(paths::QUEUE, icons::BADGE_CHECK, "Verification").counting(waiting_count),
            ],
        },
        NavGroup {
            title: Some("System"),
            items: vec![
                NavItem::new(paths::MAILBOX, icons::MAIL, "Mailbox"),
                NavItem::new(paths::PARKED, icons::INBOX, "Parked events").counting(parked_count),
            ],
        },
    ]));
    view! {
        <SignedIn />
        <Desk site="Admin" groups search="Search orders" search_href=paths::ORDERS person>
            <Outlet />
        </Desk>
    }
}
