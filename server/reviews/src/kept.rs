//! Pages of reviews that were just read: kept in this process for less than a second, without anything of whoever asks.

use std::sync::Arc;
use std::time::Duration;

use domain::id::{ProductId, ShopId};
use domain::reviews::{ReviewsPage, ReviewsQuery};
use kernel::Market;
use moka::future::Cache;

/// How long a page is as good as new.
const FRESH: Duration = Duration::from_millis(450);
/// Pages that are kept.
const MOST: u64 = 1_000;

/// Whose reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Of {
    Product(ProductId),
    Shop(ShopId),
}

/// The pages of the last moment.
pub(crate) struct Pages(pub Cache<(Of, ReviewsQuery), Arc<ReviewsPage>>);

impl Default for Pages {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MOST).time_to_live(FRESH).build())
    }
}

/// Forgets every page, because a review is not what it was.
pub(crate) fn forget(market: &Market) {
    market.kept::<Pages>().0.invalidate_all();
}
