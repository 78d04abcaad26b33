//! Copies of what is known of people, and people who leave, in the database.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ExportId, SessionId};
use domain::identity::ExportView;
use serde_json::Value;
use sqlx::PgConnection;

/// A copy that can be fetched.
pub(crate) struct StoredExport {
    pub(crate) blob_key: String,
    pub(crate) ready_at: DateTime<Utc>,
}

/// Asks for a copy; false when one is being made.
pub(crate) async fn ask(
    db: &mut PgConnection,
    id: ExportId,
    account: AccountId,
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into identity.exports (id, account_id, asked_at, expires_at) values ($1, $2, $3, $4)
         on conflict (account_id) where state = 'waiting' do nothing",
        id.0,
        account.0,
        at,
        expires_at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whether a copy still waits to be made.
pub(crate) async fn waits(db: &mut PgConnection, id: ExportId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select 1 from identity.exports where id = $1 and state = 'waiting') as "waits!""#,
        id.0,
    )
    .fetch_one(db)
    .await
}

/// A copy is ready; false when it was already.
pub(crate) async fn ready(
    db: &mut PgConnection,
    id: ExportId,
    blob_key: &str,
    bytes: i64,
    at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.exports set state = 'ready', blob_key = $2, bytes = $3, ready_at = $4, expires_at = $5
         where id = $1 and state = 'waiting'",
        id.0,
        blob_key,
        bytes,
        at,
        expires_at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The copies of a person, newest first.
pub(crate) async fn exports(
    db: &mut PgConnection,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<ExportView>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, asked_at, ready_at, expires_at, bytes from identity.exports
         where account_id = $1 and expires_at > $2 order by asked_at desc, id desc limit 20",
        account.0,
        now,
    )
    .fetch_all(db)
    .await?;
    let views = rows.into_iter().map(|row| ExportView {
        id: ExportId(row.id),
        asked_at: row.asked_at,
        ready_at: row.ready_at,
        expires_at: row.expires_at,
        bytes: row.bytes.map(i64::unsigned_abs),
    });
    Ok(views.collect())
}

/// A copy of a person, while it is kept.
pub(crate) async fn export(
    db: &mut PgConnection,
    id: ExportId,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<StoredExport>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select blob_key as "blob_key!", ready_at as "ready_at!" from identity.exports
           where id = $1 and account_id = $2 and state = 'ready' and expires_at > $3"#,
        id.0,
        account.0,
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredExport { blob_key: row.blob_key, ready_at: row.ready_at }))
}

/// Copies that are to be thrown away: their time is over, or their person is gone.
pub(crate) async fn expired(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(ExportId, Option<String>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, blob_key from identity.exports where expires_at <= $1 order by expires_at limit $2",
        now,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ExportId(row.id), row.blob_key)).collect())
}

/// Forgets a copy.
pub(crate) async fn forget_export(db: &mut PgConnection, id: ExportId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.exports where id = $1", id.0).execute(db).await?;
    Ok(())
}

