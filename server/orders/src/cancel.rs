//! A buyer changes their mind before the parcel is packed: the money goes back and the goods to the shelf.

use domain::id::OrderId;
use domain::lifecycle::Lifecycle;
use domain::orders::{MoveRefusal, OrderMove, OrderState, OrderView};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tx};
use stock::Claim;

use crate::events::OrderMoved;
use crate::lists;
use crate::store::orders::{self, By, Order};

/// Cancels a paid order of the signed-in buyer.
pub async fn cancel(market: &Market, op: &Op, order: OrderId) -> Outcome<OrderView, MoveRefusal> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let found = orders::lock(tx.db(), order).await?.filter(|order| order.account == Some(account));
    let found = found.ok_or(Failure::NotFound)?;
    if found.state != OrderState::Paid {
        return Err(Failure::Refused(MoveRefusal::NotNow { state: found.state }));
    }
    // The order is theirs; the shelf that its goods go back to is a shop's.
    kernel::tenant::bind(tx.db(), kernel::Tenant::Market).await?;
    cancel_in(market, op, &mut tx, &found, By { name: "The buyer", note: None }).await?;
    tx.commit().await?;
    lists::my_order(market, op, order).await.map_err(Failure::widen)
}

/// Cancels, puts the goods back and asks for the money to go back, in one transaction.
pub(crate) async fn cancel_in(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    order: &Order,
    by: By<'_>,
) -> Outcome<(), MoveRefusal> {
    let not_now = || Failure::Refused(MoveRefusal::NotNow { state: order.state });
    if order.state == OrderState::Pending || !order.state.may(OrderMove::Cancel) {
        return Err(not_now());
    }
    let note = by.note.map(str::to_owned);
    let reason = note.clone().unwrap_or_else(|| "cancelled by the buyer".to_owned());
    let to = orders::advance(tx.db(), op, order.id, order.state, OrderMove::Cancel, by).await?.ok_or_else(not_now)?;
    let bought = orders::bought(tx.db(), &[order.id]).await?;
    let claims: Vec<Claim> = bought.into_iter().map(|(_, variant, quantity)| Claim { variant, quantity }).collect();
    stock::restock(tx, order.id.0, &claims).await?;
    payments::request_refund(market, tx, order.group, order.id.0, order.total, &reason).await?;
    tx.publish(&OrderMoved { order: order.id, to, note })?;
    Ok(())
}
