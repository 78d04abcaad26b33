//! Sign-ins of programs and their refresh tokens, in the database.

use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::{AccountId, FamilyId, SessionId};
use sqlx::PgConnection;

use super::roles;

/// A sign-in of a program.
pub(crate) struct NewFamily<'a> {
    pub(crate) id: FamilyId,
    pub(crate) account: AccountId,
    pub(crate) address: &'a str,
    pub(crate) user_agent: &'a str,
    pub(crate) at: DateTime<Utc>,
}

/// A refresh token to be given out.
pub(crate) struct NewRefresh<'a> {
    pub(crate) token_hash: &'a [u8; 32],
    pub(crate) family: FamilyId,
    pub(crate) client_hash: &'a [u8; 32],
    pub(crate) at: DateTime<Utc>,
    pub(crate) expires_at: DateTime<Utc>,
}

/// A refresh token as it was stored.
pub(crate) struct StoredRefresh {
    pub(crate) client_hash: Vec<u8>,
    pub(crate) expires_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
}

/// Begins a family.
pub(crate) async fn begin(db: &mut PgConnection, new: &NewFamily<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.token_families (id, account_id, created_at, last_used_at, address, user_agent)
         values ($1, $2, $3, $3, $4, $5)",
        new.id.0,
        new.account.0,
        new.at,
        new.address,
        new.user_agent,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Gives a refresh token out.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewRefresh<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.refresh_tokens (token_hash, family_id, client_hash, created_at, expires_at)
         values ($1, $2, $3, $4, $5)",
        new.token_hash.as_slice(),
        new.family.0,
        new.client_hash.as_slice(),
        new.at,
        new.expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The family of a token, locked until this transaction ends, so that its tokens are used one after the other. Only
/// one that is alive, and whose account is.
pub(crate) async fn lock_family(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
) -> Result<Option<(FamilyId, AccountId)>, sqlx::Error> {
    let row = sqlx::query!(
        "select f.id, f.account_id from identity.token_families f join identity.accounts a on a.id = f.account_id
         where f.id = (select family_id from identity.refresh_tokens where token_hash = $1)
           and f.revoked_at is null and a.state = 'active' and a.erased_at is null
         for no key update of f",
        token_hash.as_slice(),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (FamilyId(row.id), AccountId(row.account_id))))
}

/// The token, as it is now; its family has to be locked.
pub(crate) async fn refresh(
    db: &mut PgConnection,
    token_hash: &[u8; 32],
) -> Result<Option<StoredRefresh>, sqlx::Error> {
    let row = sqlx::query!(
        "select client_hash, expires_at, used_at from identity.refresh_tokens where token_hash = $1",
        token_hash.as_slice(),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredRefresh { client_hash: row.client_hash, expires_at: row.expires_at, used_at: row.used_at }))
}

/// Uses a token up; false when it was used already.
pub(crate) async fn take(db: &mut PgConnection, token_hash: &[u8; 32], at: DateTime<Utc>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.refresh_tokens set used_at = $2 where token_hash = $1 and used_at is null",
        token_hash.as_slice(),
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that a family was used.
pub(crate) async fn seen(db: &mut PgConnection, family: FamilyId, at: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!("update identity.token_families set last_used_at = $2 where id = $1", family.0, at)
        .execute(db)
        .await?;
    Ok(())
}

/// Ends a family for good.
pub(crate) async fn revoke(
    db: &mut PgConnection,
    family: FamilyId,
    account: AccountId,
    because: &str,
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.token_families set revoked_at = $3, revoked_because = $4
         where id = $1 and account_id = $2 and revoked_at is null",
        family.0,
        account.0,
        at,
        because,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Ends every family of an account but one.
pub(crate) async fn revoke_others(
    db: &mut PgConnection,
    account: AccountId,
    kept: Option<SessionId>,
    because: &str,
    at: DateTime<Utc>,
) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.token_families set revoked_at = $2, revoked_because = $3
         where account_id = $1 and revoked_at is null and id is distinct from $4",
        account.0,
        at,
        because,
        kept.map(|session| session.0),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}

/// What the bearer of an access token may be, if neither family nor account has ended.
pub(crate) async fn live(
    db: &mut PgConnection,
    family: FamilyId,
    account: AccountId,
) -> Result<Option<Vec<Role>>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select array(select r.role from identity.account_roles r where r.account_id = f.account_id) as "roles!"
           from identity.token_families f join identity.accounts a on a.id = f.account_id
           where f.id = $1 and f.account_id = $2 and f.revoked_at is null and a.state = 'active'
             and a.erased_at is null"#,
        family.0,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| roles(&row.roles)))
}

/// Removes tokens that ended before `before`, and families that have none left.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done =
        sqlx::query!("delete from identity.refresh_tokens where expires_at < $1", before).execute(&mut *db).await?;
    sqlx::query!(
        "delete from identity.token_families f where f.created_at < $1
           and not exists (select 1 from identity.refresh_tokens t where t.family_id = f.id)",
        before,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected())
}