/// What identity itself knows of a person, by the name of what it is: each record is flat.
pub(crate) async fn known(db: &mut PgConnection, account: AccountId) -> Result<Vec<(String, Vec<Value>)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select part as "part!", record as "record!" from (
               select 1 as n, 'account' as part, to_jsonb(x) as record from (
                   select id, email, name, phone, born_on, country, locale, state, created_at, last_seen_at,
                          erasure_asked_at, erase_at
                   from identity.accounts where id = $1) x
               union all
               select 2, 'roles', to_jsonb(x) from (
                   select role, level, granted_at from identity.account_roles where account_id = $1) x
               union all
               select 3, 'addresses', to_jsonb(x) from (
                   select label, name, street, city, region, postcode, country, phone, is_default, created_at
                   from identity.addresses where account_id = $1) x
               union all
               select 4, 'sessions', to_jsonb(x) from (
                   select site, address, user_agent, created_at, last_seen_at, expires_at, revoked_at
                   from identity.sessions where account_id = $1) x
               union all
               select 5, 'programs', to_jsonb(x) from (
                   select address, user_agent, created_at, last_used_at, revoked_at, revoked_because
                   from identity.token_families where account_id = $1) x
               union all
               select 6, 'browsers', to_jsonb(x) from (
                   select user_agent, first_seen_at, last_seen_at from identity.devices where account_id = $1) x
               union all
               select 7, 'passkeys', to_jsonb(x) from (
                   select name, rp_id, created_at, last_used_at from identity.passkeys where account_id = $1) x
               union all
               select 8, 'accounts_elsewhere', to_jsonb(x) from (
                   select provider, subject, email, created_at, confirmed_at from identity.links
                   where account_id = $1) x
               union all
               select 9, 'applications', to_jsonb(x) from (
                   select trade, state, about, website, applied_at, decided_at, reason from identity.applications
                   where account_id = $1) x
               union all
               select 10, 'documents', to_jsonb(x) from (
                   select name, kind, bytes, added_at from identity.documents
                   where account_id = $1 and dropped_at is null) x
           ) as parts order by n"#,
        account.0,
    )
    .fetch_all(db)
    .await?;
    let mut parts: Vec<(String, Vec<Value>)> = Vec::new();
    for row in rows {
        match parts.last_mut() {
            Some((part, records)) if *part == row.part => records.push(row.record),
            _ => parts.push((row.part, vec![row.record])),
        }
    }
    Ok(parts)
}

/// When a session was opened.
pub(crate) async fn session_since(
    db: &mut PgConnection,
    session: SessionId,
    account: AccountId,
) -> Result<Option<DateTime<Utc>>, sqlx::Error> {
    sqlx::query_scalar!(
        "select created_at from identity.sessions where id = $1 and account_id = $2 and revoked_at is null",
        session.0,
        account.0,
    )
    .fetch_optional(db)
    .await
}

/// The account will be erased; the instant that was said first stays.
pub(crate) async fn ask_erasure(
    db: &mut PgConnection,
    account: AccountId,
    at: DateTime<Utc>,
    erase_at: DateTime<Utc>,
) -> Result<DateTime<Utc>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"update identity.accounts
           set erasure_asked_at = coalesce(erasure_asked_at, $2), erase_at = coalesce(erase_at, $3)
           where id = $1 and erased_at is null returning erase_at as "erase_at!""#,
        account.0,
        at,
        erase_at,
    )
    .fetch_one(db)
    .await
}

/// The account is kept after all; false when nothing was asked for, or it is too late.
pub(crate) async fn keep(db: &mut PgConnection, account: AccountId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.accounts set erasure_asked_at = null, erase_at = null
         where id = $1 and erase_at is not null and erased_at is null",
        account.0,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Accounts whose time has come.
pub(crate) async fn due(db: &mut PgConnection, now: DateTime<Utc>, most: i64) -> Result<Vec<AccountId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from identity.accounts where erase_at <= $1 and erased_at is null order by erase_at limit $2",
        now,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Takes the person out of an account whose time has come: what is left is a number. False when it was kept meanwhile,
/// or erased.
pub(crate) async fn erase(db: &mut PgConnection, account: AccountId, now: DateTime<Utc>) -> Result<bool, sqlx::Error> {
    let address = format!("erased-{account}@erased.invalid");
    let done = sqlx::query!(
        "update identity.accounts set email = $2, email_key = $2, name = 'Former member', password_hash = null,
             phone = null, born_on = null, country = null, locale = null, last_seen_at = null, erased_at = $3
         where id = $1 and erase_at <= $3 and erased_at is null",
        account.0,
        address,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes everything else that names the person or opens their account.
pub(crate) async fn forget(
    db: &mut PgConnection,
    account: AccountId,
    email_key: &str,
    now: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from identity.sign_ins where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.codes where account_id = $1 or email_key = $2", account.0, email_key)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from identity.code_locks where email_key = $1", email_key).execute(&mut *db).await?;
    sqlx::query!("delete from identity.reset_sessions where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.sessions where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.token_families where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!("delete from identity.account_roles where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!(
        "update identity.applications set about = 'Erased.', website = '', reason = case when reason is null then null
             else 'Erased.' end
         where account_id = $1",
        account.0,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("update identity.exports set expires_at = $2 where account_id = $1", account.0, now)
        .execute(db)
        .await?;
    Ok(())
}
