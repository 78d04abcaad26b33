//! Charges: every try to take money from a card, taken or refused, and how much of it went back.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection, PgPool};

use super::{Metadata, Window};
use crate::cards::KeptCard;

/// A charge as it stands in the books.
#[derive(Debug, FromRow)]
pub struct ChargeRow {
    pub id: String,
    pub payment_intent: String,
    pub status: String,
    pub amount: i64,
    pub amount_refunded: i64,
    pub currency: String,
    pub card: Json<KeptCard>,
    pub payment_method: String,
    pub payer_name: Option<String>,
    pub payer_email: Option<String>,
    pub metadata: Json<Metadata>,
    pub description: Option<String>,
    pub transfer_group: Option<String>,
    pub failure: Option<Json<Failure>>,
    pub balance_transaction: Option<String>,
    pub created: DateTime<Utc>,
}

/// Why the bank refused.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Failure {
    pub code: String,
    pub decline_code: Option<String>,
    pub message: String,
}

/// A try to be written down; the amounts and notes are copied from its intent.
#[derive(Debug)]
pub struct NewCharge<'a> {
    pub id: &'a str,
    pub intent: &'a str,
    pub card: &'a KeptCard,
    pub payment_method: &'a str,
    pub payer_name: &'a str,
    pub payer_email: Option<&'a str>,
    pub failure: Option<&'a Failure>,
    pub disputed_later: bool,
    pub balance_transaction: Option<&'a str>,
}

macro_rules! columns {
    () => {
        "id, payment_intent, status, amount, amount_refunded, currency, card, payment_method, payer_name,
         payer_email, metadata, description, transfer_group, failure, balance_transaction, created"
    };
}

/// Writes a try down. A second capture of one intent fails on `charges_one_capture_per_intent`.
pub async fn insert(conn: &mut PgConnection, new: &NewCharge<'_>) -> sqlx::Result<ChargeRow> {
    sqlx::query_as(concat!(
        "insert into sandbox.charges (id, payment_intent, status, amount, currency, card, payment_method,
             payer_name, payer_email, metadata, description, transfer_group, failure, disputed_later,
             balance_transaction)
         select $1, intent.id, case when $7::jsonb is null then 'succeeded' else 'failed' end, intent.amount,
             intent.currency, $3, $4, $5, $6, intent.metadata, intent.description, intent.transfer_group, $7, $8, $9
         from sandbox.intents intent where intent.id = $2
         returning ",
        columns!()
    ))
    .bind(new.id)
    .bind(new.intent)
    .bind(Json(new.card))
    .bind(new.payment_method)
    .bind(new.payer_name)
    .bind(new.payer_email)
    .bind(new.failure.map(Json))
    .bind(new.disputed_later)
    .bind(new.balance_transaction)
    .fetch_one(conn)
    .await
}

pub async fn find(pool: &PgPool, id: &str) -> sqlx::Result<Option<ChargeRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.charges where id = $1"))
        .bind(id)
        .fetch_optional(pool)
        .await
}

/// Reads a charge, or the capture of an intent, and holds it until the transaction ends.
pub async fn lock_for_refund(
    conn: &mut PgConnection,
    charge: Option<&str>,
    intent: Option<&str>,
) -> sqlx::Result<Option<ChargeRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.charges
         where ($1::text is null or id = $1)
           and ($2::text is null or (payment_intent = $2 and status = 'succeeded'))
           and ($1::text is not null or $2::text is not null)
         for update"
    ))
    .bind(charge)
    .bind(intent)
    .fetch_optional(conn)
    .await
}

/// Notes that `amount` more went back; the books refuse more than was taken.
pub async fn add_refunded(conn: &mut PgConnection, id: &str, amount: i64) -> sqlx::Result<ChargeRow> {
    sqlx::query_as(concat!(
        "update sandbox.charges set amount_refunded = amount_refunded + $2 where id = $1 returning ",
        columns!()
    ))
    .bind(id)
    .bind(amount)
    .fetch_one(conn)
    .await
}

/// Charges, newest first, optionally of one intent.
pub async fn list(pool: &PgPool, window: &Window, intent: Option<&str>) -> sqlx::Result<Vec<ChargeRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.charges
         where ($1::text is null or payment_intent = $1)
           and ($2::text is null or seq < (select seq from sandbox.charges where id = $2))
           and ($3::timestamptz is null or created >= $3) and ($4::timestamptz is null or created < $4)
         order by seq desc limit $5"
    ))
    .bind(intent)
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}
