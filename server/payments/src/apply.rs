//! What the provider knows becomes what we know: the only way in which a payment is ever captured.

use domain::id::OrderGroupId;
use domain::lifecycle::Lifecycle;
use domain::money::Money;
use domain::payments::{PaymentMove, PaymentState};
use kernel::gateway::{Session, SessionStatus};
use kernel::{Market, Tx};

use crate::events::{PaymentCaptured, PaymentClosed};
use crate::refund;
use crate::store::{self, Payment};

/// Applies a session as the provider sees it. Any order, any number of copies, any delay end in the same state.
pub async fn apply(market: &Market, tx: &mut Tx, session: &Session) -> anyhow::Result<()> {
    let Some(group) = session.order_group else {
        tracing::warn!(session = session.id, "a session names no order group");
        return Ok(());
    };
    let Some(payment) = store::lock_by_group(tx.db(), OrderGroupId(group)).await? else {
        tracing::error!(session = session.id, %group, "a session names an order group that is not ours");
        return Ok(());
    };
    if payment.session.as_ref().is_some_and(|known| *known != session.id) {
        tracing::error!(session = session.id, %group, "a second session for one order group");
        return Ok(());
    }
    store::set_session(tx.db(), payment.id, session).await?;
    match session.status {
        _ if session.paid => capture(market, tx, &payment, session.amount, session.payment_intent.as_deref()).await,
        SessionStatus::Expired => close(tx, &payment).await,
        SessionStatus::Open | SessionStatus::Complete => Ok(()),
    }
}

/// Applies a charge that succeeded, however its page is doing.
pub(crate) async fn apply_charge(
    market: &Market,
    tx: &mut Tx,
    group: OrderGroupId,
    intent: &str,
    amount: Money,
) -> anyhow::Result<()> {
    match store::lock_by_group(tx.db(), group).await? {
        Some(payment) => capture(market, tx, &payment, amount, Some(intent)).await,
        None => Ok(()),
    }
}

/// Money came. If it is not exactly ours, it goes back whole and a person is told.
async fn capture(
    market: &Market,
    tx: &mut Tx,
    payment: &Payment,
    came: Money,
    intent: Option<&str>,
) -> anyhow::Result<()> {
    if !payment.state.may(PaymentMove::Capture) {
        return Ok(());
    }
    store::set_captured(tx.db(), payment.id, came.minor, intent).await?;
    store::advance(tx.db(), payment.id, payment.state, PaymentMove::Capture).await?;
    if came == payment.amount {
        tx.publish(&PaymentCaptured { payment: payment.id, group: payment.group })?;
    } else {
        tracing::error!(payment = %payment.id, expected = ?payment.amount, ?came, "a payment of another amount");
        refund::give_back_all(market, tx, payment.group, "the amount that came is not the amount we asked for").await?;
        tx.publish(&PaymentClosed { payment: payment.id, group: payment.group })?;
    }
    Ok(())
}

/// The page is closed and nothing was paid.
pub(crate) async fn close(tx: &mut Tx, payment: &Payment) -> anyhow::Result<()> {
    if payment.state.may(PaymentMove::Close)
        && store::advance(tx.db(), payment.id, payment.state, PaymentMove::Close).await?
    {
        tx.publish(&PaymentClosed { payment: payment.id, group: payment.group })?;
    }
    Ok(())
}

/// The goods for captured money are there; true when it was confirmed now, false when that had happened before.
pub async fn confirm(tx: &mut Tx, group: OrderGroupId) -> anyhow::Result<bool> {
    let payment = store::lock_by_group(tx.db(), group).await?;
    let payment = payment.ok_or_else(|| anyhow::anyhow!("order group {group} has no payment"))?;
    anyhow::ensure!(
        payment.captured.minor >= payment.amount.minor,
        "payment {} would be confirmed with too little captured",
        payment.id
    );
    Ok(store::advance(tx.db(), payment.id, PaymentState::Captured, PaymentMove::Confirm).await?)
}
