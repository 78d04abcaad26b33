//! Keys that people carry, and questions put to them, in the database.

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::id::{AccountId, CeremonyId, PasskeyId};
use domain::identity::PasskeyView;
use sqlx::PgConnection;

/// A key to be kept.
pub(crate) struct NewPasskey<'a> {
    pub(crate) id: PasskeyId,
    pub(crate) account: AccountId,
    pub(crate) credential_id: &'a [u8],
    pub(crate) rp_id: &'a str,
    pub(crate) name: &'a str,
    pub(crate) static_state: &'a [u8],
    pub(crate) dynamic_state: &'a [u8],
    pub(crate) transports: &'a [u8],
    pub(crate) at: DateTime<Utc>,
}

/// A key as it was stored, locked until this transaction ends.
pub(crate) struct StoredPasskey {
    pub(crate) id: PasskeyId,
    pub(crate) account: AccountId,
    pub(crate) handle: Vec<u8>,
    pub(crate) static_state: Vec<u8>,
    pub(crate) dynamic_state: Vec<u8>,
}

/// A question that waits for its answer.
pub(crate) struct NewCeremony<'a> {
    pub(crate) id: CeremonyId,
    /// Who adds a key; nobody when somebody comes in.
    pub(crate) account: Option<AccountId>,
    pub(crate) site: Site,
    pub(crate) state: &'a [u8],
    pub(crate) expires_at: DateTime<Utc>,
}

/// Stores a question.
pub(crate) async fn begin(db: &mut PgConnection, new: &NewCeremony<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.ceremonies (id, kind, account_id, site, state, expires_at)
         values ($1, case when $2::uuid is null then 'sign_in' else 'register' end, $2, $3, $4, $5)",
        new.id.0,
        new.account.map(|account| account.0),
        new.site.name(),
        new.state,
        new.expires_at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ends a question: of any number of answers at once, one is looked at.
pub(crate) async fn end(
    db: &mut PgConnection,
    id: CeremonyId,
    account: Option<AccountId>,
    site: Site,
    now: DateTime<Utc>,
) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar!(
        "delete from identity.ceremonies
         where id = $1 and account_id is not distinct from $2 and site = $3 and expires_at > $4 returning state",
        id.0,
        account.map(|account| account.0),
        site.name(),
        now,
    )
    .fetch_optional(db)
    .await
}

/// What authenticators call a person: what is stored already, or `handle`.
pub(crate) async fn handle_of(
    db: &mut PgConnection,
    account: AccountId,
    handle: &[u8],
) -> Result<Vec<u8>, sqlx::Error> {
    sqlx::query_scalar!(
        "insert into identity.passkey_handles as h (account_id, handle) values ($1, $2)
         on conflict (account_id) do update set handle = h.handle returning handle",
        account.0,
        handle,
    )
    .fetch_one(db)
    .await
}

/// The credentials of a person at an address, with how they are reached.
pub(crate) async fn credentials(
    db: &mut PgConnection,
    account: AccountId,
    rp_id: &str,
) -> Result<Vec<(Vec<u8>, Vec<u8>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select credential_id, transports from identity.passkeys where account_id = $1 and rp_id = $2",
        account.0,
        rp_id,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.credential_id, row.transports)).collect())
}

/// How many keys a person has; to be asked while the account is locked.
pub(crate) async fn count(db: &mut PgConnection, account: AccountId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from identity.passkeys where account_id = $1"#, account.0)
        .fetch_one(db)
        .await
}

/// Keeps a key; false when it is somebody's already.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewPasskey<'_>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into identity.passkeys (id, account_id, credential_id, rp_id, name, static_state, dynamic_state,
             transports, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_id) do nothing",
        new.id.0,
        new.account.0,
        new.credential_id,
        new.rp_id,
        new.name,
        new.static_state,
        new.dynamic_state,
        new.transports,
        new.at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The key of that credential at that address.
pub(crate) async fn lock(
    db: &mut PgConnection,
    credential_id: &[u8],
    rp_id: &str,
) -> Result<Option<StoredPasskey>, sqlx::Error> {
    let row = sqlx::query!(
        "select p.id, p.account_id, h.handle, p.static_state, p.dynamic_state
         from identity.passkeys p join identity.passkey_handles h on h.account_id = p.account_id
         where p.credential_id = $1 and p.rp_id = $2 for update of p",
        credential_id,
        rp_id,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredPasskey {
        id: PasskeyId(row.id),
        account: AccountId(row.account_id),
        handle: row.handle,
        static_state: row.static_state,
        dynamic_state: row.dynamic_state,
    }))
}

/// Notes that a key was used, and how it counts now.
pub(crate) async fn used(
    db: &mut PgConnection,
    id: PasskeyId,
    dynamic_state: &[u8],
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.passkeys set dynamic_state = $2, last_used_at = $3 where id = $1",
        id.0,
        dynamic_state,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The keys of a person, the newest first.
pub(crate) async fn of(db: &mut PgConnection, account: AccountId) -> Result<Vec<PasskeyView>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, name, created_at, last_used_at from identity.passkeys
         where account_id = $1 order by created_at desc, id desc",
        account.0,
    )
    .fetch_all(db)
    .await?;
    let views = rows.into_iter().map(|row| PasskeyView {
        id: PasskeyId(row.id),
        name: row.name,
        added_at: row.created_at,
        last_used_at: row.last_used_at,
    });
    Ok(views.collect())
}

/// Forgets a key of a person; false when they have none such.
pub(crate) async fn remove(db: &mut PgConnection, id: PasskeyId, account: AccountId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("delete from identity.passkeys where id = $1 and account_id = $2", id.0, account.0)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets every key of a person, and what authenticators call them.
pub(crate) async fn remove_all(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.passkeys where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.ceremonies where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.passkey_handles where account_id = $1", account.0).execute(db).await?;
    Ok(())
}

/// Removes questions that nobody answered before `before`.
pub(crate) async fn sweep(db: &mut PgConnection, before: DateTime<Utc>) -> Result<u64, sqlx::Error> {
    let done = sqlx::query!("delete from identity.ceremonies where expires_at < $1", before).execute(db).await?;
    Ok(done.rows_affected())
}
