//! Addresses that nobody may sign up with, in the database.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// Whether nobody may sign up with that address.
pub(crate) async fn is_blocked(db: &mut PgConnection, email_hash: &[u8; 32]) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select 1 from identity.blocked_emails where email_hash = $1) as "blocked!""#,
        email_hash.as_slice(),
    )
    .fetch_one(db)
    .await
}

/// Keeps an address out, for ever.
pub(crate) async fn block(
    db: &mut PgConnection,
    email_hash: &[u8; 32],
    reason: &str,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.blocked_emails (email_hash, reason, blocked_at) values ($1, $2, $3)
         on conflict (email_hash) do nothing",
        email_hash.as_slice(),
        reason,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}
