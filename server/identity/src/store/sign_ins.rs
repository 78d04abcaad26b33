//! Sign-ins that wait for their second step, in the database.

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::id::{AccountId, ChallengeId};
use domain::identity::SecondKind;
use sqlx::PgConnection;

/// Tries of one sign-in.
pub(crate) const TRIES: i32 = 5;

/// A sign-in that waits.
pub(crate) struct NewSignIn<'a> {
    pub(crate) token_hash: &'a [u8; 32],
    pub(crate) account: AccountId,
    pub(crate) site: Site,
    pub(crate) kind: SecondKind,
    pub(crate) challenge: Option<ChallengeId>,
    pub(crate) proved: bool,
    pub(crate) at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

/// A sign-in that waits, as it was stored.
pub(crate) struct WaitingSignIn {
    pub(crate) account: AccountId,
    pub(crate) kind: SecondKind,
    pub(crate) challenge: Option<ChallengeId>,
    pub(crate) proved: bool,
}

/// Stores a sign-in that waits.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewSignIn<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.sign_ins (token_hash, account_id, site, step, code_id, proved, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.token_hash.as_slice(),
        new.account.0,
        new.site.name(),
        new.kind.name(),
        new.challenge.map(|challenge| challenge.0),
        new.proved,
        new.at,
        new.expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The sign-in of that token on that site, while it waits.
pub(crate) async fn waiting(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    site: Site,
    now: DateTime<Utc>,
) -> Result<Option<WaitingSignIn>, sqlx::Error> {
    let row = sqlx::query!(
        "select account_id, step, code_id, proved from identity.sign_ins
         where token_hash = $1 and site = $2 and used_at is null and expires_at > $3",
        token_hash.as_slice(),
        site.name(),
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.and_then(|row| {
        Some(WaitingSignIn {
            account: AccountId(row.account_id),
            kind: SecondKind::named(&row.step)?,
            challenge: row.code_id.map(ChallengeId),
            proved: row.proved,
        })
    }))
}

/// Counts a try before it is looked at, if there is one left; how many were used then.
pub(crate) async fn take_try(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<i32>, sqlx::Error> {
    sqlx::query_scalar!(
        "update identity.sign_ins set tries = tries + 1
         where token_hash = $1 and used_at is null and expires_at > $2 and tries < $3 returning tries",
        token_hash.as_slice(),
        now,
        TRIES,
    )
    .fetch_optional(db)
    .await
}

/// Uses the sign-in up: of any number of callers at once, one is told that it was theirs.
pub(crate) async fn take(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.sign_ins set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2",
        token_hash.as_slice(),
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends every sign-in of an account that is under way.
pub(crate) async fn end_all(db: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.sign_ins set used_at = $2 where account_id = $1 and used_at is null",
        account.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes what ended before `before`.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!("delete from identity.sign_ins where expires_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}
