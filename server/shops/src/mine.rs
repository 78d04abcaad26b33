//! The shop that the signed-in seller runs.

use domain::actor::Role;
use domain::shops::ShopView;
use kernel::{Failure, Market, Op};

use crate::store;

/// The seller's own shop, whatever its state; not found when they have none.
pub async fn mine(market: &Market, op: &Op) -> Result<ShopView, Failure> {
    let account = op.require(Role::Seller)?;
    let mut db = market.db(op).await?;
    let (shop, _) = store::seat_of(&mut db, account).await?.ok_or(Failure::NotFound)?;
    store::by_ids(&mut db, &[shop]).await?.remove(&shop).ok_or(Failure::NotFound)
}
