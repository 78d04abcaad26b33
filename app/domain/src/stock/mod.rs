//! How much there is, and what a shopper is told about it.

use serde::{Deserialize, Serialize};

use crate::id::{ProductId, VariantId};

/// At this many or fewer a shopper is told how many are left.
pub const LOW_AT: i64 = 5;
/// The most units of one thing in one basket.
pub const MOST_PER_LINE: u32 = 99;

/// What can be had of one variant right now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Units that can be bought now.
    pub available: i64,
    /// Units in other people's unfinished checkouts; they may come back.
    pub held: i64,
}

impl Availability {
    /// Units that can be bought now, as a basket counts them; never below none.
    pub fn left(self) -> u32 {
        u32::try_from(self.available.max(0)).unwrap_or(u32::MAX)
    }

    /// What a shopper is told.
    pub fn state(self) -> StockState {
        match (self.available, self.held) {
            (available, _) if available > LOW_AT => StockState::Available,
            (available, _) if available > 0 => StockState::Low,
            (_, held) if held > 0 => StockState::Reserved,
            _ => StockState::SoldOut,
        }
    }
}

/// What a shopper is told about the stock of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StockState {
    /// More than [`LOW_AT`].
    Available,
    /// A few left.
    Low,
    /// All in other baskets; may come back.
    Reserved,
    /// None.
    SoldOut,
}

/// Something that could not be held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortage {
    pub variant: VariantId,
    pub wanted: u32,
    /// Units that can be had; 0 is sold out.
    pub left: u32,
}

/// A row of a seller's low-stock list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LowStock {
    pub variant: VariantId,
    pub product: ProductId,
    /// The product's title.
    pub title: String,
    /// What tells the variant from its sisters; empty for a product without options.
    pub label: String,
    pub left: i64,
}
