//! What other contexts ask about shops, on a connection of their own.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::catalog::Rating;
use domain::id::{AccountId, ShopId};
use domain::shops::{Limits, NoticeForm, Plan, ShopView};
use sqlx::PgConnection;

use crate::store;

/// The shop that somebody works in: what a seller may touch is decided by this, never by what a browser says. It answers
/// for the work of the desk, which is everybody's ([`domain::shops::Resource::DESK`]); everything else asks
/// [`crate::permit`]. From here on the connection is for that shop alone.
pub async fn shop_of(db: &mut PgConnection, account: AccountId) -> Result<Option<ShopId>, sqlx::Error> {
    let Some((shop, _)) = store::seat_of(db, account).await? else { return Ok(None) };
    kernel::tenant::serve(db, shop).await?;
    Ok(Some(shop))
}

/// Whether somebody helps to run that shop.
pub async fn is_staff(db: &mut PgConnection, shop: ShopId, account: AccountId) -> Result<bool, sqlx::Error> {
    store::is_staff(db, shop, account).await
}

/// Everybody who is told what happens in a shop, the owner first.
pub async fn staff_accounts(db: &mut PgConnection, shop: ShopId) -> Result<Vec<AccountId>, sqlx::Error> {
    store::staff(db, shop).await
}

/// The clock that the shop's times are written by, by its name in the time zone database.
pub async fn time_zone(db: &mut PgConnection, shop: ShopId) -> Result<Option<String>, sqlx::Error> {
    store::settings::time_zone(db, shop).await
}

/// Every shop that sells, by name. Two queries.
pub async fn all_active(db: &mut PgConnection) -> Result<Vec<ShopView>, sqlx::Error> {
    store::all_active(db).await
}

/// What the market keeps of a sale at this instant, in basis points, by shop; frozen on an order when it is sold. What
/// the owner's plan says, unless something better was agreed with the shop.
pub async fn fee_bps(db: &mut PgConnection, shops: &[ShopId]) -> Result<HashMap<ShopId, u32>, sqlx::Error> {
    store::plans::fees(db, shops).await
}

/// The plan of a shop at `now`.
pub async fn plan_of(db: &mut PgConnection, shop: ShopId, now: DateTime<Utc>) -> Result<Plan, sqlx::Error> {
    Ok(store::plans::of_shop(db, shop).await?.at(now))
}

/// What the plan of a shop allows at `now`.
pub async fn limits_of(db: &mut PgConnection, shop: ShopId, now: DateTime<Utc>) -> Result<Limits, sqlx::Error> {
    Ok(plan_of(db, shop, now).await?.limits())
}

/// The names of the shops that somebody owns and has not closed.
pub async fn open_of_owner(db: &mut PgConnection, owner: AccountId) -> Result<Vec<String>, sqlx::Error> {
    store::life::open_of_owner(db, owner).await
}

/// How buyers rated the goods of a shop, if any did.
pub async fn rating_of(db: &mut PgConnection, shop: ShopId) -> Result<Option<Rating>, sqlx::Error> {
    store::follows::rating_of(db, shop).await
}

/// How many shops sell.
pub async fn count(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    store::count_active(db).await
}

/// Units at which something of a shop is low.
pub async fn low_stock_of(db: &mut PgConnection, shop: ShopId) -> Result<u32, sqlx::Error> {
    Ok(store::settings::low_stock(db, shop).await?.unwrap_or(10))
}

/// How a shop wants to be told.
pub async fn channels_of(db: &mut PgConnection, shop: ShopId) -> Result<NoticeForm, sqlx::Error> {
    store::settings::channels(db, shop).await
}

/// Where the provider sends a shop's money. Nothing while the shop cannot be paid: its account is not ready, it is
/// suspended, or its owner is locked out.
pub async fn payout_destination(db: &mut PgConnection, shop: ShopId) -> Result<Option<String>, sqlx::Error> {
    store::payouts::destination(db, shop).await
}
