//! Holding goods for a checkout, and what becomes of them: sold, let go, or taken back.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::id::{HoldId, VariantId};
use domain::stock::Shortage;
use kernel::Tx;
use uuid::Uuid;

use crate::store;

/// Units of one variant that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    pub variant: VariantId,
    pub quantity: u32,
}

/// How a hold became a sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Commit {
    /// Sold, now.
    Sold,
    /// Sold before; nothing was done.
    Already,
    /// The hold had lapsed and somebody else has the goods: nothing was sold.
    Lost(Vec<Shortage>),
}

/// Sets everything in `claims` aside for `ttl`, or nothing at all and says what is short. The expiry is by the
/// database's clock.
pub async fn hold(
    tx: &mut Tx,
    hold: HoldId,
    claims: &[Claim],
    ttl: Duration,
) -> Result<Result<DateTime<Utc>, Vec<Shortage>>, sqlx::Error> {
    let claims = in_order(claims);
    let short = take(tx, &claims).await?;
    if short.is_empty() { store::insert_hold(tx.db(), hold, &claims, ttl).await.map(Ok) } else { Ok(Err(short)) }
}

/// Keeps a hold open until `until` at the latest; only once, and only if it is still open.
pub async fn extend(tx: &mut Tx, hold: HoldId, until: DateTime<Utc>) -> Result<bool, sqlx::Error> {
    store::extend_hold(tx.db(), hold, until).await
}

/// Turns a hold into a sale. One that lapsed is claimed again in the same breath, if the goods are still there.
pub async fn commit(tx: &mut Tx, hold: HoldId) -> Result<Commit, sqlx::Error> {
    match store::lock_hold(tx.db(), hold).await?.as_deref() {
        Some("committed") => return Ok(Commit::Already),
        Some("open") => {}
        _ => {
            let claims = store::claims_of(tx.db(), hold).await?;
            let short = take(tx, &claims).await?;
            if !short.is_empty() {
                return Ok(Commit::Lost(short));
            }
        }
    }
    store::sell(tx.db(), hold).await?;
    Ok(Commit::Sold)
}

/// Lets go of what an open hold kept; harmless when it is not open any more.
pub async fn release(tx: &mut Tx, hold: HoldId) -> Result<(), sqlx::Error> {
    store::release_hold(tx.db(), hold).await
}

/// Puts sold goods back on the shelf; the same `cause` does it once.
pub async fn restock(tx: &mut Tx, cause: Uuid, claims: &[Claim]) -> Result<(), sqlx::Error> {
    store::put_back(tx.db(), cause, &in_order(claims)).await
}

/// Adds to what is held, all or nothing. Before anything is called short, expired holds of it are freed.
async fn take(tx: &mut Tx, claims: &[Claim]) -> Result<Vec<Shortage>, sqlx::Error> {
    let taken = store::take(tx.db(), claims).await?;
    if taken.len() == claims.len() {
        return Ok(Vec::new());
    }
    store::give_back(tx.db(), claims, &taken).await?;
    let missing: Vec<VariantId> = claims.iter().map(|c| c.variant).filter(|v| !taken.contains(v)).collect();
    if store::free_expired(tx.db(), Some(&missing)).await? > 0 {
        let taken = store::take(tx.db(), claims).await?;
        if taken.len() == claims.len() {
            return Ok(Vec::new());
        }
        store::give_back(tx.db(), claims, &taken).await?;
    }
    let left = store::availability(tx.db(), &claims.iter().map(|c| c.variant).collect::<Vec<_>>()).await?;
    let short = claims.iter().filter_map(|claim| {
        let left = left.get(&claim.variant).map_or(0, |stock| stock.left());
        let short = Shortage { variant: claim.variant, wanted: claim.quantity, left };
        (left < claim.quantity || missing.contains(&claim.variant)).then_some(short)
    });
    Ok(short.collect())
}

/// Sorted by id, so that two baskets with the same goods never wait for each other crosswise; twins are one claim.
fn in_order(claims: &[Claim]) -> Vec<Claim> {
    let mut sum = std::collections::BTreeMap::<VariantId, u32>::new();
    for claim in claims.iter().filter(|claim| claim.quantity > 0) {
        let quantity = sum.entry(claim.variant).or_default();
        *quantity = quantity.saturating_add(claim.quantity);
    }
    sum.into_iter().map(|(variant, quantity)| Claim { variant, quantity }).collect()
}
