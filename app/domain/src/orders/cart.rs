//! The basket: what is in it, and what has changed since it was put there.

use serde::{Deserialize, Serialize};

use super::totals::Totals;
use crate::catalog::ImageView;
use crate::id::{CartLineId, ShippingMethodId, VariantId};
use crate::money::Money;
use crate::shops::ShopView;

/// Something to put into the basket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CartItem {
    pub variant: VariantId,
    pub quantity: u32,
}

/// What has happened to a line since it was put into the basket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The price was another when it was put there.
    PriceChanged { was: Money },
    /// Fewer can be had than wanted.
    OnlyLeft { left: u32 },
    /// None can be had.
    SoldOut,
    /// The shop took it off the shelf.
    Gone,
}

impl Trouble {
    /// Whether the line has to be changed before the basket can be bought.
    pub fn blocks(self) -> bool {
        !matches!(self, Self::PriceChanged { .. })
    }
}

/// A line of the basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLineView {
    pub id: CartLineId,
    pub variant: VariantId,
    pub slug: String,
    pub title: String,
    /// The chosen options: `Blue, large`.
    pub label: String,
    pub image: Option<ImageView>,
    pub quantity: u32,
    pub unit: Money,
    pub total: Money,
    pub trouble: Option<Trouble>,
}

/// One shop's part of the basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartShop {
    pub shop: ShopView,
    pub lines: Vec<CartLineView>,
    /// The shipping that the totals count on.
    pub shipping: Option<ShippingMethodId>,
}

/// A basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartView {
    /// Grows with every change.
    pub version: i32,
    pub shops: Vec<CartShop>,
    pub totals: Totals,
    /// Units in it, for the badge.
    pub units: u32,
    /// The address typed at the checkout so far, so that nothing has to be typed twice.
    pub draft: Option<super::NewOrder>,
}

impl CartView {
    /// All lines of all shops.
    pub fn lines(&self) -> impl Iterator<Item = &CartLineView> {
        self.shops.iter().flat_map(|shop| &shop.lines)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.shops.is_empty()
    }

    /// Whether a line must be changed before it can be bought.
    pub fn is_blocked(&self) -> bool {
        self.lines().any(|line| line.trouble.is_some_and(Trouble::blocks))
    }
}

/// Why the basket was not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CartRefusal {
    /// The variant is not on sale.
    Gone,
    /// Fewer can be had; what was asked for is not put in.
    OnlyLeft { left: u32 },
    /// A quantity that makes no sense.
    Quantity { most: u32 },
    /// The basket holds as many different things as it can.
    Full { most: u32 },
    /// The basket is paid in another currency.
    OtherCurrency,
}
