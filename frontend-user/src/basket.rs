//! The basket as a page holds it while somebody changes it.

use app::Fault;
use app::orders::{AddToCart, Cart, SetQuantity};
use domain::id::{CartLineId, ShippingMethodId, ShopId};
use domain::orders::{CartItem, CartLineView, CartRefusal, CartShop, CartView, ShopBasket, Totals, TotalsLine, totals};
use domain::refusal::Nothing;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

use crate::forms::Deed;
use crate::{page, wire};

/// A basket, and the deeds that change it.
#[derive(Clone, Copy)]
pub struct Basket {
    pub view: RwSignal<CartView>,
    /// Wanting another number of a line.
    pub deed: Deed<CartRefusal>,
    /// What a press on "Remove" takes out, until the server has done it.
    leaving: StoredValue<Option<(String, CartItem)>>,
}

impl Basket {
    /// The basket that the server has just shown, and why it refused to change it when there was no script.
    pub fn new(view: CartView, refused: Option<Fault<CartRefusal>>) -> Self {
        Self { view: RwSignal::new(view), deed: Deed::new(refused), leaving: StoredValue::new(None) }
    }

    /// The line of that id, while it is in the basket.
    pub fn line(self, id: CartLineId) -> Option<CartLineView> {
        self.view.with(|view| view.lines().find(|line| line.id == id).cloned())
    }

    /// A line is about to leave; once it has, the person may take that back.
    pub fn leaves(self, line: &CartLineView) {
        let item = CartItem { variant: line.variant, quantity: line.quantity };
        self.leaving.set_value(Some((line.title.clone(), item)));
    }

    /// Wants so many of a line; 0 takes it out.
    pub fn change(self, line: CartLineId, quantity: u32) {
        let fields = wire::fields(&[("line", &line.to_string()), ("quantity", &quantity.to_string())]);
        self.deed.run::<SetQuantity>(fields, move |view| {
            self.take(view);
            let left = (quantity == 0).then(|| self.leaving.try_update_value(Option::take).flatten()).flatten();
            if let Some((title, item)) = left {
                page::toaster().say_with(format!("{title} left your basket"), "Undo", move || self.put_back(item));
            }
        });
    }

    /// What left comes back.
    fn put_back(self, item: CartItem) {
        let (variant, quantity) = (item.variant.to_string(), item.quantity.to_string());
        let fields = wire::fields(&[("item[variant]", &variant), ("item[quantity]", &quantity)]);
        self.deed.run::<AddToCart>(fields, move |_| self.look_again());
    }

    /// Asks what is in the basket. Prices and stock change without the basket changing.
    pub fn look_again(self) {
        spawn_local(async move {
            if let Ok(view) = wire::ask::<Cart, Nothing>(&wire::fields(&[])).await {
                self.take(view);
            }
        });
    }

    /// Answers may overtake each other; an older basket never takes the place of a newer one.
    fn take(self, view: CartView) {
        if self.view.try_with_untracked(|now| now.version <= view.version) == Some(true) {
            page::holds(view.units);
            self.view.set(view);
        }
    }
}

/// The chosen shipping of each shop.
pub type Choices = BTreeMap<ShopId, ShippingMethodId>;

/// What the basket costs with the chosen shipping, by the same function that the server uses. A basket that cannot be
/// bought as it is keeps the server's own sum.
pub fn sums(cart: &CartView, choices: &Choices) -> Totals {
    if cart.is_blocked() {
        return cart.totals.clone();
    }
    let baskets: Vec<ShopBasket> = cart.shops.iter().map(|part| shop_basket(part, choices)).collect();
    totals(&baskets, cart.totals.total.currency).unwrap_or_else(|_| cart.totals.clone())
}

fn shop_basket(part: &CartShop, choices: &Choices) -> ShopBasket {
    let lines: Vec<TotalsLine> =
        part.lines.iter().map(|line| TotalsLine { unit: line.unit, quantity: line.quantity }).collect();
    let items = lines.iter().map(|line| line.unit.minor.saturating_mul(i64::from(line.quantity))).sum();
    let items = domain::money::Money::new(items, part.shop.currency);
    let chosen = choices.get(&part.shop.id).copied().or(part.shipping);
    let method = part.shop.shipping.iter().find(|method| Some(method.id) == chosen);
    ShopBasket {
        shop: part.shop.id,
        lines,
        shipping: method.map(|method| method.price_for(items)),
        tax_bps: part.shop.tax_bps,
        prices_include_tax: part.shop.prices_include_tax,
    }
}
