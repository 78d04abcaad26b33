//! Sessions in the database.

use chrono::{DateTime, Utc};
use domain::actor::{Role, Site};
use domain::id::{AccountId, SessionId};
use sqlx::PgConnection;

use super::roles;

/// A session to be opened.
pub(crate) struct NewSession<'a> {
    pub(crate) id: SessionId,
    pub(crate) token_hash: [u8; 32],
    pub(crate) account: AccountId,
    pub(crate) site: Site,
    pub(crate) at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) address: &'a str,
    pub(crate) user_agent: &'a str,
}

/// A session that is alive, and who it belongs to.
pub(crate) struct LiveSession {
    pub(crate) id: SessionId,
    pub(crate) account: AccountId,
    pub(crate) roles: Vec<Role>,
    pub(crate) last_seen_at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

/// Opens a session.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewSession<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.sessions (id, token_hash, account_id, site, created_at, last_seen_at, expires_at,
             address, user_agent)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8)",
        new.id.0,
        &new.token_hash,
        new.account.0,
        new.site.name(),
        new.at,
        new.expires_at,
        new.address,
        new.user_agent,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The session of that token on that site, if neither it nor its account has ended and it was used since `idle_since`.
pub(crate) async fn live(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
    site: Site,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<Option<LiveSession>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select s.id, s.account_id, s.last_seen_at, s.expires_at,
                  array(select r.role from identity.account_roles r where r.account_id = s.account_id) as "roles!"
           from identity.sessions s join identity.accounts a on a.id = s.account_id
           where s.token_hash = $1 and s.site = $2 and s.revoked_at is null and s.expires_at > $3
             and s.last_seen_at > $4 and a.state = 'active' and a.erased_at is null"#,
        token_hash.as_slice(),
        site.name(),
        now,
        idle_since,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| LiveSession {
        id: SessionId(row.id),
        account: AccountId(row.account_id),
        roles: roles(&row.roles),
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
    }))
}

/// Notes that a session was used; false when that was noted since `since` already.
pub(crate) async fn touch(
    db: &mut PgConnection,
    session: SessionId,
    at: DateTime<Utc>,
    since: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.sessions set last_seen_at = $2 where id = $1 and last_seen_at <= $3 and revoked_at is null",
        session.0,
        at,
        since,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends one session of an account; the hash of its token, if it was alive.
pub(crate) async fn revoke(
    db: &mut PgConnection,
    session: SessionId,
    account: AccountId,
    at: DateTime<Utc>,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar!(
        "update identity.sessions set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null
         returning token_hash",
        session.0,
        account.0,
        at,
    )
    .fetch_optional(db)
    .await
}

/// Ends every session of an account but one; the hashes of their tokens.
pub(crate) async fn revoke_others(
    db: &mut PgConnection,
    account: AccountId,
    kept: Option<SessionId>,
    at: DateTime<Utc>,
) -> Result<Vec<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar!(
        "update identity.sessions set revoked_at = $2
         where account_id = $1 and revoked_at is null and id is distinct from $3
         returning token_hash",
        account.0,
        at,
        kept.map(|session| session.0),
    )
    .fetch_all(db)
    .await
}

/// Ends every session of an account on one site; the hashes of their tokens.
pub(crate) async fn revoke_on(
    db: &mut PgConnection,
    account: AccountId,
    site: Site,
    at: DateTime<Utc>,
) -> Result<Vec<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar!(
        "update identity.sessions set revoked_at = $2 where account_id = $1 and site = $3 and revoked_at is null
         returning token_hash",
        account.0,
        at,
        site.name(),
    )
    .fetch_all(db)
    .await
}

/// Removes at most `most` sessions that were revoked or ended before `before`; returns how many.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>, most: i64) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!(
        "delete from identity.sessions where id in (
             select id from identity.sessions where expires_at < $1 or revoked_at < $1
             limit $2 for update skip locked)",
        before,
        most,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
