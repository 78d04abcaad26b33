//! The frame of the admin site: its sections, and who is on duty.

use app::identity::application_counts;
use app::insights::parked;
use app::reviews::review_queue_counts;
use app::shops::plan_requests;
use app::site::{Changes, Desk, NavGroup, NavItem, Session, SignedIn};
use domain::identity::ApplicationState;
use domain::reviews::ReviewQueue;
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
    let wishes = Resource::new(move || changes.count(), |_| application_counts());
    let applying_count = Signal::derive(move || {
        let counts = wishes.get()?.ok()?;
        let waiting = counts.into_iter().find(|(state, _)| *state == ApplicationState::Pending)?.1;
        (waiting > 0).then(|| grouped(waiting))
    });
    let said = Resource::new(move || changes.count(), |_| review_queue_counts());
    let questioned_count = Signal::derive(move || {
        let counts = said.get()?.ok()?;
        let waiting = counts.into_iter().find(|(queue, _)| *queue == ReviewQueue::Waiting)?.1;
        (waiting > 0).then(|| grouped(u64::from(waiting)))
    });
    let person = Signal::derive(move || session.get().map(|me| (me.name, me.email)));
    let groups = Signal::stored(Some(vec![
        NavGroup {
            title: None,
            items: vec![
                NavItem::new(paths::HOME, icons::LAYOUT_DASHBOARD, "Dashboard"),
                NavItem::new(paths::ORDERS, icons::PACKAGE, "Orders"),
                NavItem::new(paths::REVIEWS, icons::STAR, "Reviews").counting(questioned_count),
            ],
        },
        NavGroup {
            title: Some("People"),
            items: vec![
                NavItem::new(paths::USERS, icons::USERS, "Users"),
                NavItem::new(paths::SHOPS, icons::STORE, "Shops"),
                NavItem::new(paths::APPLICATIONS, icons::BADGE_CHECK, "Applications").counting(applying_count),
                NavItem::new(paths::QUEUE, icons::WALLET, "Plan requests").counting(waiting_count),
            ],
        },
        NavGroup {
            title: Some("Catalogue"),
            items: vec![
                NavItem::new(paths::MODERATION, icons::EYE, "Products to look at"),
                NavItem::new(paths::CATEGORIES, icons::LAYOUT_GRID, "Categories"),
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
