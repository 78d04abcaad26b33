//! Apps that make codes, and the codes that replace them, in the database.

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use sqlx::PgConnection;

/// An app as it was stored.
pub(crate) struct StoredAuthenticator {
    pub(crate) sealed_secret: Vec<u8>,
    pub(crate) confirmed: bool,
}

/// The app of an account, proved or not. One that was not proved is forgotten after `since`.
pub(crate) async fn of(
    db: &mut PgConnection,
    account: AccountId,
    since: DateTime<Utc>,
) -> Result<Option<StoredAuthenticator>, sqlx::Error> {
    let row = sqlx::query!(
        "select sealed_secret, confirmed_at from identity.authenticators
         where account_id = $1 and (confirmed_at is not null or created_at > $2)",
        account.0,
        since,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredAuthenticator { sealed_secret: row.sealed_secret, confirmed: row.confirmed_at.is_some() }))
}

/// Begins with an app; false when one is in use already.
pub(crate) async fn begin(
    db: &mut PgConnection,
    account: AccountId,
    sealed_secret: &[u8],
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into identity.authenticators as a (account_id, sealed_secret, created_at) values ($1, $2, $3)
         on conflict (account_id) do update
             set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, last_step = 0
             where a.confirmed_at is null",
        account.0,
        sealed_secret,
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the app into use with its first code; false when that was done already or the secret is another one by now.
pub(crate) async fn confirm(
    db: &mut PgConnection,
    account: AccountId,
    sealed_secret: &[u8],
    step: i64,
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.authenticators set confirmed_at = $4, last_step = $3
         where account_id = $1 and sealed_secret = $2 and confirmed_at is null",
        account.0,
        sealed_secret,
        step,
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Uses the code of a step: of any number of callers with one code, one is let through, and no earlier code is good
/// any more.
pub(crate) async fn take_step(db: &mut PgConnection, account: AccountId, step: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.authenticators set last_step = $2
         where account_id = $1 and last_step < $2 and confirmed_at is not null",
        account.0,
        step,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the app and its recovery codes away.
pub(crate) async fn remove(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.recovery_codes where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.authenticators where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Replaces the recovery codes.
pub(crate) async fn set_recovery_codes(
    db: &mut PgConnection,
    account: AccountId,
    hashes: &[Vec<u8>],
) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.recovery_codes where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!(
        "insert into identity.recovery_codes (account_id, code_hash) select $1, hash from unnest($2::bytea[]) as c (hash)",
        account.0,
        hashes,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Uses a recovery code: of any number of callers with one code, one is let through.
pub(crate) async fn take_recovery_code(
    db: &mut PgConnection,
    account: AccountId,
    hash: &[u8; 32],
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.recovery_codes set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null",
        account.0,
        hash.as_slice(),
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Recovery codes that were not used yet.
pub(crate) async fn recovery_left(db: &mut PgConnection, account: AccountId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "left!" from identity.recovery_codes where account_id = $1 and used_at is null"#,
        account.0,
    )
    .fetch_one(db)
    .await
}
