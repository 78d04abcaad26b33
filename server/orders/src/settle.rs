//! What a payment's fate does to its orders: paid, let go, or given back.

use domain::id::OrderGroupId;
use domain::orders::{OrderMove, OrderState};
use kernel::{Market, Op, Tx};
use payments::events::{PaymentCaptured, PaymentClosed, PaymentFailed, RefundSettled};
use stock::Commit;

use crate::events::{OrderPaid, PaidTooLate};
use crate::store::orders::By;
use crate::store::{carts, groups, orders};

const MARKET: &str = "Agora";

/// The money is there: the held goods are sold, the orders paid, the basket emptied. A hold that lapsed is claimed
/// again; if the goods are gone, the money goes back whole, all in this transaction.
pub async fn confirm_paid(market: &Market, tx: &mut Tx, event: PaymentCaptured) -> anyhow::Result<()> {
    let op = Op::system("orders::confirm_paid", market.now());
    let Some(group) = groups::lock(tx.db(), event.group).await? else {
        anyhow::bail!("payment {} is for an order group that is not there", event.payment);
    };
    if group.state != "pending" && group.state != "expired" {
        return Ok(());
    }
    let orders = orders::lock_group(tx.db(), group.id).await?;
    if let Commit::Lost(short) = stock::commit(tx, group.hold).await? {
        tracing::warn!(group = %group.id, ?short, "paid after the goods were gone");
        let_go(tx, &op, group.id, "the goods were gone when the payment came").await?;
        payments::give_back_all(market, tx, group.id, "the goods were gone when the payment came").await?;
        tx.publish(&PaidTooLate { group: group.id })?;
        return Ok(());
    }
    for order in &orders {
        let step = if order.state == OrderState::Expired { OrderMove::Revive } else { OrderMove::Pay };
        let by = By { name: MARKET, note: None };
        orders::advance(tx.db(), &op, order.id, order.state, step, by).await?;
    }
    groups::advance(tx.db(), group.id, &group.state, "paid").await?;
    anyhow::ensure!(payments::confirm(tx, group.id).await?, "the payment of {} was confirmed already", group.id);
    let ids: Vec<_> = orders.iter().map(|order| order.id).collect();
    let bought = orders::bought(tx.db(), &ids).await?;
    let bought: Vec<_> = bought.into_iter().map(|(_, variant, quantity)| (variant, quantity)).collect();
    carts::take_bought(tx.db(), group.cart, &bought).await?;
    tx.publish(&OrderPaid { group: group.id })?;
    Ok(())
}

/// A card was refused: what was held is free for others while the buyer looks for another card. If that one works, the
/// goods are claimed again.
pub async fn let_go_after_decline(_market: &Market, tx: &mut Tx, event: PaymentFailed) -> anyhow::Result<()> {
    if let Some(group) = groups::lock(tx.db(), event.group).await?.filter(|group| group.state == "pending") {
        stock::release(tx, group.hold).await?;
    }
    Ok(())
}

/// The payment page is closed and nothing was paid.
pub async fn let_go_closed(market: &Market, tx: &mut Tx, event: PaymentClosed) -> anyhow::Result<()> {
    let op = Op::system("orders::let_go_closed", market.now());
    let_go(tx, &op, event.group, "not paid in time").await
}

/// Frees what a pending order group held and ends its orders.
pub(crate) async fn let_go(tx: &mut Tx, op: &Op, group: OrderGroupId, why: &str) -> anyhow::Result<()> {
    let Some(group) = groups::lock(tx.db(), group).await? else { return Ok(()) };
    if !groups::advance(tx.db(), group.id, "pending", "expired").await? {
        return Ok(());
    }
    for order in orders::lock_group(tx.db(), group.id).await? {
        let by = By { name: MARKET, note: Some(why) };
        orders::advance(tx.db(), op, order.id, order.state, OrderMove::Expire, by).await?;
    }
    stock::release(tx, group.hold).await?;
    catalog::offers::return_units(tx, group.id.0).await?;
    Ok(())
}

/// Money went back: the order it was for, or all orders of the group, are refunded.
pub async fn note_refund(market: &Market, tx: &mut Tx, event: RefundSettled) -> anyhow::Result<()> {
    let op = Op::system("orders::note_refund", market.now());
    groups::lock(tx.db(), event.group).await?;
    let whole = event.cause == event.group.0;
    let note = format!("{} went back", event.amount);
    for order in orders::lock_group(tx.db(), event.group).await? {
        if whole || order.id.0 == event.cause {
            let by = By { name: MARKET, note: Some(&note) };
            orders::advance(tx.db(), &op, order.id, order.state, OrderMove::Refund, by).await?;
        }
    }
    if whole {
        groups::advance(tx.db(), event.group, "expired", "refunded").await?;
    }
    Ok(())
}
