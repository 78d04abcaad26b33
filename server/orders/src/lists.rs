//! Lists of orders and single ones, for buyer, seller and admin.

use domain::actor::Role;
use domain::id::OrderId;
use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderMove, OrderState, OrderSummary, OrderView};
use domain::paging::Paged;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::store::lists::{self, Whose};

/// The signed-in buyer's orders; those never paid are left out.
pub async fn my_orders(market: &Market, op: &Op, filter: &OrderFilter) -> Outcome<Paged<OrderSummary>> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    page(market, &mut db, Whose::Buyer(account), filter).await
}

/// One order of the signed-in buyer.
pub async fn my_order(market: &Market, op: &Op, order: OrderId) -> Outcome<OrderView> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    if !lists::belongs(&mut db, order, Whose::Buyer(account)).await? {
        return Err(Failure::NotFound);
    }
    let mut view = open(market, &mut db, order, &[OrderMove::Cancel]).await?;
    // A buyer may cancel until the parcel is packed; a seller still may afterwards.
    view.moves.retain(|_| view.summary.state == OrderState::Paid);
    Ok(view)
}

/// The orders of the signed-in seller's shop; those never paid are left out.
pub async fn shop_orders(market: &Market, op: &Op, filter: &OrderFilter) -> Outcome<Paged<OrderSummary>> {
    let account = op.require(Role::Seller)?;
    let mut db = market.db(op).await?;
    let shop = shops::shop_of(&mut db, account).await?.ok_or(Failure::NotFound)?;
    page(market, &mut db, Whose::Shop(shop), filter).await
}

/// How many orders of the signed-in seller's shop are in each state.
pub async fn shop_order_counts(market: &Market, op: &Op) -> Outcome<Vec<(OrderState, u32)>> {
    let account = op.require(Role::Seller)?;
    let mut db = market.db(op).await?;
    let shop = shops::shop_of(&mut db, account).await?.ok_or(Failure::NotFound)?;
    Ok(lists::counts(&mut db, Some(shop)).await?)
}

/// One order of the signed-in seller's shop.
pub async fn shop_order(market: &Market, op: &Op, order: OrderId) -> Outcome<OrderView> {
    let account = op.require(Role::Seller)?;
    let mut db = market.db(op).await?;
    let shop = shops::shop_of(&mut db, account).await?.ok_or(Failure::NotFound)?;
    if !lists::belongs(&mut db, order, Whose::Shop(shop)).await? {
        return Err(Failure::NotFound);
    }
    open(market, &mut db, order, &OrderMove::BY_SELLER).await
}

/// All orders of the market.
pub async fn all_orders(market: &Market, op: &Op, filter: &OrderFilter) -> Outcome<Paged<OrderSummary>> {
    op.require(Role::Admin)?;
    page(market, &mut *market.db(op).await?, Whose::All, filter).await
}

/// Any order of the market.
pub async fn any_order(market: &Market, op: &Op, order: OrderId) -> Outcome<OrderView> {
    op.require(Role::Admin)?;
    open(market, &mut *market.db(op).await?, order, &[]).await
}

async fn page(
    market: &Market,
    db: &mut PgConnection,
    whose: Whose,
    filter: &OrderFilter,
) -> Outcome<Paged<OrderSummary>> {
    let rows = lists::page(db, whose, filter).await?;
    Ok(named(market, db, rows).await?)
}

/// Puts the shops' names to rows that know their ids.
pub(crate) async fn named(
    market: &Market,
    db: &mut PgConnection,
    rows: Paged<(domain::id::ShopId, OrderSummary)>,
) -> Result<Paged<OrderSummary>, sqlx::Error> {
    let mut ids: Vec<_> = rows.items.iter().map(|(shop, _)| *shop).collect();
    ids.sort_unstable();
    ids.dedup();
    let shops = shops::by_ids(market, db, &ids).await?;
    Ok(rows.map(|(shop, mut summary)| {
        if let Some(shop) = shops.get(&shop) {
            summary.shop_name.clone_from(&shop.name);
            summary.shop_handle.clone_from(&shop.handle);
        }
        summary
    }))
}

/// An order, opened, with those of `moves` that its state allows. Whether it may be seen is the caller's question.
pub(crate) async fn open(
    market: &Market,
    db: &mut PgConnection,
    order: OrderId,
    moves: &[OrderMove],
) -> Outcome<OrderView> {
    let (shop, mut view) = lists::one(db, order).await?.ok_or(Failure::NotFound)?;
    if let Some(shop) = shops::by_ids(market, db, &[shop]).await?.remove(&shop) {
        view.summary.shop_name = shop.name;
        view.summary.shop_handle = shop.handle;
    }
    let state = view.summary.state;
    view.moves = moves.iter().copied().filter(|step| state != OrderState::Pending && state.may(*step)).collect();
    Ok(view)
}
