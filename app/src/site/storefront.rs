//! A shop on a web address of its own: the same pages, with that shop alone on them.

use domain::shops::ShopView;
use leptos::prelude::use_context;

use super::PublicUrl;

/// The shop on whose own address a page is written. Known on the server only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storefront {
    /// The shop.
    pub shop: ShopView,
    /// Where the whole market is.
    pub market: PublicUrl,
}

impl Storefront {
    /// The shop whose address this is; nothing on the market's own.
    pub fn here() -> Option<Self> {
        use_context()
    }
}
