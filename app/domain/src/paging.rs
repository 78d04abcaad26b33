//! Long lists, a page at a time.

use serde::{Deserialize, Serialize};

/// The most rows any page may have.
pub const LARGEST_PAGE: u32 = 100;

/// Which page of a list is wanted; numbers start at 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PageRequest {
    /// The page, from 1.
    pub number: u32,
    /// Rows a page.
    pub size: u32,
}

impl PageRequest {
    /// Page `number` of `size` rows, both brought into range rather than refused.
    pub fn new(number: u32, size: u32) -> Self {
        Self { number: number.clamp(1, 10_000), size: size.clamp(1, LARGEST_PAGE) }
    }

    /// Rows to pass over.
    pub fn offset(self) -> i64 {
        i64::from(self.number.saturating_sub(1)) * i64::from(self.size)
    }

    /// Rows to take.
    pub fn limit(self) -> i64 {
        i64::from(self.size)
    }
}

/// One page of a list and how long the whole list is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paged<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Rows in the whole list.
    pub total: u64,
    /// Which page this is.
    pub page: PageRequest,
}

impl<T> Paged<T> {
    /// How many pages there are; an empty list has one.
    pub fn pages(&self) -> u32 {
        u32::try_from(self.total.div_ceil(u64::from(self.page.size)).max(1)).unwrap_or(u32::MAX)
    }

    /// The same page with every row changed by `f`.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Paged<U> {
        Paged { items: self.items.into_iter().map(f).collect(), total: self.total, page: self.page }
    }
}
