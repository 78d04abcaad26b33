//! What else stands on the same shelf.

use domain::catalog::ProductCard;
use domain::id::ProductId;
use kernel::{Failure, Market, Op};

use crate::cards::cards;
use crate::shelf::{self, Shelf};
use crate::store;

/// Most cards.
const MOST: i64 = 8;

/// Other products of the same shelf, then of the shelves beside it; among them those whose price is nearest.
pub async fn similar(market: &Market, _op: &Op, product: ProductId) -> Result<Vec<ProductCard>, Failure> {
    let shelf = market.kept::<Shelf>();
    let similar = shelf::kept(&shelf.similar, product, || read(market, product)).await?;
    Ok(similar.to_vec())
}

async fn read(market: &Market, product: ProductId) -> Result<Vec<ProductCard>, Failure> {
    let (tree, sellers) = (shelf::tree(market).await?, shelf::sellers(market).await?);
    let mut db = market.pool().acquire().await?;
    let Some(category) = store::pages::category_of(&mut db, product).await? else { return Ok(Vec::new()) };
    let nearby = tree.with_sisters(category);
    let found = store::pages::similar(&mut db, product, &nearby, &sellers.ids(), MOST).await?;
    Ok(cards(&mut db, &sellers, &found).await?)
}
