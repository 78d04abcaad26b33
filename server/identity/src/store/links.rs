//! Accounts elsewhere that open accounts here, and ways there that were begun, in the database.

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::id::AccountId;
use sqlx::PgConnection;

/// An account elsewhere.
pub(crate) struct Link {
    pub(crate) account: AccountId,
    pub(crate) confirmed: bool,
}

/// A way that was begun.
pub(crate) struct Journey {
    pub(crate) sealed: Vec<u8>,
    pub(crate) next: String,
}

/// The account that an account at Google opens, or waits to.
pub(crate) async fn of_subject(db: &mut PgConnection, subject: &str) -> Result<Option<Link>, sqlx::Error> {
    let row = sqlx::query!(
        "select account_id, confirmed_at from identity.links where provider = 'google' and subject = $1 for update",
        subject,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Link { account: AccountId(row.account_id), confirmed: row.confirmed_at.is_some() }))
}

/// Links an account at Google: at once, or once the browser with the token of `waiting_hash` has signed in by itself. One
/// that waits is replaced, one that opens something stays.
pub(crate) async fn link(
    db: &mut PgConnection,
    subject: &str,
    account: AccountId,
    email: &str,
    waiting_hash: Option<&[u8; 32]>,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.links as l (provider, subject, account_id, email, confirmed_at, created_at,
             waiting_hash)
         values ('google', $1, $2, $3, case when $4::bytea is null then $5::timestamptz end, $5, $4)
         on conflict (provider, subject) do update
             set account_id = excluded.account_id, email = excluded.email, created_at = excluded.created_at,
                 waiting_hash = excluded.waiting_hash, confirmed_at = excluded.confirmed_at
             where l.confirmed_at is null",
        subject,
        account.0,
        email,
        waiting_hash.map(<[u8; 32]>::as_slice),
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What waits for this account's own sign-in in the browser of that token opens it from now on. What was tried before
/// `since` has to be tried again, and one account has one.
pub(crate) async fn confirm(
    db: &mut PgConnection,
    account: AccountId,
    waiting_hash: &[u8; 32],
    since: DateTime<Utc>,
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.links set confirmed_at = $3
         where account_id = $1 and waiting_hash = $4 and confirmed_at is null and created_at > $2
           and not exists (select 1 from identity.links o
                           where o.account_id = $1 and o.provider = 'google' and o.confirmed_at is not null)",
        account.0,
        since,
        at,
        waiting_hash.as_slice(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Google opens this account no more.
pub(crate) async fn unlink(db: &mut PgConnection, account: AccountId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("delete from identity.links where account_id = $1", account.0).execute(db).await?;
    Ok(done.rows_affected() > 0)
}

/// Begins a way.
pub(crate) async fn begin(
    db: &mut PgConnection,
    state_hash: &[u8; 32],
    site: Site,
    journey: &Journey,
    expires_at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.journeys (state_hash, site, sealed, next, expires_at) values ($1, $2, $3, $4, $5)",
        state_hash.as_slice(),
        site.name(),
        journey.sealed,
        journey.next,
        expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends a way that was begun: of any number of callers at once, one is told what it began with.
pub(crate) async fn end(
    db: &mut PgConnection,
    state_hash: &[u8; 32],
    site: Site,
    now: DateTime<Utc>,
) -> Result<Option<Journey>, sqlx::Error> {
    sqlx::query_as!(
        Journey,
        "delete from identity.journeys where state_hash = $1 and site = $2 and expires_at > $3 returning sealed, next",
        state_hash.as_slice(),
        site.name(),
        now,
    )
    .fetch_optional(db)
    .await
}

/// Removes ways that ended before `before`.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!("delete from identity.journeys where expires_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}
