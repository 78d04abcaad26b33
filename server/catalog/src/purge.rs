//! Takes away what removed products said once nobody can restore them any more, and what people left lying.

use domain::id::ProductId;
use kernel::{Market, Op};

use crate::events::{ImageDropped, ProductChanged};
use crate::store;

/// Products of one transaction.
const AT_ONCE: i64 = 200;
/// For how many days what somebody typed and did not store is kept, and a file that was brought.
const DAYS: i32 = 30;

/// Purges every product that was removed more than a day ago, and forgets old forms and files.
pub async fn purge_products(market: &Market, op: &Op) -> anyhow::Result<()> {
    while purge_some(market, op).await?.len() == usize::try_from(AT_ONCE)? {}
    let mut tx = market.begin(op).await?;
    store::kept::forget_old(&mut tx, DAYS).await?;
    tx.commit().await?;
    Ok(())
}

async fn purge_some(market: &Market, op: &Op) -> anyhow::Result<Vec<ProductId>> {
    let mut tx = market.begin(op).await?;
    let lost = store::products::lock_lost(&mut tx, AT_ONCE).await?;
    store::products::purge(&mut tx, &lost).await?;
    for (key, original) in store::images::delete_of(&mut tx, &lost).await? {
        tx.publish(&ImageDropped { key, original })?;
    }
    for product in &lost {
        tx.publish(&ProductChanged { product: *product })?;
    }
    tx.commit().await?;
    Ok(lost)
}
