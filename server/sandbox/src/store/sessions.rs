//! Checkout sessions: what is to be paid, until when, and where the shopper goes afterwards.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection, PgExecutor, PgPool};

use super::{Metadata, Window};

/// A session as it stands in the books.
#[derive(Debug, FromRow)]
pub struct SessionRow {
    pub id: String,
    /// `open`, `complete` or `expired`; a session past its time reads `expired` even before the sweeper saw it.
    pub status: String,
    pub amount_total: i64,
    pub currency: String,
    pub lines: Json<Vec<Line>>,
    pub metadata: Json<Metadata>,
    pub payment_intent: Option<String>,
    pub intent_metadata: Json<Metadata>,
    pub intent_description: Option<String>,
    pub receipt_email: Option<String>,
    pub transfer_group: Option<String>,
    pub client_reference_id: Option<String>,
    pub customer_email: Option<String>,
    pub payer_name: Option<String>,
    pub success_url: String,
    pub cancel_url: Option<String>,
    pub locale: Option<String>,
    pub submit_type: Option<String>,
    pub created: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// The database's clock at the time of reading.
    pub now: DateTime<Utc>,
}

/// One line of the bill, with the price and product that it stands for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    pub id: String,
    pub price: String,
    pub product: String,
    pub name: String,
    pub description: Option<String>,
    pub quantity: i64,
    pub unit_amount: i64,
}

/// A session to be opened; its amounts are checked already.
#[derive(Debug)]
pub struct NewSession {
    pub amount_total: i64,
    pub currency: String,
    pub lines: Vec<Line>,
    pub metadata: Metadata,
    pub intent_metadata: Metadata,
    pub intent_description: Option<String>,
    pub receipt_email: Option<String>,
    pub transfer_group: Option<String>,
    pub client_reference_id: Option<String>,
    pub customer_email: Option<String>,
    pub success_url: String,
    pub cancel_url: Option<String>,
    pub locale: Option<String>,
    pub submit_type: Option<String>,
    pub expires_at: Option<DateTime<Utc>>,
}

macro_rules! columns {
    () => {
        "id, case when status = 'open' and expires_at <= now() then 'expired' else status end as status,
         amount_total, currency, lines, metadata, payment_intent, intent_metadata, intent_description,
         receipt_email, transfer_group, client_reference_id, customer_email, payer_name, success_url,
         cancel_url, locale, submit_type, created, expires_at, now() as now"
    };
}

/// Writes a session down; `None` when its end is not within the next day by the database's clock.
pub async fn insert(conn: &mut PgConnection, id: &str, new: &NewSession) -> sqlx::Result<Option<SessionRow>> {
    sqlx::query_as(concat!(
        "insert into sandbox.sessions (id, amount_total, currency, lines, metadata, intent_metadata,
             intent_description, receipt_email, transfer_group, client_reference_id, customer_email,
             success_url, cancel_url, locale, submit_type, expires_at)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
             coalesce($16, now() + interval '24 hours')
         where $16::timestamptz is null
            or ($16 > now() and $16 <= now() + interval '24 hours 5 minutes')
         returning ",
        columns!()
    ))
    .bind(id)
    .bind(new.amount_total)
    .bind(&new.currency)
    .bind(Json(&new.lines))
    .bind(Json(&new.metadata))
    .bind(Json(&new.intent_metadata))
    .bind(&new.intent_description)
    .bind(&new.receipt_email)
    .bind(&new.transfer_group)
    .bind(&new.client_reference_id)
    .bind(&new.customer_email)
    .bind(&new.success_url)
    .bind(&new.cancel_url)
    .bind(&new.locale)
    .bind(&new.submit_type)
    .bind(new.expires_at)
    .fetch_optional(conn)
    .await
}

pub async fn find(db: impl PgExecutor<'_>, id: &str) -> sqlx::Result<Option<SessionRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.sessions where id = $1"))
        .bind(id)
        .fetch_optional(db)
        .await
}

/// Reads a session and keeps everyone else from paying or closing it until the transaction ends.
pub async fn lock(conn: &mut PgConnection, id: &str) -> sqlx::Result<Option<SessionRow>> {
    sqlx::query_as(concat!("select ", columns!(), " from sandbox.sessions where id = $1 for update"))
        .bind(id)
        .fetch_optional(conn)
        .await
}

/// Names the intent that the first try to pay opened.
pub async fn set_intent(conn: &mut PgConnection, id: &str, intent: &str) -> sqlx::Result<SessionRow> {
    sqlx::query_as(concat!("update sandbox.sessions set payment_intent = $2 where id = $1 returning ", columns!()))
        .bind(id)
        .bind(intent)
        .fetch_one(conn)
        .await
}

/// Marks an open session paid; any other is an error, which undoes the transaction.
pub async fn complete(conn: &mut PgConnection, id: &str, payer: Option<&str>) -> sqlx::Result<SessionRow> {
    sqlx::query_as(concat!(
        "update sandbox.sessions set status = 'complete', payer_name = $2
         where id = $1 and status = 'open' and expires_at > now() returning ",
        columns!()
    ))
    .bind(id)
    .bind(payer)
    .fetch_one(conn)
    .await
}

/// Closes an open session unpaid; `None` when it was paid or closed before.
pub async fn expire(conn: &mut PgConnection, id: &str) -> sqlx::Result<Option<SessionRow>> {
    sqlx::query_as(concat!(
        "update sandbox.sessions set status = 'expired' where id = $1 and status = 'open' returning ",
        columns!()
    ))
    .bind(id)
    .fetch_optional(conn)
    .await
}

/// Closes up to `limit` sessions whose time is over, skipping those being paid this very moment.
pub async fn expire_overdue(conn: &mut PgConnection, limit: i64) -> sqlx::Result<Vec<SessionRow>> {
    sqlx::query_as(concat!(
        "update sandbox.sessions set status = 'expired' where id in (
             select id from sandbox.sessions where status = 'open' and expires_at <= now()
             order by expires_at limit $1 for update skip locked)
         returning ",
        columns!()
    ))
    .bind(limit)
    .fetch_all(conn)
    .await
}

/// Sessions, newest first, optionally of one intent or in one status.
pub async fn list(
    pool: &PgPool,
    window: &Window,
    intent: Option<&str>,
    status: Option<&str>,
) -> sqlx::Result<Vec<SessionRow>> {
    sqlx::query_as(concat!(
        "select ",
        columns!(),
        " from sandbox.sessions
         where ($1::text is null or payment_intent = $1)
           and ($2::text is null
                or case when status = 'open' and expires_at <= now() then 'expired' else status end = $2)
           and ($3::text is null or seq < (select seq from sandbox.sessions where id = $3))
           and ($4::timestamptz is null or created >= $4) and ($5::timestamptz is null or created < $5)
         order by seq desc limit $6"
    ))
    .bind(intent)
    .bind(status)
    .bind(&window.starting_after)
    .bind(window.created_from)
    .bind(window.created_until)
    .bind(window.rows())
    .fetch_all(pool)
    .await
}
