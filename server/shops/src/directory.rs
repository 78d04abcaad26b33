//! What other contexts ask about shops, on a connection of their own.

use std::collections::HashMap;

use domain::id::{AccountId, ShopId};
use domain::shops::ShopView;
use sqlx::PgConnection;

use crate::store;

/// The shop that somebody helps to run: what a seller may touch is decided by this, never by what a browser says.
pub async fn shop_of(db: &mut PgConnection, account: AccountId) -> Result<Option<ShopId>, sqlx::Error> {
    store::shop_of(db, account).await
}

/// Whether somebody helps to run that shop.
pub async fn is_staff(db: &mut PgConnection, shop: ShopId, account: AccountId) -> Result<bool, sqlx::Error> {
    store::is_staff(db, shop, account).await
}

/// Everybody who is told what happens in a shop, the owner first.
pub async fn staff_accounts(db: &mut PgConnection, shop: ShopId) -> Result<Vec<AccountId>, sqlx::Error> {
    store::staff(db, shop).await
}

/// Every shop that sells, by name. Two queries.
pub async fn all_active(db: &mut PgConnection) -> Result<Vec<ShopView>, sqlx::Error> {
    store::all_active(db).await
}

/// What the market keeps of a sale, in basis points, by shop; frozen on an order when it is sold.
pub async fn fee_bps(db: &mut PgConnection, shops: &[ShopId]) -> Result<HashMap<ShopId, u32>, sqlx::Error> {
    store::fees(db, shops).await
}

/// How many shops sell.
pub async fn count(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    store::count_active(db).await
}
