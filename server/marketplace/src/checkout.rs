//! Placing an order by somebody who may want to keep where it goes.

use domain::identity::TypedAddress;
use domain::orders::{NewOrder, PlaceRefusal, Placed};
use kernel::failure::Outcome;
use kernel::{Market, Op};

/// Places the order of the basket; with `keep_address` where it goes is kept with the person's addresses.
pub async fn place(market: &Market, op: &Op, order: NewOrder, keep_address: bool) -> Outcome<Placed, PlaceRefusal> {
    let kept = keep_address.then(|| TypedAddress::of_order(&order));
    let placed = orders::place(market, op, order).await?;
    if let Some(kept) = kept
        && let Err(why) = identity::add_address(market, op, kept).await
    {
        // Where it is not kept, because there are so many, the order goes its way all the same.
        tracing::info!(?why, "an address was not kept");
    }
    Ok(placed)
}
