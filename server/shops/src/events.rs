//! What shops tell the rest of the market.

use domain::id::ShopId;
use kernel::Event;
use serde::{Deserialize, Serialize};

/// There is a new shop, or one is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopChanged {
    /// Which.
    pub shop: ShopId,
}

impl Event for ShopChanged {
    const NAME: &'static str = "shops.ShopChanged";
}
