//! Payment intents: one purpose of paying, through refused cards and bank questions, to its end.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection, PgExecutor, PgPool};

use super::{Metadata, Window};
use crate::cards::KeptCard;

/// An intent as it stands in the books.
#[derive(Debug, FromRow)]
pub struct IntentRow {
    pub id: String,
    pub session: Option<String>,
    pub status: String,
    pub amount: i64,
    pub currency: String,
    pub client_secret: String,
    pub metadata: Json<Metadata>,
    pub description: Option<String>,
    pub receipt_email: Option<String>,
    pub transfer_group: Option<String>,
    pub payment_method: Option<String>,
    pub latest_charge: Option<String>,
    pub last_error: Option<Value>,
    pub challenge: Option<Json<Challenge>>,
    pub canceled_at: Option<DateTime<Utc>>,
    pub cancellation_reason: Option<String>,
    pub created: DateTime<Utc>,
}

/// A card that waits for its bank's answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Challenge {
    pub card: KeptCard,
    pub payer: String,
}

/// An intent to be opened.
#[derive(Debug)]
pub struct NewIntent<'a> {
    pub session: Option<&'a str>,
    pub amount: i64,
    pub currency: &'a str,
    pub metadata: &'a Metadata,
    pub description: Option<&'a str>,
    pub receipt_email: Option<&'a str>,
    pub transfer_group: Option<&'a str>,
}

macro_rules! columns {
    () => {
        "id, session, status, amount, currency, client_secret, metadata, description, receipt_email,
         transfer_group, payment_method, latest_charge, last_error, challenge, canceled_at,
         cancellation_reason, created"
    };
}

pub async fn insert(
    conn: &mut PgConnection,
    id: &str,
    client_secret: &str,
    new: &NewIntent<'_>,
) -> sqlx::Result<IntentRow> {
    sqlx::query_as(concat!(
        "insert into sandbox.intents (id, client_secret, session, amount, currency, metadata, description,
             receipt_email, transfer_group)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ",
        columns!()
    ))
    .bind(id)
    .bind(client_secret)
    .bind(new.session)
    .bind(new.amount)
    .bind(new.currency)
    .bind(Json(new.metadata))
    .bind(new.description)
    .bind(new.receipt_email)
    .bind(new.transfer_group)
    .fetch_one(conn)
    .await
}

pub async fn find(db: impl PgExecutor<'_>, id: &str) -> sqlx::Result<Option<IntentRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.intents where id = $1"))
        .bind(id)
        .fetch_optional(db)
        .await
}

/// Reads an intent and holds it until the transaction ends. Lock its session first.
pub async fn lock(conn: &mut PgConnection, id: &str) -> sqlx::Result<Option<IntentRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.intents where id = $1 for update"))
        .bind(id)
        .fetch_optional(conn)
        .await
}

/// The intent is paid by `charge`.
pub async fn succeed(conn: &mut PgConnection, id: &str, charge: &str, payment_method: &str) -> sqlx::Result<IntentRow> {
    sqlx::query_as(concat!(
        "update sandbox.intents set status = 'succeeded', latest_charge = $2, payment_method = $3,
             last_error = null, challenge = null
         where id = $1 and status in ('requires_payment_method', 'requires_action') returning ",
        columns!()
    ))
    .bind(id)
    .bind(charge)
    .bind(payment_method)
    .fetch_one(conn)
    .await
}

/// The try failed; the intent waits for another card.
pub async fn fail(conn: &mut PgConnection, id: &str, charge: Option<&str>, error: &Value) -> sqlx::Result<IntentRow> {
    sqlx::query_as(concat!(
        "update sandbox.intents set status = 'requires_payment_method',
             latest_charge = coalesce($2, latest_charge), last_error = $3, challenge = null, payment_method = null
         where id = $1 and status in ('requires_payment_method', 'requires_action') returning ",
        columns!()
    ))
    .bind(id)
    .bind(charge)
    .bind(error)
    .fetch_one(conn)
    .await
}

/// The bank wants to hear from the buyer before it pays.
pub async fn challenge(
    conn: &mut PgConnection,
    id: &str,
    payment_method: &str,
    challenge: &Challenge,
) -> sqlx::Result<IntentRow> {
    sqlx::query_as(concat!(
        "update sandbox.intents set status = 'requires_action', payment_method = $2, challenge = $3, last_error = null
         where id = $1 and status in ('requires_payment_method', 'requires_action') returning ",
        columns!()
    ))
    .bind(id)
    .bind(payment_method)
    .bind(Json(challenge))
    .fetch_one(conn)
    .await
}

/// Gives up unpaid intents; those already paid or given up are left alone and not returned.
pub async fn cancel(conn: &mut PgConnection, ids: &[String], reason: Option<&str>) -> sqlx::Result<Vec<IntentRow>> {
    sqlx::query_as(concat!(
        "update sandbox.intents set status = 'canceled', canceled_at = now(), cancellation_reason = $2,
             challenge = null
         where id = any($1) and status in ('requires_payment_method', 'requires_action') returning ",
        columns!()
    ))
    .bind(ids)
    .bind(reason)
    .fetch_all(conn)
    .await
}

/// Intents, newest first.
pub async fn list(pool: &PgPool, window: &Window) -> sqlx::Result<Vec<IntentRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.intents
         where ($1::text is null or seq < (select seq from sandbox.intents where id = $1))
           and ($2::timestamptz is null or created >= $2) and ($3::timestamptz is null or created < $3)
         order by seq desc limit $4"
    ))
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}
