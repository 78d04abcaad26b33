//! Refunds: money on its way back to the card it came from.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection, PgPool};

use super::{Metadata, Window};

/// A refund as it stands in the books.
#[derive(Debug, FromRow)]
pub struct RefundRow {
    pub id: String,
    pub charge: String,
    pub payment_intent: String,
    pub status: String,
    pub amount: i64,
    pub currency: String,
    pub reason: Option<String>,
    pub metadata: Json<Metadata>,
    pub balance_transaction: String,
    pub created: DateTime<Utc>,
}

/// A refund to be written down; its charge is locked and has enough left.
#[derive(Debug)]
pub struct NewRefund<'a> {
    pub id: &'a str,
    pub charge: &'a str,
    pub payment_intent: &'a str,
    pub amount: i64,
    pub currency: &'a str,
    pub reason: Option<&'a str>,
    pub metadata: &'a Metadata,
    pub balance_transaction: &'a str,
}

macro_rules! columns {
    () => {
        "id, charge, payment_intent, status, amount, currency, reason, metadata, balance_transaction, created"
    };
}

pub async fn insert(conn: &mut PgConnection, new: &NewRefund<'_>) -> sqlx::Result<RefundRow> {
    sqlx::query_as(concat!(
        "insert into sandbox.refunds (id, charge, payment_intent, amount, currency, reason, metadata,
             balance_transaction)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning ",
        columns!()
    ))
    .bind(new.id)
    .bind(new.charge)
    .bind(new.payment_intent)
    .bind(new.amount)
    .bind(new.currency)
    .bind(new.reason)
    .bind(Json(new.metadata))
    .bind(new.balance_transaction)
    .fetch_one(conn)
    .await
}

pub async fn find(pool: &PgPool, id: &str) -> sqlx::Result<Option<RefundRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.refunds where id = $1"))
        .bind(id)
        .fetch_optional(pool)
        .await
}

/// Refunds, newest first, optionally of one charge or one intent.
pub async fn list(
    pool: &PgPool,
    window: &Window,
    charge: Option<&str>,
    intent: Option<&str>,
) -> sqlx::Result<Vec<RefundRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.refunds
         where ($1::text is null or charge = $1) and ($2::text is null or payment_intent = $2)
           and ($3::text is null or seq < (select seq from sandbox.refunds where id = $3))
           and ($4::timestamptz is null or created >= $4) and ($5::timestamptz is null or created < $5)
         order by seq desc limit $6"
    ))
    .bind(charge)
    .bind(intent)
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}
