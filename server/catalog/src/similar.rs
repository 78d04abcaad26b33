//! What else stands on the same shelf.

use domain::catalog::ProductCard;
use domain::id::ProductId;
use kernel::{Failure, Market, Op, Tenant};

use crate::cards::cards;
use crate::shelf::{self, Shelf};
use crate::store;

/// Most cards.
const MOST: usize = 8;

/// Other products of the same shelf, those whose price is nearest first; where they are few, the newest of the shelves
/// beside it follow.
pub async fn similar(market: &Market, op: &Op, product: ProductId) -> Result<Vec<ProductCard>, Failure> {
    let shelf = market.kept::<Shelf>();
    let similar = shelf::kept(&shelf.similar, product, || read(market, product)).await?;
    let Some(storefront) = &op.storefront else { return Ok(similar.to_vec()) };
    let sellers = shelf::sellers(market).await?;
    let own = sellers.get(storefront.shop).map(|shop| shop.handle.as_str());
    Ok(similar.iter().filter(|card| Some(card.shop_handle.as_str()) == own).cloned().collect())
}

/// The cards of these products, as many of them as a row may hold, in this order; what is not on the shelf is left out.
pub async fn cards_of(market: &Market, op: &Op, mut products: Vec<ProductId>) -> Result<Vec<ProductCard>, Failure> {
    products.truncate(MOST);
    let sellers = shelf::sellers(market).await?;
    let mut db = market.db(Tenant::Market).await?;
    let shops = op.storefront.as_ref().map_or_else(|| sellers.ids(), |own| vec![own.shop]);
    let shown = store::pages::on_shelf(&mut db, &products, &shops).await?;
    products.retain(|product| shown.contains(product));
    Ok(cards(&mut db, &sellers, &products).await?)
}

async fn read(market: &Market, product: ProductId) -> Result<Vec<ProductCard>, Failure> {
    let (tree, sellers) = (shelf::tree(market).await?, shelf::sellers(market).await?);
    let mut db = market.db(Tenant::Market).await?;
    let Some((category, price)) = store::pages::place_of(&mut db, product).await? else { return Ok(Vec::new()) };
    let most = i64::try_from(MOST)?;
    let mut found = store::pages::nearest(&mut db, (product, price), category, &sellers.ids(), most).await?;
    if found.len() < MOST {
        let mut beside = tree.with_sisters(category);
        beside.retain(|shelf| *shelf != category);
        found.extend(store::pages::newest_in(&mut db, &beside, &sellers.ids(), most).await?);
        found.truncate(MOST);
    }
    Ok(cards(&mut db, &sellers, &found).await?)
}
