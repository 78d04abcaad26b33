//! The frame of the seller site: the sections that whoever asks may see, and the shop they stand in.

use app::identity::my_applications;
use app::orders::shop_order_counts;
use app::reviews::unanswered_reviews;
use app::shops::my_seat;
use app::site::{Changes, Desk, NavGroup, NavItem, Session, SignedIn};
use domain::orders::OrderState;
use domain::shops::{Action, Resource as Thing, SeatView};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use ui::icons;

use crate::pages::applications::{Wish, standing};
use crate::pages::settings::frame::sections_of;
use crate::paths;

/// The frame around every page behind the door. The sections come from the table of permissions, so that none leads to
/// a refusal.
#[component]
pub fn Layout() -> impl IntoView {
    let changes = Changes::here();
    let session = Session::open();
    let seat = Resource::new(move || changes.count(), |_| my_seat());
    let counts = Resource::new(move || changes.count(), |_| shop_order_counts());
    let to_do = Signal::derive(move || {
        let counts = counts.get()?.ok()?;
        let waiting = |state| matches!(state, OrderState::Paid | OrderState::Packed);
        let sum: u32 = counts.into_iter().filter(|(state, _)| waiting(*state)).map(|(_, count)| count).sum();
        (sum > 0).then(|| sum.to_string())
    });
    let unanswered = Resource::new(move || changes.count(), |_| unanswered_reviews());
    let to_answer = Signal::derive(move || {
        let unanswered = unanswered.get()?.ok()?;
        (unanswered > 0).then(|| unanswered.to_string())
    });
    let person = Signal::derive(move || {
        let me = session.get()?;
        Some(match seat.get()?.ok() {
            Some(seat) => (seat.name, format!("{}, {}", me.name, seat.role.name())),
            None => (me.name, me.email),
        })
    });
    let wishes = Resource::new(move || changes.count(), |_| my_applications());
    let sections = Signal::derive(move || {
        let wish = standing(wishes.get()?.unwrap_or_default());
        Some(groups(seat.get()?.ok().as_ref(), &wish, to_do, to_answer))
    });
    view! {
        <SignedIn />
        <Desk site="Seller" groups=sections search="Search orders" search_href=paths::ORDERS person>
            <Outlet />
        </Desk>
    }
}

/// The sections of somebody who stands there.
fn groups(
    seat: Option<&SeatView>,
    wish: &Wish,
    to_do: Signal<Option<String>>,
    to_answer: Signal<Option<String>>,
) -> Vec<NavGroup> {
    let applications = NavItem::new(paths::APPLICATIONS, icons::BADGE_CHECK, "Applications");
    let Some(seat) = seat else {
        let mut items = vec![NavItem::new(paths::HOME, icons::HOUSE, "Home")];
        if *wish == Wish::Free {
            items.push(NavItem::new(paths::OPEN, icons::STORE, "Open a shop"));
        }
        items.push(applications);
        return vec![NavGroup { title: None, items }];
    };
    let mut work = vec![NavItem::new(paths::HOME, icons::HOUSE, "Home")];
    if seat.role.may(Thing::Orders, Action::See) {
        work.push(NavItem::new(paths::ORDERS, icons::PACKAGE, "Orders").counting(to_do));
    }
    if seat.role.may(Thing::Products, Action::See) {
        work.push(NavItem::new(paths::PRODUCTS, icons::TAG, "Products"));
        work.push(NavItem::new(paths::OFFERS, icons::PERCENT, "Offers"));
    }
    if seat.role.may(Thing::Reviews, Action::See) {
        work.push(NavItem::new(paths::REVIEWS, icons::STAR, "Reviews").counting(to_answer));
    }
    let mut shop = Vec::new();
    if let Some((href, _)) = sections_of(seat.role).next() {
        shop.push(NavItem::new(href, icons::SETTINGS, "Settings"));
    }
    if seat.shops.len() > 1 {
        shop.push(NavItem::new(paths::SHOPS, icons::STORE, "Your shops"));
    }
    let mut groups = vec![NavGroup { title: None, items: work }];
    if !shop.is_empty() {
        groups.push(NavGroup { title: Some("Shop"), items: shop });
    }
    groups.push(NavGroup { title: Some("You"), items: vec![applications] });
    groups
}
