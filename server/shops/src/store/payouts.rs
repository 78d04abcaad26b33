//! What the payment provider says about paying shops out, in the database.

use chrono::{DateTime, Utc};
use domain::id::ShopId;
use kernel::gateway::Payee;
use sqlx::PgConnection;

/// What is known of a shop's account.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) provider: Option<String>,
    pub(crate) details_submitted: bool,
    pub(crate) payouts_enabled: bool,
    pub(crate) due: Vec<String>,
    pub(crate) disabled_reason: Option<String>,
    pub(crate) asked_at: Option<DateTime<Utc>>,
    /// The page on which the owner goes on, and until when.
    pub(crate) page_url: Option<String>,
    pub(crate) page_until: Option<DateTime<Utc>>,
}

/// What is known of a shop's account; nothing when none was begun.
pub(crate) async fn of_shop(db: &mut PgConnection, shop: ShopId) -> Result<Option<Known>, sqlx::Error> {
    sqlx::query_as!(
        Known,
        "select provider_id as provider, details_submitted, payouts_enabled, due, disabled_reason, asked_at,
                page_url, page_until
         from shops.payout_accounts where shop_id = $1",
        shop.0,
    )
    .fetch_optional(db)
    .await
}

/// Writes down that an account shall be opened.
pub(crate) async fn intend(db: &mut PgConnection, shop: ShopId) -> Result<(), sqlx::Error> {
    sqlx::query!("insert into shops.payout_accounts (shop_id) values ($1) on conflict do nothing", shop.0)
        .execute(db)
        .await?;
    Ok(())
}

/// Keeps the page on which the owner goes on, for those whose browser is not led there.
pub(crate) async fn set_page(
    db: &mut PgConnection,
    shop: ShopId,
    url: &str,
    until: DateTime<Utc>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update shops.payout_accounts set page_url = $2, page_until = $3 where shop_id = $1",
        shop.0,
        url,
        until,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores what the provider said when it was asked at `asked_at`; true when that was news. What it said before is not
/// believed over what it says later.
pub(crate) async fn told(
    db: &mut PgConnection,
    shop: ShopId,
    payee: &Payee,
    asked_at: DateTime<Utc>,
) -> Result<bool, sqlx::Error> {
    let before = sqlx::query!(
        "select details_submitted, payouts_enabled, due, disabled_reason from shops.payout_accounts
         where shop_id = $1 and (provider_id is null or provider_id = $2) and (asked_at is null or asked_at <= $3)
         for update",
        shop.0,
        payee.id,
        asked_at,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(before) = before else { return Ok(false) };
    sqlx::query!(
        "update shops.payout_accounts set provider_id = $2, details_submitted = $3, payouts_enabled = $4, due = $5,
             disabled_reason = $6, asked_at = $7 where shop_id = $1",
        shop.0,
        payee.id,
        payee.details_submitted,
        payee.payouts_enabled,
        &payee.due,
        payee.disabled_reason,
        asked_at,
    )
    .execute(db)
    .await?;
    Ok(before.details_submitted != payee.details_submitted
        || before.payouts_enabled != payee.payouts_enabled
        || before.due != payee.due
        || before.disabled_reason != payee.disabled_reason)
}

/// Accounts that were begun, cannot be paid yet and were not asked about since `since`, the longest unasked first.
pub(crate) async fn under_way(
    db: &mut PgConnection,
    since: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(ShopId, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select shop_id, provider_id as "provider_id!" from shops.payout_accounts
           where not payouts_enabled and provider_id is not null and (asked_at is null or asked_at < $1)
           order by asked_at nulls first limit $2"#,
        since,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ShopId(row.shop_id), row.provider_id)).collect())
}

/// The same of accounts that can be paid.
pub(crate) async fn ready(
    db: &mut PgConnection,
    since: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(ShopId, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select shop_id, provider_id as "provider_id!" from shops.payout_accounts
           where payouts_enabled and (asked_at is null or asked_at < $1) order by asked_at nulls first limit $2"#,
        since,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ShopId(row.shop_id), row.provider_id)).collect())
}

/// Where the money of a shop goes, while it may go anywhere at all.
pub(crate) async fn destination(db: &mut PgConnection, shop: ShopId) -> Result<Option<String>, sqlx::Error> {
    let found = sqlx::query_scalar!(
        "select a.provider_id from shops.payout_accounts a join shops.shops s on s.id = a.shop_id
         where a.shop_id = $1 and a.payouts_enabled and s.state <> 'suspended' and s.owner_banned_at is null",
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(found.flatten())
}
