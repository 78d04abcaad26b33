//! Brings what lists keep of prices up to date when an offer has begun or is over.

use kernel::{Market, Op};

use crate::events::ProductChanged;
use crate::store;

/// Most products at once.
const MOST: i64 = 200;

/// Looks for offers that have begun or ended since the last time. Nobody's price waits for this: it is for sorting and
/// filtering by price, and for whoever keeps a copy.
pub async fn turn(market: &Market, op: &Op) -> anyhow::Result<()> {
    loop {
        let mut tx = market.begin(op).await?;
        let turned = store::offers::turn(tx.db(), MOST).await?;
        for product in &turned {
            tx.publish(&ProductChanged { product: *product })?;
        }
        tx.commit().await?;
        if turned.is_empty() {
            return Ok(());
        }
    }
}
