//! Troubles ordered for the next webhooks, so that the market can be tested against a bad day.

use sqlx::{FromRow, PgPool};

/// One trouble to happen.
#[derive(Debug, FromRow)]
pub struct Fault {
    /// `delay`, `duplicate` or `drop`.
    pub kind: String,
    pub seconds: i32,
}

/// Orders a trouble for the next `times` events; zero takes the order back.
pub async fn order(pool: &PgPool, kind: &str, times: i32, seconds: i32) -> sqlx::Result<()> {
    sqlx::query(
        "insert into sandbox.faults (kind, remaining, seconds) values ($1, $2, $3)
         on conflict (kind) do update set remaining = excluded.remaining, seconds = excluded.seconds",
    )
    .bind(kind)
    .bind(times)
    .bind(seconds)
    .execute(pool)
    .await?;
    Ok(())
}

/// Takes one trouble, if any is left.
pub async fn take(pool: &PgPool) -> sqlx::Result<Option<Fault>> {
    sqlx::query_as(
        "update sandbox.faults set remaining = remaining - 1
         where remaining > 0 and kind = (
             select kind from sandbox.faults where remaining > 0 order by kind limit 1 for update skip locked)
         returning kind, seconds",
    )
    .fetch_optional(pool)
    .await
}
