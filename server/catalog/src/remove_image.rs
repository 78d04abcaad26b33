//! Takes a picture off a product.

use domain::catalog::ImageView;
use domain::id::{ImageId, ProductId};
use kernel::{Failure, Market, Op};

use crate::events::{ImageDropped, ProductChanged};
use crate::seller::own_shop;
use crate::store;

/// Takes one picture off one of the seller's own products; those that are left. Its files go once it is sure that nobody
/// else shows it.
pub async fn remove_image(
    market: &Market,
    op: &Op,
    product: ProductId,
    image: ImageId,
) -> Result<Vec<ImageView>, Failure> {
    let mut tx = market.begin(op).await?;
    let shop = own_shop(op, &mut tx).await?;
    store::products::lock(&mut tx, shop, product).await?.ok_or(Failure::NotFound)?;

    let (key, original) = store::images::delete(&mut tx, product, image).await?.ok_or(Failure::NotFound)?;

    tx.publish(&ProductChanged { product })?;
    tx.publish(&ImageDropped { key, original })?;
    let left = store::pages::images(&mut tx, product).await?;
    tx.commit().await?;
    Ok(left)
}
