//! Giving the demo market a past.

use chrono::{DateTime, Utc};
use domain::id::OrderGroupId;
use kernel::failure::Outcome;
use kernel::{Market, Op};

use crate::store::orders;

/// Moves an order group and all that happened to it back to `to`; only the market itself may.
pub async fn backdate(market: &Market, op: &Op, group: OrderGroupId, to: DateTime<Utc>) -> Outcome<()> {
    op.require_system()?;
    let mut tx = market.begin(op).await?;
    orders::backdate(tx.db(), group, to).await?;
    tx.commit().await?;
    Ok(())
}
