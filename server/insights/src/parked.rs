//! Deliveries that no handler could take: looked at and handed out again by an admin.

use domain::actor::Role;
use domain::id::DeliveryId;
use domain::insights::ParkedDelivery;
use domain::paging::{PageRequest, Paged};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

/// Parked deliveries, newest first.
pub async fn parked(market: &Market, op: &Op, page: u32) -> Outcome<Paged<ParkedDelivery>> {
    op.require(Role::Admin)?;
    Ok(kernel::worker::parked(&mut *market.db(op).await?, PageRequest::new(page, 25)).await?)
}

/// Hands a parked delivery to its handler again.
pub async fn replay(market: &Market, op: &Op, delivery: DeliveryId) -> Outcome<()> {
    op.require(Role::Admin)?;
    let mut tx = market.begin(op).await?;
    if !kernel::worker::replay(&mut tx, delivery).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    Ok(())
}
