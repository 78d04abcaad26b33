//! The third step: how every shop sends its part.

use chrono::NaiveDate;
use domain::id::ShopId;
use domain::money::Money;
use domain::orders::{CartShop, CartView};
use domain::shops::{ShippingMethod, ShopView};
use leptos::prelude::*;
use ui::{Choice, Choices as Group};

use crate::basket::{Choices, goods};
use crate::clock;
use crate::dates;
use crate::pages::orders::sums::free;
use crate::parts::only_to;
use crate::reckoner::{Delivery, Parcel};

/// The name that the choices of one shop share in the form. An id begins with a digit, and forms read what begins with
/// a digit as a place in a list; as a URN it is a name.
fn field(shop: ShopId) -> String {
    format!("order[shipping][urn:uuid:{shop}]")
}

/// What each shop's part costs with each of its deliveries.
pub fn parcels(cart: &CartView) -> Vec<Parcel> {
    let parcel = |part: &CartShop| {
        let items = goods(part);
        let price = |method: &ShippingMethod| Delivery { id: method.id.to_string(), price: method.price_for(items) };
        Parcel {
            shop: part.shop.id,
            field: field(part.shop.id),
            items,
            tax_bps: part.shop.tax_bps,
            prices_include_tax: part.shop.prices_include_tax,
            deliveries: part.shop.shipping.iter().map(price).collect(),
        }
    };
    cart.shops.iter().map(parcel).collect()
}

/// One group of choices a shop.
#[component]
pub fn Deliveries(cart: CartView, choices: Choices) -> impl IntoView {
    let today = clock::today();
    let shop = move |part: CartShop| {
        let items = goods(&part);
        let chosen = choices.get(&part.shop.id).copied();
        let ShopView { id, name, city, shipping, .. } = part.shop;
        let from = if city.is_empty() { format!("From {name}") } else { format!("From {name}, {city}") };
        let row = move |method: ShippingMethod| {
            let checked = chosen == Some(method.id);
            view! { <Method id method items checked today /> }
        };
        view! { <Group legend=from>{shipping.into_iter().map(row).collect_view()}</Group> }
    };
    view! { <div class="grid gap-5">{cart.shops.into_iter().map(shop).collect_view()}</div> }
}

#[component]
fn Method(id: ShopId, method: ShippingMethod, items: Money, checked: bool, today: NaiveDate) -> impl IntoView {
    let when = dates::capital(&dates::arrival(method.min_days, method.max_days, today));
    let price = method.price_for(items);
    let mut note = when;
    if let Some(limit) = method.free_above.filter(|_| !price.is_zero()) {
        note = format!("{note}. Free from {limit}");
    }
    if let Some(places) = only_to(&method) {
        note = format!("{note}. {places}");
    }
    view! {
        <Choice name=field(id) value=method.id.to_string() title=method.name note=note aside=free(price) checked />
    }
}
