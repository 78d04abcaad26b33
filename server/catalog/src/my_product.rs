//! One of the seller's own products, as its form shows it.

use domain::catalog::ProductEdit;
use domain::id::ProductId;
use kernel::{Failure, Market, Op};

use crate::rules;
use crate::seller::own_shop;
use crate::store;

/// One of the seller's own products to edit, with what is still missing before it can be published.
pub async fn my_product(market: &Market, op: &Op, product: ProductId) -> Result<ProductEdit, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let (draft, state) = store::seller::draft(&mut db, shop, product).await?.ok_or(Failure::NotFound)?;
    let images = store::pages::images(&mut db, product).await?;
    let (pictures, variants) = store::products::count_parts(&mut db, product).await?;
    let missing = rules::missing(&draft.description, pictures, variants);
    Ok(ProductEdit { draft, state, images, missing })
}
