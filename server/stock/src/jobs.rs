//! Tidying: expired holds are let go, though nobody has to wait for it.

use kernel::{Market, Op};

/// Lets go of every expired hold.
pub async fn sweep_holds(market: &Market, op: &Op) -> anyhow::Result<()> {
    loop {
        let mut tx = market.begin(op).await?;
        let freed = crate::store::free_expired(tx.db(), None).await?;
        tx.commit().await?;
        if freed < 500 {
            return Ok(());
        }
    }
}
