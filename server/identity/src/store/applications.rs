//! Wishes to sell, and who makes admins, in the database.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ApplicationId};
use domain::identity::{AdminLevel, ApplicationState, ApplicationView, NewApplication, Trade};
use domain::lifecycle::Lifecycle as _;
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;
use uuid::Uuid;

/// An application that is locked.
pub(crate) struct Locked {
    pub(crate) account: AccountId,
    pub(crate) trade: Trade,
    pub(crate) state: ApplicationState,
}

/// Stores an application; false when the person waits with one of that trade, or is of it.
pub(crate) async fn insert(
    db: &mut PgConnection,
    id: ApplicationId,
    account: AccountId,
    new: &NewApplication,
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "insert into identity.applications (id, account_id, trade, about, website, applied_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (account_id, trade) where state in ('pending', 'approved') do nothing",
        id.0,
        account.0,
        new.trade.name(),
        new.about,
        new.website,
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Where the person stands with a trade, unless they never applied or were rejected.
pub(crate) async fn standing(
    db: &mut PgConnection,
    account: AccountId,
    trade: Trade,
) -> Result<Option<ApplicationState>, sqlx::Error> {
    let name = sqlx::query_scalar!(
        "select state from identity.applications
         where account_id = $1 and trade = $2 and state in ('pending', 'approved')",
        account.0,
        trade.name(),
    )
    .fetch_optional(db)
    .await?;
    Ok(name.and_then(|name| ApplicationState::named(&name)))
}

/// An application, locked until this transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: ApplicationId) -> Result<Option<Locked>, sqlx::Error> {
    let row = sqlx::query!("select account_id, trade, state from identity.applications where id = $1 for update", id.0)
        .fetch_optional(db)
        .await?;
    Ok(row.and_then(|row| {
        Some(Locked {
            account: AccountId(row.account_id),
            trade: Trade::named(&row.trade)?,
            state: ApplicationState::named(&row.state)?,
        })
    }))
}

/// Decides about an application that waits; false when somebody did already.
pub(crate) async fn decide(
    db: &mut PgConnection,
    id: ApplicationId,
    to: ApplicationState,
    by: Option<AccountId>,
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update identity.applications set state = $2, decided_by = $3, reason = $4, decided_at = $5
         where id = $1 and state = 'pending'",
        id.0,
        to.name(),
        by.map(|by| by.0),
        reason,
        at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What an account was approved for.
pub(crate) async fn trades(db: &mut PgConnection, account: AccountId) -> Result<Vec<Trade>, sqlx::Error> {
    let names = sqlx::query_scalar!(
        "select trade from identity.applications where account_id = $1 and state = 'approved' order by trade",
        account.0,
    )
    .fetch_all(db)
    .await?;
    Ok(names.iter().filter_map(|name| Trade::named(name)).collect())
}

struct Row {
    id: Uuid,
    account_id: Uuid,
    name: String,
    email: String,
    trade: String,
    state: String,
    about: String,
    website: String,
    applied_at: DateTime<Utc>,
    decided_at: Option<DateTime<Utc>>,
    reason: Option<String>,
}

fn view(row: Row) -> Option<ApplicationView> {
    Some(ApplicationView {
        id: ApplicationId(row.id),
        account: AccountId(row.account_id),
        name: row.name,
        email: row.email,
        trade: Trade::named(&row.trade)?,
        state: ApplicationState::named(&row.state)?,
        about: row.about,
        website: row.website,
        applied_at: row.applied_at,
        decided_at: row.decided_at,
        reason: row.reason,
        documents: Vec::new(),
    })
}

/// The applications of one person, newest first.
pub(crate) async fn of(db: &mut PgConnection, account: AccountId) -> Result<Vec<ApplicationView>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select p.id, p.account_id, a.name, a.email, p.trade, p.state, p.about, p.website, p.applied_at, p.decided_at,
             p.reason
         from identity.applications p join identity.accounts a on a.id = p.account_id
         where p.account_id = $1 order by p.applied_at desc, p.id desc limit 50",
        account.0,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().filter_map(view).collect())
}

/// Applications in a state: those that wait longest first, those decided last first.
pub(crate) async fn list(
    db: &mut PgConnection,
    state: ApplicationState,
    page: PageRequest,
) -> Result<Paged<ApplicationView>, sqlx::Error> {
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from identity.applications where state = $1"#,
        state.name(),
    )
    .fetch_one(&mut *db)
    .await?;
    let rows = sqlx::query_as!(
        Row,
        "select p.id, p.account_id, a.name, a.email, p.trade, p.state, p.about, p.website, p.applied_at, p.decided_at,
             p.reason
         from identity.applications p join identity.accounts a on a.id = p.account_id
         where p.state = $1
         order by case when p.state = 'pending' then p.applied_at end, p.decided_at desc, p.id limit $2 offset $3",
        state.name(),
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    Ok(Paged { items: rows.into_iter().filter_map(view).collect(), total: total.unsigned_abs(), page })
}

/// How many applications there are in each state.
pub(crate) async fn counts(db: &mut PgConnection) -> Result<Vec<(ApplicationState, u64)>, sqlx::Error> {
    let rows = sqlx::query!(r#"select state, count(*) as "count!" from identity.applications group by state"#)
        .fetch_all(db)
        .await?;
    let of = |state: ApplicationState| rows.iter().find(|row| row.state == state.name());
    let counts = ApplicationState::STATES.iter().map(|state| (*state, of(*state).map_or(0, |row| row.count)));
    Ok(counts.map(|(state, count)| (state, count.unsigned_abs())).collect())
}

/// Everybody who makes admins and is neither banned nor leaving, locked in the order of their ids until this
/// transaction ends.
pub(crate) async fn lock_supers(db: &mut PgConnection) -> Result<Vec<AccountId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select a.id from identity.accounts a join identity.account_roles r on r.account_id = a.id
         where r.role = 'admin' and r.level = 'super' and a.state = 'active' and a.erase_at is null
         order by a.id for no key update of a, r",
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(AccountId).collect())
}

/// Makes an account an admin, or an admin one of that level.
pub(crate) async fn set_admin(
    db: &mut PgConnection,
    account: AccountId,
    level: AdminLevel,
    at: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into identity.account_roles (account_id, role, granted_at, level) values ($1, 'admin', $3, $2)
         on conflict (account_id, role) do update set level = excluded.level",
        account.0,
        level.name(),
        at,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes a role away; false when it was not there.
pub(crate) async fn take_role(db: &mut PgConnection, account: AccountId, role: &str) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!("delete from identity.account_roles where account_id = $1 and role = $2", account.0, role)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}
