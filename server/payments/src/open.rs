//! Opening the provider's payment page for an order group, and closing it again.

use chrono::{DateTime, Utc};
use domain::id::OrderGroupId;
use domain::money::Money;
use domain::payments::PaymentState;
use kernel::gateway::{GatewayError, NewSession, SessionLine, SessionStatus};
use kernel::{Market, Op, Tx};

use crate::store::Payment;
use crate::{apply, store};

/// Writes the intent to be paid, in the transaction that makes the order group.
pub async fn prepare(
    market: &Market,
    tx: &mut Tx,
    group: OrderGroupId,
    amount: Money,
    expires_at: DateTime<Utc>,
) -> Result<Payment, sqlx::Error> {
    let payment = Payment::preparing(market.new_id(), group, amount, expires_at);
    store::insert(tx.db(), &payment).await?;
    Ok(payment)
}

/// Opens the page at the provider, outside of any transaction, notes it and says where it is. The key is made from the
/// payment's id: after a crash the same call gives the same page.
pub async fn open(
    market: &Market,
    op: &Op,
    payment: &Payment,
    lines: Vec<SessionLine>,
    email: &str,
) -> anyhow::Result<Result<String, GatewayError>> {
    if let (PaymentState::Open, Some(url)) = (payment.state, &payment.url) {
        return Ok(Ok(url.clone()));
    }
    // Whoever buys at a shop's own address comes back there, where their basket is.
    let market_url = market.settings().public_url(domain::actor::Site::Shopper);
    let shopper = op.storefront.as_ref().map_or(market_url, |storefront| storefront.url.as_str());
    let new = NewSession {
        idempotency_key: payment.id.to_string(),
        order_group: payment.group.0,
        lines,
        total: payment.amount,
        email: Some(email.to_owned()),
        success_url: format!("{shopper}/checkout/return?group={}", payment.group),
        cancel_url: format!("{shopper}/cart?back=1"),
        expires_at: payment.expires_at,
    };
    let session = match market.gateway().open_session(&new).await {
        Ok(session) => session,
        Err(error) => return Ok(Err(error)),
    };
    store::opened(&mut *market.pool().acquire().await?, payment.id, &session).await?;
    Ok(Ok(session.url.ok_or_else(|| anyhow::anyhow!("session {} came without its page", session.id))?))
}

/// Closes the page of an order group now, so that it cannot be paid any more; if it was paid already, that is applied
/// instead. True when nothing was and nothing can be paid.
pub async fn close_now(market: &Market, op: &Op, group: OrderGroupId) -> anyhow::Result<bool> {
    let payment = store::by_group(&mut *market.pool().acquire().await?, group).await?;
    let Some(payment) = payment else { return Ok(true) };
    if !matches!(payment.state, PaymentState::Preparing | PaymentState::Open) {
        return Ok(payment.state == PaymentState::Closed);
    }
    let session = match &payment.session {
        None => None,
        Some(id) => Some(market.gateway().expire_session(id).await?),
    };
    let mut tx = market.begin(op).await?;
    let closed = match session {
        Some(session) if session.paid => {
            apply::apply(market, &mut tx, &session).await?;
            false
        }
        Some(session) if session.status == SessionStatus::Open => {
            anyhow::bail!("the provider left session {} open", session.id)
        }
        Some(_) | None => {
            apply::close(&mut tx, &payment).await?;
            true
        }
    };
    tx.commit().await?;
    Ok(closed)
}
