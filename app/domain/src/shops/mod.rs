//! Who sells: a shop, how it ships and what it charges.

use serde::{Deserialize, Serialize};

use crate::id::{ShippingMethodId, ShopId};
use crate::money::{Currency, Money};

/// Where a shop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ShopState {
    Draft,
    Active,
    Suspended,
    Closed,
}

impl ShopState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Active, Self::Suspended, Self::Closed];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A shop as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopView {
    pub id: ShopId,
    pub handle: String,
    pub name: String,
    pub bio: String,
    pub city: String,
    pub country: String,
    pub currency: Currency,
    pub state: ShopState,
    /// Days in which a buyer may send things back.
    pub return_days: u32,
    /// Tax in basis points.
    pub tax_bps: u32,
    /// Whether prices contain the tax.
    pub prices_include_tax: bool,
    /// How it ships, cheapest first.
    pub shipping: Vec<ShippingMethod>,
}

/// A way a shop ships.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShippingMethod {
    pub id: ShippingMethodId,
    pub name: String,
    pub rate: Money,
    /// Orders of at least this much ship free.
    pub free_above: Option<Money>,
    pub min_days: u32,
    pub max_days: u32,
}

impl ShippingMethod {
    /// What shipping costs for goods worth `items`.
    pub fn price_for(&self, items: Money) -> Money {
        match self.free_above {
            Some(limit) if items.currency == limit.currency && items.minor >= limit.minor => {
                Money::zero(self.rate.currency)
            }
            _ => self.rate,
        }
    }
}
