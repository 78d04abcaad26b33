//! Which event still has to reach the market, when it is tried next and what was answered.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::{FromRow, PgPool};

/// A delivery that this worker holds for the time of its lease.
#[derive(Debug, FromRow)]
pub struct Leased {
    pub id: i64,
    /// Counts from 1; also the fencing token: only the newest attempt may settle the row.
    pub attempts: i32,
    /// The database's clock, for the signature.
    pub now: DateTime<Utc>,
    pub event: String,
    pub kind: String,
    pub object: Value,
    pub request_id: Option<String>,
    pub idempotency_key: Option<String>,
    pub created: DateTime<Utc>,
}

/// Takes up to `limit` due deliveries. A lease outlives the longest try, so a killed worker's rows come back.
pub async fn lease(pool: &PgPool, limit: i64) -> sqlx::Result<Vec<Leased>> {
    sqlx::query_as(
        "with mine as (
             update sandbox.deliveries set attempts = attempts + 1, leased_until = now() + interval '30 seconds'
             where id in (
                 select id from sandbox.deliveries
                 where delivered_at is null and abandoned_at is null and due_at <= now()
                   and (leased_until is null or leased_until <= now())
                 order by due_at, id limit $1 for update skip locked)
             returning id, event, attempts)
         select mine.id, mine.attempts, now() as now, events.id as event, events.kind, events.object,
             events.request_id, events.idempotency_key, events.created
         from mine join sandbox.events on events.id = mine.event
         order by mine.id",
    )
    .bind(limit)
    .fetch_all(pool)
    .await
}

/// The market has it.
pub async fn settle(pool: &PgPool, id: i64, attempt: i32, answer: &str) -> sqlx::Result<()> {
    sqlx::query(
        "update sandbox.deliveries set delivered_at = now(), leased_until = null, last_answer = $3
         where id = $1 and attempts = $2 and delivered_at is null",
    )
    .bind(id)
    .bind(attempt)
    .bind(answer)
    .execute(pool)
    .await?;
    Ok(())
}

/// The market did not take it: try again later, but give up three days after the event.
pub async fn postpone(pool: &PgPool, id: i64, attempt: i32, seconds: i32, answer: &str) -> sqlx::Result<()> {
    sqlx::query(
        "update sandbox.deliveries set leased_until = null, last_answer = $4,
             due_at = now() + make_interval(secs => $3),
             abandoned_at = case when exists (
                 select from sandbox.events where id = deliveries.event and created < now() - interval '3 days')
                 then now() end
         where id = $1 and attempts = $2 and delivered_at is null",
    )
    .bind(id)
    .bind(attempt)
    .bind(f64::from(seconds))
    .bind(answer)
    .execute(pool)
    .await?;
    Ok(())
}

/// A fault holds the delivery back; the try that was about to happen does not count.
pub async fn hold_back(pool: &PgPool, id: i64, attempt: i32, seconds: i32) -> sqlx::Result<()> {
    sqlx::query(
        "update sandbox.deliveries set leased_until = null, due_at = now() + make_interval(secs => $3),
             last_answer = 'held back by a fault'
         where id = $1 and attempts = $2",
    )
    .bind(id)
    .bind(attempt)
    .bind(f64::from(seconds))
    .execute(pool)
    .await?;
    Ok(())
}

/// A fault loses the delivery for good.
pub async fn lose(pool: &PgPool, id: i64) -> sqlx::Result<()> {
    sqlx::query(
        "update sandbox.deliveries set abandoned_at = now(), leased_until = null, last_answer = 'lost by a fault'
         where id = $1",
    )
    .bind(id)
    .execute(pool)
    .await?;
    Ok(())
}

/// A fault sends the same event once more. The copy starts as a second attempt, so that no fault strikes it again.
pub async fn copy(pool: &PgPool, event: &str) -> sqlx::Result<()> {
    sqlx::query("insert into sandbox.deliveries (event, attempts) values ($1, 1)").bind(event).execute(pool).await?;
    Ok(())
}
