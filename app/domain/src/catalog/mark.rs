//! What people put aside while they look around: a wishlist, and a few things to compare.

use serde::{Deserialize, Serialize};

use super::{Availability, ProductCard};
use crate::id::{ProductId, VariantId};

/// Most things on one wishlist.
pub const MOST_WISHES: u32 = 200;
/// Most things that are compared at once.
pub const MOST_COMPARED: u32 = 4;

/// What something was put aside for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// To have it some day.
    Wish,
    /// To see it beside others.
    Compare,
}

impl MarkKind {
    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Compare => "compare",
        }
    }

    /// How many things one person may put aside for it.
    pub fn most(self) -> u32 {
        match self {
            Self::Wish => MOST_WISHES,
            Self::Compare => MOST_COMPARED,
        }
    }
}

/// Why something was not put aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkRefusal {
    /// There are as many as there may be.
    Enough { kind: MarkKind, most: u32 },
    /// It is not for sale.
    Gone,
}

/// What somebody has put aside, without looking at it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub wishes: Vec<ProductId>,
    pub compared: Vec<ProductId>,
}

/// A thing on a wishlist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WishView {
    pub product: ProductId,
    /// What it is called, also when it is gone.
    pub title: String,
    /// It as it is sold now; nothing when it is gone.
    pub card: Option<ProductCard>,
    /// What goes into the basket where there is nothing to choose.
    pub only: Option<VariantId>,
}

/// A thing among those that are compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedView {
    pub card: ProductCard,
    pub brand: Option<String>,
    pub summary: String,
    /// Names and values, as the seller says them.
    pub specs: Vec<(String, String)>,
    /// Choices and how many values each has: `Color: Sand, Rust`.
    pub choices: Vec<(String, String)>,
    pub stock: Availability,
    /// Days in which it may be sent back.
    pub return_days: u32,
    /// The cheapest way to have it sent.
    pub shipping: Option<String>,
}
