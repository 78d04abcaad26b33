//! The addresses of everything that is worth finding, for the map that search machines read.

use chrono::{DateTime, Utc};
use domain::id::ShopId;
use kernel::{Failure, Market, Op, Tenant};

use crate::shelf;
use crate::store;

/// Products of one part of the map.
pub const PRODUCTS_A_PART: u32 = 10_000;

/// How many parts the map has; on a shop's own address it maps that shop alone.
pub async fn map_parts(market: &Market, op: &Op) -> Result<u32, Failure> {
    let shops = shops(market, op).await?;
    let products = store::home::count_by_shop(&mut *market.db(Tenant::Market).await?, &shops).await?;
    Ok(products.values().sum::<u32>().div_ceil(PRODUCTS_A_PART))
}

/// The products of a part, from 1: the address of each, and when it was changed.
pub async fn map_products(market: &Market, op: &Op, part: u32) -> Result<Vec<(String, DateTime<Utc>)>, Failure> {
    let shops = shops(market, op).await?;
    let before = i64::from(part.saturating_sub(1)) * i64::from(PRODUCTS_A_PART);
    let mut db = market.db(Tenant::Market).await?;
    Ok(store::home::mapped(&mut db, &shops, before, i64::from(PRODUCTS_A_PART)).await?)
}

/// The shelves with something on them, and the shops.
pub async fn map_places(market: &Market) -> Result<(Vec<String>, Vec<String>), Failure> {
    let (tree, sellers) = (shelf::tree(market).await?, shelf::sellers(market).await?);
    let shelves = tree.all().iter().filter(|shelf| shelf.products > 0).map(|shelf| shelf.slug.clone());
    let mut handles: Vec<String> =
        sellers.ids().into_iter().filter_map(|shop| Some(sellers.get(shop)?.handle.clone())).collect();
    handles.sort_unstable();
    Ok((shelves.collect(), handles))
}

async fn shops(market: &Market, op: &Op) -> Result<Vec<ShopId>, Failure> {
    let sellers = shelf::sellers(market).await?;
    Ok(match &op.storefront {
        Some(storefront) => vec![storefront.shop],
        None => sellers.ids(),
    })
}
