//! Remembers what was answered to a call, so that the same call again gets the same answer.

use sqlx::{FromRow, PgConnection, PgPool};

/// What was answered before.
#[derive(Debug, FromRow)]
pub struct Answered {
    pub fingerprint: Vec<u8>,
    pub status: i32,
    pub body: String,
}

/// Takes the key for the length of the transaction; false when another call holds it this moment.
pub async fn hold(conn: &mut PgConnection, key: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("select pg_try_advisory_xact_lock(hashtextextended('sandbox idempotency ' || $1, 0))")
        .bind(key)
        .fetch_one(conn)
        .await
}

/// The answer given to this key earlier. Ask only while holding the key: its own statement, so that the
/// snapshot is younger than the lock.
pub async fn answered(conn: &mut PgConnection, key: &str) -> sqlx::Result<Option<Answered>> {
    sqlx::query_as("select fingerprint, status, body from sandbox.idempotency where key = $1")
        .bind(key)
        .fetch_optional(conn)
        .await
}

pub async fn remember(
    conn: &mut PgConnection,
    key: &str,
    fingerprint: &[u8],
    status: i32,
    body: &str,
) -> sqlx::Result<()> {
    sqlx::query("insert into sandbox.idempotency (key, fingerprint, status, body) values ($1, $2, $3, $4)")
        .bind(key)
        .bind(fingerprint)
        .bind(status)
        .bind(body)
        .execute(conn)
        .await?;
    Ok(())
}

/// Keys are kept for a week.
pub async fn forget_old(pool: &PgPool) -> sqlx::Result<u64> {
    let gone =
        sqlx::query("delete from sandbox.idempotency where created < now() - interval '7 days'").execute(pool).await?;
    Ok(gone.rows_affected())
}
