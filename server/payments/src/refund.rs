//! Money that goes back: asked for in our books first, then sent, then settled.

use domain::id::{OrderGroupId, RefundId};
use domain::lifecycle::Lifecycle;
use domain::money::Money;
use domain::payments::{PaymentMove, PaymentState, RefundState};
use kernel::gateway::{NewRefund, RefundStatus};
use kernel::{Market, Op, Tx};
use uuid::Uuid;

use crate::events::{RefundRequested, RefundSettled};
use crate::store::{self, Payment};

/// Asks for `amount` of an order group's money to go back. One `cause` is refunded once; true when it was asked now.
pub async fn request_refund(
    market: &Market,
    tx: &mut Tx,
    group: OrderGroupId,
    cause: Uuid,
    amount: Money,
    reason: &str,
) -> anyhow::Result<bool> {
    let payment = store::lock_by_group(tx.db(), group).await?;
    let payment = payment.ok_or_else(|| anyhow::anyhow!("order group {group} has no payment"))?;
    request(market, tx, &payment, cause, amount, reason).await
}

/// Sends all of an order group's money back that did not go back yet.
pub async fn give_back_all(market: &Market, tx: &mut Tx, group: OrderGroupId, reason: &str) -> anyhow::Result<bool> {
    let payment = store::lock_by_group(tx.db(), group).await?;
    let payment = payment.ok_or_else(|| anyhow::anyhow!("order group {group} has no payment"))?;
    let rest = payment.captured.minus(payment.refunded)?;
    request(market, tx, &payment, group.0, rest, reason).await
}

async fn request(
    market: &Market,
    tx: &mut Tx,
    payment: &Payment,
    cause: Uuid,
    amount: Money,
    reason: &str,
) -> anyhow::Result<bool> {
    if amount.minor <= 0 {
        return Ok(false);
    }
    let refund: RefundId = market.new_id();
    if !store::insert_refund(tx.db(), refund, payment.id, cause, amount, reason).await? {
        return Ok(false);
    }
    let whole = payment.refunded.plus(amount)? == payment.captured;
    if whole && payment.state.may(PaymentMove::GiveBack) {
        store::advance(tx.db(), payment.id, payment.state, PaymentMove::GiveBack).await?;
    }
    tx.publish(&RefundRequested { refund })?;
    Ok(true)
}

/// Sends a refund to the provider and notes how it went. Runs outside of a transaction and may run twice: the key is
/// the refund's id.
pub async fn send_refund(market: &Market, op: &Op, event: RefundRequested) -> anyhow::Result<()> {
    let refund = store::refund(&mut *market.db(op).await?, event.refund).await?;
    let refund = refund.ok_or_else(|| anyhow::anyhow!("refund {} is not in the books", event.refund))?;
    if !refund.state.may(domain::payments::RefundMove::Succeed) || refund.state == RefundState::Succeeded {
        return Ok(());
    }
    let intent = refund.intent.ok_or_else(|| anyhow::anyhow!("refund {} has no charge to come from", refund.id))?;
    let new = NewRefund {
        idempotency_key: refund.id.to_string(),
        payment_intent: intent,
        amount: refund.amount,
        reason: refund.reason,
    };
    let sent = market.gateway().refund(&new).await?;
    anyhow::ensure!(sent.status != RefundStatus::Failed, "the bank refused refund {}", refund.id);
    let mut tx = market.begin(op).await?;
    let payment = store::lock_by_group(tx.db(), refund.group).await?;
    if store::settle_refund(tx.db(), refund.id, &sent.id).await? {
        if let Some(payment) = payment.filter(|payment| payment.state == PaymentState::Refunding) {
            store::advance(tx.db(), payment.id, PaymentState::Refunding, PaymentMove::Returned).await?;
        }
        tx.publish(&RefundSettled {
            refund: refund.id,
            group: refund.group,
            cause: refund.cause,
            amount: refund.amount,
        })?;
    }
    tx.commit().await?;
    Ok(())
}
