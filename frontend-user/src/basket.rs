//! The basket as a page holds it while somebody changes it.

use app::Fault;
use app::orders::{AddToCart, SetQuantity};
use domain::id::{CartLineId, ShippingMethodId, ShopId};
use domain::orders::{CartItem, CartLineView, CartRefusal, CartShop, CartView, ShopBasket, Totals, TotalsLine, totals};
use leptos::prelude::*;
use std::collections::BTreeMap;
use ui::use_toast;

use crate::forms::refused;
use crate::visitor::Visitor;

/// A basket, and the deeds that change it.
#[derive(Clone, Copy)]
pub struct Basket {
    pub view: RwSignal<CartView>,
    /// Sets how many of a line are wanted.
    pub set: ServerAction<SetQuantity>,
    /// Why the last change failed, if it did.
    pub fault: Signal<Option<Fault<CartRefusal>>>,
    /// What a press on "Remove" takes out, until the server has done it.
    leaving: RwSignal<Option<(String, CartItem)>>,
}

impl Basket {
    /// The basket that the server has just shown.
    pub fn new(view: CartView) -> Self {
        let set = ServerAction::<SetQuantity>::new();
        let basket = Self { view: RwSignal::new(view), set, fault: refused(set), leaving: RwSignal::new(None) };
        basket.follow();
        basket
    }

    /// The line of that id, while it is in the basket.
    pub fn line(self, id: CartLineId) -> Option<CartLineView> {
        self.view.with(|view| view.lines().find(|line| line.id == id).cloned())
    }

    /// Wants so many of a line.
    pub fn change(self, line: CartLineId, quantity: u32) {
        self.set.dispatch(SetQuantity { line, quantity });
    }

    /// A line is about to leave; once it has, the person may take that back.
    pub fn leaves(self, line: &CartLineView) {
        let item = CartItem { variant: line.variant, quantity: line.quantity };
        self.leaving.set(Some((line.title.clone(), item)));
    }

    /// Shows what the server answers, and offers the way back for what left.
    fn follow(self) {
        let (visitor, toast) = (Visitor::get(), use_toast());
        let back = ServerAction::<AddToCart>::new();
        Effect::new(move |_| match self.set.value().get() {
            Some(Ok(view)) => {
                self.take(view, visitor);
                if let Some((title, item)) = self.leaving.try_update_untracked(Option::take).flatten() {
                    toast.say_with(format!("{title} left your basket"), "Undo", move || {
                        back.dispatch(AddToCart { item });
                    });
                }
            }
            Some(Err(_)) => self.leaving.set(None),
            None => {}
        });
        Effect::new(move |_| {
            if let Some(Ok(_)) = back.value().get() {
                leptos::task::spawn_local(async move {
                    if let Ok(view) = app::orders::cart().await {
                        self.take(view, visitor);
                    }
                });
            }
        });
    }

    /// Answers may overtake each other; an older basket never takes the place of a newer one.
    fn take(self, view: CartView, visitor: Visitor) {
        if self.view.try_with_untracked(|now| now.version <= view.version) == Some(true) {
            visitor.holds(view.units);
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
