//! Gives money back, never more than was taken.

use sqlx::PgConnection;

use crate::store::charges::ChargeRow;
use crate::store::events::{Cause, News};
use crate::store::refunds::RefundRow;
use crate::store::{Metadata, balance, charges, events, refunds};
use crate::{ids, objects};

/// What the merchant asks for; one of `charge` and `intent` is given.
#[derive(Debug)]
pub struct Wanted {
    pub charge: Option<String>,
    pub intent: Option<String>,
    /// All that is left, when not said.
    pub amount: Option<i64>,
    pub reason: Option<String>,
    pub metadata: Metadata,
}

/// Why nothing was given back.
#[derive(Debug)]
pub enum NoRefund {
    NothingPaid,
    NothingLeft { charge: String },
    TooMuch { asked: i64, left: i64, currency: String },
}

/// Books a refund. The charge stays locked until the transaction ends, so two refunds never both see the same rest.
pub async fn give_back(
    conn: &mut PgConnection,
    wanted: &Wanted,
    cause: &Cause,
) -> sqlx::Result<Result<RefundRow, NoRefund>> {
    let (charge, intent) = (wanted.charge.as_deref(), wanted.intent.as_deref());
    let Some(charge) = charges::lock_for_refund(conn, charge, intent).await?.filter(|row| row.status == "succeeded")
    else {
        return Ok(Err(NoRefund::NothingPaid));
    };
    let left = charge.amount - charge.amount_refunded;
    if left == 0 {
        return Ok(Err(NoRefund::NothingLeft { charge: charge.id }));
    }
    let amount = wanted.amount.unwrap_or(left);
    if amount > left {
        return Ok(Err(NoRefund::TooMuch { asked: amount, left, currency: charge.currency }));
    }
    book(conn, charge, amount, wanted, cause).await.map(Ok)
}

async fn book(
    conn: &mut PgConnection,
    charge: ChargeRow,
    amount: i64,
    wanted: &Wanted,
    cause: &Cause,
) -> sqlx::Result<RefundRow> {
    let (id, entry) = (ids::refund(), ids::balance_transaction());
    let charge = charges::add_refunded(conn, &charge.id, amount).await?;
    let new = refunds::NewRefund {
        id: &id,
        charge: &charge.id,
        payment_intent: &charge.payment_intent,
        amount,
        currency: &charge.currency,
        reason: wanted.reason.as_deref(),
        metadata: &wanted.metadata,
        balance_transaction: &entry,
    };
    let refund = refunds::insert(conn, &new).await?;
    let entry = balance::NewEntry {
        id: &entry,
        kind: "refund",
        source: &id,
        amount: -amount,
        fee: 0,
        currency: &charge.currency,
        description: charge.description.as_deref(),
    };
    balance::insert(conn, &entry).await?;
    let news = vec![
        News { kind: "refund.created", object: objects::refund(&refund) },
        News { kind: "charge.refunded", object: objects::charge(&charge) },
    ];
    events::publish(conn, news, cause).await?;
    Ok(refund)
}
