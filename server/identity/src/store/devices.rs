//! Browsers that have proved whose they are, and the list of places where somebody is signed in.

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::id::{AccountId, SessionId};
use sqlx::PgConnection;
use uuid::Uuid;

/// A place where somebody is signed in.
pub(crate) struct Place {
    pub(crate) id: SessionId,
    /// Nothing for a program.
    pub(crate) site: Option<Site>,
    pub(crate) address: String,
    pub(crate) user_agent: String,
    pub(crate) since: DateTime<Utc>,
    pub(crate) last_seen_at: DateTime<Utc>,
}

/// Since when a session of each site must have been used to be alive.
pub(crate) struct IdleSince {
    pub(crate) shopper: DateTime<Utc>,
    pub(crate) seller: DateTime<Utc>,
    pub(crate) admin: DateTime<Utc>,
}

/// Everywhere an account is signed in, the last used first.
pub(crate) async fn places(
    db: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
    idle: &IdleSince,
) -> Result<Vec<Place>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select id as "id!", site as "site?", address as "address!", user_agent as "user_agent!", created_at as "created_at!",
                  last_seen_at as "last_seen_at!"
           from (
               select s.id, s.site, s.address, s.user_agent, s.created_at, s.last_seen_at from identity.sessions s
               where s.account_id = $1 and s.revoked_at is null and s.expires_at > $2
                 and s.last_seen_at > case s.site when 'shopper' then $3::timestamptz when 'seller' then $4::timestamptz
                                             else $5::timestamptz end
               union all
               select f.id, null, f.address, f.user_agent, f.created_at, f.last_used_at from identity.token_families f
               where f.account_id = $1 and f.revoked_at is null
                 and exists (select 1 from identity.refresh_tokens t
                             where t.family_id = f.id and t.used_at is null and t.expires_at > $2)
           ) as places
           order by 6 desc, 1"#,
        account.0,
        now,
        idle.shopper,
        idle.seller,
        idle.admin,
    )
    .fetch_all(db)
    .await?;
    let place = rows.into_iter().map(|row| Place {
        id: SessionId(row.id),
        site: row.site.as_deref().and_then(Site::named),
        address: row.address,
        user_agent: row.user_agent,
        since: row.created_at,
        last_seen_at: row.last_seen_at,
    });
    Ok(place.collect())
}

/// Whether that browser has proved before that it is this account's.
pub(crate) async fn is_known(
    db: &mut PgConnection,
    account: AccountId,
    token_hash: &[u8; 32],
    since: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select 1 from identity.devices
                          where account_id = $1 and token_hash = $2 and last_seen_at > $3) as "known!""#,
        account.0,
        token_hash.as_slice(),
        since,
    )
    .fetch_one(db)
    .await
}

/// Notes that a known browser was here.
pub(crate) async fn seen(
    db: &mut PgConnection,
    account: AccountId,
    token_hash: &[u8; 32],
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.devices set last_seen_at = $3 where account_id = $1 and token_hash = $2",
        account.0,
        token_hash.as_slice(),
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Remembers a browser as this account's.
pub(crate) async fn remember(
    db: &mut PgConnection,
    id: Uuid,
    account: AccountId,
    token_hash: &[u8; 32],
    user_agent: &str,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.devices (id, account_id, token_hash, user_agent, first_seen_at, last_seen_at)
         values ($1, $2, $3, $4, $5, $5)
         on conflict (account_id, token_hash) do update set last_seen_at = excluded.last_seen_at",
        id,
        account.0,
        token_hash.as_slice(),
        user_agent,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets every browser of an account: all of them are new again.
pub(crate) async fn forget_all(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.devices where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Removes browsers that were not seen since `before`.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!("delete from identity.devices where last_seen_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}
