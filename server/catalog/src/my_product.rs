//! One of the seller's own products, as its form shows it.

use domain::catalog::{ProductEdit, ProductState};
use domain::id::ProductId;
use kernel::{Failure, Market, Op};

use crate::product::address;
use crate::rules;
use crate::seller::own_shop;
use crate::store;

/// One of the seller's own products to edit, with what is still missing before it can be published and what whoever
/// asks has typed and not stored.
pub async fn my_product(market: &Market, op: &Op, product: ProductId) -> Result<ProductEdit, Failure> {
    let mut db = market.db(op).await?;
    let shop = own_shop(op, &mut db).await?;
    let sheet = store::seller::draft(&mut db, shop, product).await?.ok_or(Failure::NotFound)?;
    let images = store::pages::images(&mut db, product).await?;
    let (pictures, variants) = store::products::count_parts(&mut db, product).await?;
    let missing = rules::missing(&sheet.draft.description, pictures, variants);
    let kept = store::kept::kept(&mut db, shop, op.account()?, product.0).await?;
    let kept = kept.filter(|kept| !sheet.draft.differences(&kept.draft).is_empty());
    let look_ahead = (sheet.state != ProductState::Removed).then(|| address(market, op, product, &sheet.draft.slug));
    Ok(ProductEdit {
        look_ahead,
        draft: sheet.draft,
        state: sheet.state,
        images,
        missing,
        kept,
        verdict: sheet.verdict,
        restorable_until: sheet.restorable_until,
        moderated: market.settings().moderated,
    })
}
