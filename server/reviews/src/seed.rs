//! Giving the reviews of the demo market a past.

use chrono::{DateTime, Utc};
use domain::id::ReviewId;
use kernel::failure::Outcome;
use kernel::{Market, Op};

use crate::store;

/// Moves a review and what was said to it back to `to`; only the market itself may.
pub async fn backdate(market: &Market, op: &Op, review: ReviewId, to: DateTime<Utc>) -> Outcome<()> {
    op.require_system()?;
    let mut tx = market.begin(op).await?;
    store::reviews::backdate(tx.db(), review, to).await?;
    tx.commit().await?;
    Ok(())
}
