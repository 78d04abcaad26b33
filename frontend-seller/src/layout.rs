//! The frame of the seller site: its sections, and the shop whose site it is.

use app::orders::shop_order_counts;
use app::shops::my_shop;
use app::site::{Changes, Desk, NavGroup, NavItem, Session, SignedIn};
use domain::orders::OrderState;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use ui::icons;

use crate::paths;

/// The frame around every page behind the door.
#[component]
pub fn Layout() -> impl IntoView {
    let changes = Changes::here();
    let session = Session::open();
    let shop = Resource::new(move || changes.count(), |_| my_shop());
    let counts = Resource::new(move || changes.count(), |_| shop_order_counts());
    let to_do = Signal::derive(move || {
        let counts = counts.get()?.ok()?;
        let waiting = |state| matches!(state, OrderState::Paid | OrderState::Packed);
        let sum: u32 = counts.into_iter().filter(|(state, _)| waiting(*state)).map(|(_, count)| count).sum();
        (sum > 0).then(|| sum.to_string())
    });
    let person = Signal::derive(move || {
        let me = session.get()?;
        let shop = shop.get()?.ok();
        Some(match shop {
            Some(shop) => (shop.name, format!("{}, owner", me.name)),
            None => (me.name, me.email),
        })
    });
    let groups = vec![NavGroup {
        title: None,
        items: vec![
            NavItem::new(paths::HOME, icons::HOUSE, "Home"),
            NavItem::new(paths::ORDERS, icons::PACKAGE, "Orders").counting(to_do),
            NavItem::new(paths::PRODUCTS, icons::TAG, "Products"),
        ],
    }];
    view! {
        <SignedIn />
        <Desk site="Seller" groups search="Search orders" search_href=paths::ORDERS person>
            <Outlet />
        </Desk>
    }
}
