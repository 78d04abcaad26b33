//! Tidying: baskets that nobody came back to.

use kernel::{Market, Op, Tenant};

use crate::store::carts;

/// Forgets baskets that nobody touched for 30 days.
pub async fn forget_carts(market: &Market, _op: &Op) -> anyhow::Result<()> {
    carts::forget_old(&mut *market.db(Tenant::Market).await?).await?;
    Ok(())
}
