//! What mails and notices say about orders, for the context that writes them.

use domain::id::{AccountId, OrderGroupId, OrderId, ShopId};
use domain::money::Money;
use domain::orders::OrderView;
use kernel::Market;
use sqlx::PgConnection;

use crate::store::{groups, lists, orders};

/// An order and whom it concerns.
#[derive(Clone, Debug)]
pub struct ToldOrder {
    pub view: OrderView,
    pub shop: ShopId,
    /// The buyer's account, if they had one.
    pub account: Option<AccountId>,
}

/// Everything one payment paid, and by whom.
#[derive(Clone, Debug)]
pub struct ToldGroup {
    pub email: String,
    pub buyer_name: String,
    pub total: Money,
    pub orders: Vec<ToldOrder>,
}

/// The orders of a group.
pub async fn group(market: &Market, db: &mut PgConnection, id: OrderGroupId) -> anyhow::Result<ToldGroup> {
    let group = groups::by_id(db, id).await?.ok_or_else(|| anyhow::anyhow!("order group {id} is not there"))?;
    let mut told = Vec::new();
    for (id, _) in orders::of_group(db, id).await? {
        told.push(order(market, db, id).await?);
    }
    let buyer_name = told.first().map(|order| order.view.summary.buyer_name.clone()).unwrap_or_default();
    Ok(ToldGroup { email: group.email, buyer_name, total: group.total, orders: told })
}

/// One order.
pub async fn order(market: &Market, db: &mut PgConnection, id: OrderId) -> anyhow::Result<ToldOrder> {
    let found = lists::one(db, id).await?;
    let (shop, mut view) = found.ok_or_else(|| anyhow::anyhow!("order {id} is not there"))?;
    if let Some(shop) = shops::by_ids(market, db, &[shop]).await?.remove(&shop) {
        view.summary.shop_name = shop.name;
        view.summary.shop_handle = shop.handle;
    }
    let account = groups::by_id(db, view.summary.group).await?.and_then(|group| group.account);
    Ok(ToldOrder { view, shop, account })
}
