//! Finding things: what a list can be narrowed by, and what is offered while somebody types.

mod colour;

use serde::{Deserialize, Serialize};

pub use colour::Colour;

use crate::catalog::CategoryView;
use crate::money::Money;

/// Words are read this far.
pub const MOST_WORDS: usize = 200;
/// Most values of one kind that are asked for at once.
pub const MOST_VALUES: usize = 20;
/// The stars by which a list can be narrowed: so many and up.
pub const STARS: [u8; 3] = [4, 3, 2];

/// Something a list can be narrowed to, and how many products it would leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// As it stands in the address and on the screen.
    pub value: String,
    pub products: u32,
}

/// What a list can be narrowed by. Each kind is counted without its own choice, so that another value of it can be
/// chosen beside or instead; kinds of which there is no choice are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// The shelves of what was found, those with most first; within a category it first, then those below it.
    pub categories: Vec<CategoryView>,
    pub brands: Vec<Facet>,
    pub colours: Vec<(Colour, u32)>,
    pub sizes: Vec<Facet>,
    /// So many of [`STARS`] and up.
    pub stars: Vec<(u8, u32)>,
    /// Where shops send from, as codes of two letters.
    pub countries: Vec<Facet>,
    /// Where shops send to, as codes of two letters; empty where every shop sends everywhere.
    pub destinations: Vec<Facet>,
    pub in_stock: u32,
    pub reduced: u32,
    /// The lowest and the highest price of the list, in minor units.
    pub prices: Option<(i64, i64)>,
}

/// What is offered while somebody types.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions {
    /// Words to search for.
    pub queries: Vec<String>,
    pub products: Vec<SuggestedProduct>,
    pub shops: Vec<SuggestedShop>,
}

/// A product that is offered while somebody types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedProduct {
    pub slug: String,
    pub title: String,
    pub price: Money,
    /// Whether some of its variants cost more.
    pub from: bool,
    /// Where its first picture is, small.
    pub picture: Option<String>,
}

/// A shop that is offered while somebody types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedShop {
    pub handle: String,
    pub name: String,
    pub city: String,
}
