//! Accounts and roles in the database.

use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{AccountState, Me};
use sqlx::PgConnection;

use super::{roles, state};

/// An account with what is needed to let somebody in.
pub(crate) struct StoredAccount {
    pub(crate) id: AccountId,
    pub(crate) name: String,
    pub(crate) email: String,
    /// Nothing for whoever never chose a password.
    pub(crate) password_hash: Option<String>,
    pub(crate) state: AccountState,
    pub(crate) ban_reason: Option<String>,
    pub(crate) roles: Vec<Role>,
    /// Whether a code of an app is asked for.
    pub(crate) has_authenticator: bool,
}

impl StoredAccount {
    /// As the person's own pages show it.
    pub(crate) fn into_me(self) -> Me {
        Me { id: self.id, name: self.name, email: self.email, roles: self.roles }
    }
}

/// An account to be made.
pub(crate) struct NewAccountRow<'a> {
    pub(crate) id: AccountId,
    pub(crate) name: &'a str,
    pub(crate) email: &'a str,
    pub(crate) email_key: &'a str,
    pub(crate) password_hash: Option<&'a str>,
    /// Phone and country, where they were asked for.
    pub(crate) reached: Option<(&'a str, &'a str)>,
    pub(crate) at: DateTime<Utc>,
}

/// What a ban looks at, of one locked account.
pub(crate) struct Standing {
    pub(crate) id: AccountId,
    pub(crate) state: AccountState,
    pub(crate) roles: Vec<Role>,
}

/// The account of that address and its password's hash.
pub(crate) async fn credentials_of(
    db: &mut PgConnection,
    email_key: &str,
) -> Result<Option<(AccountId, Option<String>)>, sqlx::Error> {
    let row = sqlx::query!("select id, password_hash from identity.accounts where email_key = $1", email_key)
        .fetch_optional(db)
        .await?;
    Ok(row.map(|row| (AccountId(row.id), row.password_hash)))
}

/// The account of that address.
pub(crate) async fn of_email(db: &mut PgConnection, email_key: &str) -> Result<Option<AccountId>, sqlx::Error> {
    let id = sqlx::query_scalar!("select id from identity.accounts where email_key = $1", email_key)
        .fetch_optional(db)
        .await?;
    Ok(id.map(AccountId))
}

/// The account, locked against a ban until this transaction ends; any number may hold this lock at once.
pub(crate) async fn lock_to_enter(
    db: &mut PgConnection,
    account: AccountId,
) -> Result<Option<StoredAccount>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select a.id, a.name, a.email, a.password_hash, a.state, a.ban_reason,
                  array(select r.role from identity.account_roles r where r.account_id = a.id) as "roles!",
                  exists (select 1 from identity.authenticators t
                          where t.account_id = a.id and t.confirmed_at is not null) as "has_authenticator!"
           from identity.accounts a where a.id = $1 and a.erased_at is null for share of a"#,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| StoredAccount {
        id: AccountId(row.id),
        name: row.name,
        email: row.email,
        password_hash: row.password_hash,
        state: state(&row.state),
        ban_reason: row.ban_reason,
        roles: roles(&row.roles),
        has_authenticator: row.has_authenticator,
    }))
}

/// Locks an account until this transaction ends, so that what is counted of it is counted once. False when it is not
/// there.
pub(crate) async fn lock(db: &mut PgConnection, account: AccountId) -> Result<bool, sqlx::Error> {
    let found = sqlx::query_scalar!(
        "select id from identity.accounts where id = $1 and erased_at is null for no key update",
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// An account as whoever changes its password looks at it.
pub(crate) async fn to_change(db: &mut PgConnection, account: AccountId) -> Result<Option<ToChange>, sqlx::Error> {
    sqlx::query_as!(
        ToChange,
        "select name, email, password_hash from identity.accounts where id = $1 and erased_at is null",
        account.0,
    )
    .fetch_optional(db)
    .await
}

/// Name, address and password of an account.
pub(crate) struct ToChange {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) password_hash: Option<String>,
}

/// Stores another password, unless it was changed since `old` was looked at; false then.
pub(crate) async fn set_password(
    db: &mut PgConnection,
    account: AccountId,
    old: Option<&str>,
    new: &str,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.accounts set password_hash = $3
         where id = $1 and password_hash is not distinct from $2 and erased_at is null",
        account.0,
        old,
        new,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The accounts among `accounts`, locked in the order of their ids.
pub(crate) async fn lock_standings(
    db: &mut PgConnection,
    accounts: &[AccountId],
) -> Result<Vec<Standing>, sqlx::Error> {
    let ids: Vec<_> = accounts.iter().map(|account| account.0).collect();
    let rows = sqlx::query!(
        r#"select a.id, a.state,
                  array(select r.role from identity.account_roles r where r.account_id = a.id) as "roles!"
           from identity.accounts a where a.id = any($1) order by a.id for no key update of a"#,
        &ids,
    )
    .fetch_all(db)
    .await?;
    let standing = rows.into_iter().map(|row| Standing {
        id: AccountId(row.id),
        state: state(&row.state),
        roles: roles(&row.roles),
    });
    Ok(standing.collect())
}

/// Makes an account; false when the address has one already, also when that is being made at this instant.
pub(crate) async fn insert(db: &mut PgConnection, new: &NewAccountRow<'_>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into identity.accounts (id, email, email_key, name, password_hash, created_at, phone, country)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (email_key) do nothing",
        new.id.0,
        new.email,
        new.email_key,
        new.name,
        new.password_hash,
        new.at,
        new.reached.map(|(phone, _)| phone),
        new.reached.map(|(_, country)| country),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives an account roles; those it has it keeps. Whoever is made an admin this way may make admins.
pub(crate) async fn grant(
    db: &mut PgConnection,
    account: AccountId,
    new_roles: &[Role],
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    let names: Vec<String> = new_roles.iter().map(|role| role.name().to_owned()).collect();
    sqlx::query!(
        "insert into identity.account_roles (account_id, role, granted_at, level)
         select $1, role, $3, case when role = 'admin' then 'super' end from unnest($2::text[]) as r (role)
         order by role
         on conflict (account_id, role) do nothing",
        account.0,
        &names,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores a stronger hash of the same password, unless the password was changed meanwhile.
pub(crate) async fn renew_hash(
    db: &mut PgConnection,
    account: AccountId,
    old: &str,
    new: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.accounts set password_hash = $3 where id = $1 and password_hash = $2",
        account.0,
        old,
        new,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Locks an account out, or changes the reason of one that is.
pub(crate) async fn ban(
    db: &mut PgConnection,
    account: AccountId,
    reason: &str,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.accounts set state = 'banned', ban_reason = $2, banned_at = coalesce(banned_at, $3)
         where id = $1",
        account.0,
        reason,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Lets a locked-out account in again.
pub(crate) async fn lift_ban(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.accounts set state = 'active', ban_reason = null, banned_at = null where id = $1",
        account.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Notes that these people were there.
pub(crate) async fn seen(db: &mut PgConnection, account: AccountId, at: DateTime<Utc>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update identity.accounts set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $2)",
        account.0,
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}
