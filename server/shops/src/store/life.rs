//! The ends of shops in the database: suspended, hidden, closed, opened again, gone for good.

use chrono::{DateTime, Utc};
use domain::id::{AccountId, ShopId};
use domain::shops::{LifeView, ShopState};
use sqlx::PgConnection;

use super::broken;

/// How a shop stands with its end; `days_left` and `may_change` are the caller's to say.
pub(crate) async fn read(db: &mut PgConnection, shop: ShopId) -> Result<Option<LifeView>, sqlx::Error> {
    let row = sqlx::query!(
        "select name, handle, state, closed_at, purge_at, suspended_reason from shops.shops where id = $1",
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(LifeView {
            name: row.name,
            handle: row.handle,
            state: ShopState::named(&row.state).ok_or_else(|| broken("a shop's state is unknown"))?,
            closed_at: row.closed_at,
            purge_at: row.purge_at,
            days_left: None,
            suspended_because: row.suspended_reason,
            may_change: false,
        })
    })
    .transpose()
}

/// Suspends a shop that is open, or was when it was closed; false otherwise.
pub(crate) async fn suspend(
    db: &mut PgConnection,
    shop: ShopId,
    by: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.shops set suspended_at = $4, suspended_by = $2, suspended_reason = $3,
             state = case when state = 'closed' then state else 'suspended' end,
             state_before = case when state = 'closed' then 'suspended' else state_before end
         where id = $1 and suspended_at is null and purged_at is null
           and (state = 'active' or (state = 'closed' and state_before = 'active'))",
        shop.0,
        by.0,
        reason,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lets a shop go on: it is open again, or closed as it was.
pub(crate) async fn unsuspend(db: &mut PgConnection, shop: ShopId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.shops set suspended_at = null, suspended_by = null, suspended_reason = null,
             state = case when state = 'closed' then state else 'active' end,
             state_before = case when state = 'closed' then 'active' else state_before end
         where id = $1 and (state = 'suspended' or (state = 'closed' and suspended_at is not null))
           and purged_at is null",
        shop.0,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Hides or shows every shop of an owner; those that changed.
pub(crate) async fn set_owner_banned(
    db: &mut PgConnection,
    owner: AccountId,
    at: Option<DateTime<Utc>>,
) -> Result<Vec<ShopId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "update shops.shops s set owner_banned_at = $2 from shops.staff t
         where t.shop_id = s.id and t.account_id = $1 and t.role = 'owner'
           and (s.owner_banned_at is null) <> ($2::timestamptz is null)
         returning s.id",
        owner.0,
        at,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ShopId).collect())
}

/// The names of the shops that somebody owns and has not closed, by name.
pub(crate) async fn open_of_owner(db: &mut PgConnection, owner: AccountId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "select s.name from shops.shops s join shops.staff t on t.shop_id = s.id
         where t.account_id = $1 and t.role = 'owner' and s.state <> 'closed' order by s.name, s.id",
        owner.0,
    )
    .fetch_all(db)
    .await
}

/// Closes every shop of an owner that is not closed; those that it closed.
pub(crate) async fn close_all(
    db: &mut PgConnection,
    owner: AccountId,
    now: DateTime<Utc>,
    purge_at: DateTime<Utc>,
) -> Result<Vec<ShopId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "update shops.shops s set state_before = state, state = 'closed', closed_at = $2, purge_at = $3
         from shops.staff t
         where t.shop_id = s.id and t.account_id = $1 and t.role = 'owner' and s.state <> 'closed'
         returning s.id",
        owner.0,
        now,
        purge_at,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ShopId).collect())
}

/// Takes somebody out of shops that they work in or follow; the owner's place stays, empty of a person.
pub(crate) async fn forget_person(db: &mut PgConnection, account: AccountId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from shops.staff where account_id = $1 and role <> 'owner'", account.0)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from shops.follows where account_id = $1", account.0).execute(&mut *db).await?;
    sqlx::query!(
        "update shops.invitations set email = 'erased@invalid', email_key = 'erased:' || id where accepted_by = $1",
        account.0
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Closes a shop that is not closed; false when it is.
pub(crate) async fn close(
    db: &mut PgConnection,
    shop: ShopId,
    now: DateTime<Utc>,
    purge_at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.shops set state_before = state, state = 'closed', closed_at = $2, purge_at = $3
         where id = $1 and state <> 'closed'",
        shop.0,
        now,
        purge_at,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Opens a closed shop again as it was, while its days last; false when they do not.
pub(crate) async fn restore(db: &mut PgConnection, shop: ShopId, now: DateTime<Utc>) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update shops.shops set state = state_before, state_before = null, closed_at = null, purge_at = null
         where id = $1 and state = 'closed' and purge_at > $2 and purged_at is null",
        shop.0,
        now,
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the next shop whose days are over, locked, one worker at a time.
pub(crate) async fn lock_overdue(db: &mut PgConnection, now: DateTime<Utc>) -> Result<Option<ShopId>, sqlx::Error> {
    let id = sqlx::query_scalar!(
        "select id from shops.shops where state = 'closed' and purge_at <= $1 and purged_at is null
         order by purge_at limit 1 for no key update skip locked",
        now,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(ShopId))
}

/// Forgets what a purged shop said about itself and everything that belongs to it alone. Its row, its name, its orders
/// and its history stay: books refer to them. The pictures that nobody shows any more are returned.
pub(crate) async fn purge(db: &mut PgConnection, shop: ShopId, now: DateTime<Utc>) -> Result<Vec<String>, sqlx::Error> {
    let pictures =
        sqlx::query!("select logo, cover from shops.shops where id = $1", shop.0).fetch_one(&mut *db).await?;
    sqlx::query!("delete from shops.follows where shop_id = $1", shop.0).execute(&mut *db).await?;
    sqlx::query!("delete from shops.domains where shop_id = $1", shop.0).execute(&mut *db).await?;
    sqlx::query!("delete from shops.invitations where shop_id = $1", shop.0).execute(&mut *db).await?;
    sqlx::query!("delete from shops.shipping_methods where shop_id = $1", shop.0).execute(&mut *db).await?;
    sqlx::query!("delete from shops.plan_requests where shop_id = $1", shop.0).execute(&mut *db).await?;
    sqlx::query!("delete from shops.staff where shop_id = $1", shop.0).execute(&mut *db).await?;
    sqlx::query!(
        "update shops.shops set bio = '', address = '', city = '', website = '', links = '{}', hours = '{}',
             logo = null, cover = null, cancellation = '', tax_id = '', notify = '{}', purged_at = $2 where id = $1",
        shop.0,
        now,
    )
    .execute(db)
    .await?;
    Ok([pictures.logo, pictures.cover].into_iter().flatten().collect())
}

/// Keeps an address from opening another shop.
pub(crate) async fn block_email(db: &mut PgConnection, email: &str, shop: ShopId) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into shops.blocked_emails (email_key, shop_id) values ($1, $2) on conflict do nothing",
        email.to_lowercase(),
        shop.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether an address may not open a shop.
pub(crate) async fn is_blocked(db: &mut PgConnection, email: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (select 1 from shops.blocked_emails where email_key = $1) as "blocked!""#,
        email.to_lowercase(),
    )
    .fetch_one(db)
    .await
}

/// How many shops somebody owns, closed ones included.
pub(crate) async fn owned(db: &mut PgConnection, owner: AccountId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from shops.staff where account_id = $1 and role = 'owner'"#,
        owner.0,
    )
    .fetch_one(db)
    .await
}
