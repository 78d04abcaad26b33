//! What a basket comes to with the chosen deliveries, by the same function that the market uses.

use domain::id::{ShippingMethodId, ShopId};
use domain::money::Money;
use domain::orders::{CartShop, CartView, NewOrder, ShopBasket, Totals, TotalsLine, totals};
use std::collections::BTreeMap;

/// The chosen shipping of each shop.
pub type Choices = BTreeMap<ShopId, ShippingMethodId>;

/// What is chosen at first: what was chosen before, else what the basket counts on, else the cheapest.
pub fn first_choices(cart: &CartView) -> Choices {
    let typed = cart.draft.as_ref().and_then(NewOrder::shipping_choices).unwrap_or_default();
    let choose = |part: &CartShop| {
        let offered = |id: &_| part.shop.shipping.iter().any(|method| method.id == *id);
        let before = typed.get(&part.shop.id).copied().filter(offered);
        let cheapest = || part.shop.shipping.first().map(|method| method.id);
        Some((part.shop.id, before.or(part.shipping).or_else(cheapest)?))
    };
    cart.shops.iter().filter_map(choose).collect()
}

/// The sum. A basket that cannot be bought as it is keeps the market's own.
pub fn sums(cart: &CartView, choices: &Choices) -> Totals {
    if cart.is_blocked() {
        return cart.totals.clone();
    }
    let baskets: Vec<ShopBasket> = cart.shops.iter().map(|part| shop_basket(part, choices)).collect();
    totals(&baskets, cart.totals.total.currency).unwrap_or_else(|_| cart.totals.clone())
}

/// One shop's part, with its chosen shipping.
fn shop_basket(part: &CartShop, choices: &Choices) -> ShopBasket {
    let lines: Vec<TotalsLine> =
        part.lines.iter().map(|line| TotalsLine { unit: line.unit, quantity: line.quantity }).collect();
    let chosen = choices.get(&part.shop.id).copied().or(part.shipping);
    let method = part.shop.shipping.iter().find(|method| Some(method.id) == chosen);
    ShopBasket {
        shop: part.shop.id,
        shipping: method.map(|method| method.price_for(goods(part))),
        lines,
        tax_bps: part.shop.tax_bps,
        prices_include_tax: part.shop.prices_include_tax,
    }
}

/// What the goods of one shop come to.
pub fn goods(part: &CartShop) -> Money {
    let minor = part.lines.iter().map(|line| line.unit.minor.saturating_mul(i64::from(line.quantity))).sum();
    Money::new(minor, part.shop.currency)
}
