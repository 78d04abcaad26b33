//! The third step: how every shop sends its part.

use app::Words;
use chrono::NaiveDate;
use domain::id::ShopId;
use domain::money::Money;
use domain::orders::{CartView, NewOrder};
use domain::shops::{ShippingMethod, ShopView};
use leptos::prelude::*;
use ui::{Choice, Choices as Group, Note, Tone};

use super::till::Till;
use crate::basket::Choices;
use crate::clock;
use crate::dates;
use crate::pages::orders::sums::free;

/// What is chosen at first: what was chosen before, else what the basket counts on, else the cheapest.
pub fn first_choices(cart: &CartView) -> Choices {
    let typed = cart.draft.as_ref().and_then(NewOrder::shipping_choices).unwrap_or_default();
    let choose = |part: &domain::orders::CartShop| {
        let offered = |id: &_| part.shop.shipping.iter().any(|method| method.id == *id);
        let before = typed.get(&part.shop.id).copied().filter(offered);
        let cheapest = || part.shop.shipping.first().map(|method| method.id);
        Some((part.shop.id, before.or(part.shipping).or_else(cheapest)?))
    };
    cart.shops.iter().filter_map(choose).collect()
}

/// One group of choices a shop, and what is wrong with them.
#[island]
pub fn Deliveries() -> impl IntoView {
    let till = Till::here();
    let today = clock::today();
    let shops = move || till.basket.view.with(|view| view.shops.iter().map(|part| part.shop.id).collect::<Vec<_>>());
    let fault = till.deed.fault;
    let wrong = move || fault.with(|fault| fault.as_ref().and_then(|fault| fault.beside("shipping")));
    view! {
        {move || wrong().map(|words| view! { <Note tone=Tone::Danger class="mb-4">{words}</Note> })}
        <div class="grid gap-5">
            <For each=shops key=|id| *id let:id>
                <ByShop till today id />
            </For>
        </div>
    }
}

#[component]
fn ByShop(till: Till, today: NaiveDate, id: ShopId) -> impl IntoView {
    let Till { basket, choices, .. } = till;
    let part = basket.view.with_untracked(|view| view.shops.iter().find(|part| part.shop.id == id).cloned());
    let Some(part) = part else { return ().into_any() };
    let ShopView { name, city, shipping, currency, .. } = part.shop;
    let from = if city.is_empty() { format!("From {name}") } else { format!("From {name}, {city}") };
    // What shipping costs depends on the goods; both may change while the page is open.
    let items = Memo::new(move |_| {
        basket.view.with(|view| {
            let shop = view.totals.shops.iter().find(|shop| shop.shop == id);
            shop.map_or(Money::zero(currency), |shop| shop.items)
        })
    });
    let rows = move || {
        let rows = shipping.clone().into_iter();
        rows.map(|method| view! { <Method id method items=items.get() choices today /> }).collect_view()
    };
    view! { <Group legend=from>{rows}</Group> }.into_any()
}

#[component]
fn Method(
    id: ShopId,
    method: ShippingMethod,
    items: Money,
    choices: RwSignal<Choices>,
    today: NaiveDate,
) -> impl IntoView {
    let chosen = method.id;
    let when = dates::capital(&dates::arrival(method.min_days, method.max_days, today));
    let price = method.price_for(items);
    let note = match method.free_above {
        Some(limit) if !price.is_zero() => format!("{when}. Free from {limit}"),
        _ => when,
    };
    // An id begins with a digit, and forms read what begins with a digit as a place in a list. As a URN it is a name.
    let name = format!("order[shipping][urn:uuid:{id}]");
    view! {
        <Choice
            name
            value=chosen.to_string()
            title=method.name
            note=note
            aside=free(price)
            checked=Signal::derive(move || choices.with(|choices| choices.get(&id) == Some(&chosen)))
            on:change=move |_| choices.update(|choices| {
                choices.insert(id, chosen);
            })
        />
    }
}
