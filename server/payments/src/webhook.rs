//! What the provider tells us by webhook: checked, stored, answered at once, applied by a worker.

use domain::id::OrderGroupId;
use domain::lifecycle::Lifecycle;
use domain::payments::PaymentMove;
use kernel::gateway::{EventSubject, Session, SessionStatus, SignatureError};
use kernel::{Failure, Market, Op, Tx};

use crate::events::{Facts, PaymentFailed, ProviderTold};
use crate::{apply, store};

/// Takes a webhook in: the signature over the raw bytes decides, copies are dropped, unknown kinds are kept.
pub async fn receive(market: &Market, op: &Op, payload: &[u8], signature: &str) -> Result<(), Failure<SignatureError>> {
    let event = market.gateway().verify(payload, signature, op.now).map_err(Failure::Refused)?;
    let mut tx = market.begin(op).await?;
    if store::insert_event(tx.db(), &event.id, &event.kind, &event.body).await? {
        tx.publish(&ProviderTold { event: event.id, facts: facts(&event.kind, event.subject) })?;
    }
    tx.commit().await?;
    Ok(())
}

/// Applies what a stored event said.
pub async fn apply_event(market: &Market, tx: &mut Tx, told: ProviderTold) -> anyhow::Result<()> {
    match told.facts {
        Facts::Page { session, group, paid, expired, intent, amount } => {
            let status = match (paid, expired) {
                (true, _) => SessionStatus::Complete,
                (false, true) => SessionStatus::Expired,
                (false, false) => SessionStatus::Open,
            };
            let page =
                Session { id: session, url: None, status, paid, payment_intent: intent, amount, order_group: group };
            apply::apply(market, tx, &page).await
        }
        Facts::Charge { group: Some(group), failed: true, .. } => declined(tx, OrderGroupId(group)).await,
        Facts::Charge { intent, group: Some(group), amount, succeeded: true, .. } => {
            apply::apply_charge(market, tx, OrderGroupId(group), &intent, amount).await
        }
        Facts::Charge { .. } | Facts::Nothing => Ok(()),
    }
}

/// A card was refused: worth telling only while the page is open.
async fn declined(tx: &mut Tx, group: OrderGroupId) -> anyhow::Result<()> {
    let Some(payment) = store::lock_by_group(tx.db(), group).await? else { return Ok(()) };
    if payment.state.may(PaymentMove::Close) {
        tx.publish(&PaymentFailed { payment: payment.id, group })?;
    }
    Ok(())
}

fn facts(kind: &str, subject: EventSubject) -> Facts {
    match subject {
        EventSubject::Session(session) => Facts::Page {
            expired: session.status == SessionStatus::Expired,
            session: session.id,
            group: session.order_group,
            paid: session.paid,
            intent: session.payment_intent,
            amount: session.amount,
        },
        EventSubject::PaymentIntent { id, order_group, amount, succeeded } => Facts::Charge {
            intent: id,
            group: order_group,
            amount,
            succeeded,
            failed: kind == "payment_intent.payment_failed",
        },
        EventSubject::Refund(_) | EventSubject::Other => Facts::Nothing,
    }
}
