//! The ten minutes in which a forgotten password can be replaced, in the database.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sqlx::PgConnection;

/// Opens the ten minutes.
pub(crate) async fn open(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    account: AccountId,
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.reset_sessions (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $4)",
        token_hash.as_slice(),
        account.0,
        at,
        expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whose password can be replaced with that token now.
pub(crate) async fn owner(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, sqlx::Error> {
    let id = sqlx::query_scalar!(
        "select account_id from identity.reset_sessions where token_hash = $1 and used_at is null and expires_at > $2",
        token_hash.as_slice(),
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(AccountId))
}

/// Uses the token up: of any number of callers at once, one is told whose it was.
pub(crate) async fn take(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, sqlx::Error> {
    let id = sqlx::query_scalar!(
        "update identity.reset_sessions set used_at = $2
         where token_hash = $1 and used_at is null and expires_at > $2 returning account_id",
        token_hash.as_slice(),
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(AccountId))
}

/// Ends every reset of an account that is under way.
pub(crate) async fn end_all(db: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.reset_sessions set used_at = $2 where account_id = $1 and used_at is null",
        account.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes what ended before `before`.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!("delete from identity.reset_sessions where expires_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}
