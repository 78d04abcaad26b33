//! Reading about people: themselves, the admin's list, names and figures.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::AccountId;
use domain::identity::{AccountRow, AdminLevel, Me};
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;

use super::{roles, state};

/// The account as its own pages show it, unless it is locked out.
pub(crate) async fn me(db: &mut PgConnection, account: AccountId) -> Result<Option<Me>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select a.id, a.name, a.email,
                  array(select r.role from identity.account_roles r where r.account_id = a.id) as "roles!"
           from identity.accounts a where a.id = $1 and a.state = 'active'"#,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Me { id: AccountId(row.id), name: row.name, email: row.email, roles: roles(&row.roles) }))
}

/// Accounts whose name or address contains each of `words` (in lower case), newest first.
pub(crate) async fn search(
    db: &mut PgConnection,
    words: &[String],
    page: PageRequest,
) -> Result<Paged<AccountRow>, sqlx::Error> {
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from identity.accounts a
           where not exists (select 1 from unnest($1::text[]) as w (word)
                             where strpos(a.email_key, w.word) = 0 and strpos(lower(a.name), w.word) = 0)"#,
        words,
    )
    .fetch_one(&mut *db)
    .await?;
    let rows = sqlx::query!(
        r#"select a.id, a.name, a.email, a.state, a.ban_reason, a.created_at, a.last_seen_at,
                  array(select r.role from identity.account_roles r where r.account_id = a.id) as "roles!"
           from identity.accounts a
           where not exists (select 1 from unnest($1::text[]) as w (word)
                             where strpos(a.email_key, w.word) = 0 and strpos(lower(a.name), w.word) = 0)
           order by a.created_at desc, a.id desc limit $2 offset $3"#,
        words,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let items = rows.into_iter().map(|row| AccountRow {
        id: AccountId(row.id),
        name: row.name,
        email: row.email,
        roles: roles(&row.roles),
        state: state(&row.state),
        ban_reason: row.ban_reason,
        joined_at: row.created_at,
        last_seen_at: row.last_seen_at,
    });
    Ok(Paged { items: items.collect(), total: total.unsigned_abs(), page })
}

/// One account, and what opens it.
pub(crate) struct Person {
    pub(crate) row: AccountRow,
    pub(crate) phone: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) has_authenticator: bool,
    pub(crate) passkeys: i64,
    pub(crate) erase_at: Option<DateTime<Utc>>,
}

/// One account, for admins.
pub(crate) async fn person(db: &mut PgConnection, account: AccountId) -> Result<Option<Person>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select a.id, a.name, a.email, a.state, a.ban_reason, a.created_at, a.last_seen_at, a.phone, a.country,
                  a.erase_at,
                  exists (select from identity.authenticators t
                          where t.account_id = a.id and t.confirmed_at is not null) as "has_authenticator!",
                  (select count(*) from identity.passkeys p where p.account_id = a.id) as "passkeys!",
                  array(select r.role from identity.account_roles r where r.account_id = a.id) as "roles!"
           from identity.accounts a where a.id = $1"#,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Person {
        row: AccountRow {
            id: AccountId(row.id),
            name: row.name,
            email: row.email,
            roles: roles(&row.roles),
            state: state(&row.state),
            ban_reason: row.ban_reason,
            joined_at: row.created_at,
            last_seen_at: row.last_seen_at,
        },
        phone: row.phone,
        country: row.country,
        has_authenticator: row.has_authenticator,
        passkeys: row.passkeys,
        erase_at: row.erase_at,
    }))
}

/// What an account may do on the admin site.
pub(crate) async fn level(db: &mut PgConnection, account: AccountId) -> Result<Option<AdminLevel>, sqlx::Error> {
    let name = sqlx::query_scalar!(
        r#"select level as "level!" from identity.account_roles where account_id = $1 and role = 'admin'"#,
        account.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(name.and_then(|name| AdminLevel::named(&name)))
}

/// Names by account.
pub(crate) async fn names(
    db: &mut PgConnection,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, String>, sqlx::Error> {
    let ids: Vec<_> = accounts.iter().map(|account| account.0).collect();
    let rows = sqlx::query!("select id, name from identity.accounts where id = any($1)", &ids).fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (AccountId(row.id), row.name)).collect())
}

/// The address of an account.
pub(crate) async fn email(db: &mut PgConnection, account: AccountId) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar!("select email from identity.accounts where id = $1", account.0).fetch_optional(db).await
}

/// Everybody with `role` who is not locked out.
pub(crate) async fn with_role(db: &mut PgConnection, role: Role) -> Result<Vec<AccountId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select a.id from identity.accounts a join identity.account_roles r on r.account_id = a.id
         where r.role = $1 and a.state = 'active' order by a.id",
        role.name(),
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// How many accounts there are.
pub(crate) async fn count(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from identity.accounts"#).fetch_one(db).await
}

/// How many accounts there are, and how many there were at `then`.
pub(crate) async fn count_then(db: &mut PgConnection, then: DateTime<Utc>) -> Result<(i64, i64), sqlx::Error> {
    let row = sqlx::query!(
        r#"select count(*) as "now!", count(*) filter (where created_at <= $1) as "then!" from identity.accounts"#,
        then,
    )
    .fetch_one(db)
    .await?;
    Ok((row.now, row.then))
}
