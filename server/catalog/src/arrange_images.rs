//! Puts the pictures of a product into another order, and says what they show.

use domain::catalog::{ImageView, ProductState};
use domain::id::{ImageId, ProductId};
use kernel::{Failure, Market, Op, Tx};

use crate::add_image::tidy_alt;
use crate::events::ProductChanged;
use crate::seller::own_shop;
use crate::store;

/// Puts the picture at that place, from 0, and lets the others close up; all of them in their new order. The first one
/// is the cover. A place behind the last one is the last one.
pub async fn place_image(
    market: &Market,
    op: &Op,
    product: ProductId,
    image: ImageId,
    to: u32,
) -> Result<Vec<ImageView>, Failure> {
    let mut tx = market.begin(op).await?;
    let mut images = locked(op, &mut tx, product).await?;
    let from = images.iter().position(|other| other.id == image).ok_or(Failure::NotFound)?;

    let moved = images.remove(from);
    let to = usize::try_from(to).unwrap_or(usize::MAX).min(images.len());
    images.insert(to, moved);

    if from != to {
        let order: Vec<ImageId> = images.iter().map(|image| image.id).collect();
        store::images::arrange(&mut tx, product, &order).await?;
        tx.publish(&ProductChanged { product })?;
    }
    tx.commit().await?;
    Ok(images)
}

/// Says what the picture shows, for those who cannot see it; all pictures of the product as they are then.
pub async fn describe_image(
    market: &Market,
    op: &Op,
    product: ProductId,
    image: ImageId,
    alt: &str,
) -> Result<Vec<ImageView>, Failure> {
    let mut tx = market.begin(op).await?;
    let mut images = locked(op, &mut tx, product).await?;
    let described = images.iter_mut().find(|other| other.id == image).ok_or(Failure::NotFound)?;
    described.alt = tidy_alt(alt);

    store::images::describe(&mut tx, product, described).await?;
    tx.publish(&ProductChanged { product })?;
    tx.commit().await?;
    Ok(images)
}

/// The pictures of one of the seller's own products, which nobody else changes meanwhile.
async fn locked(op: &Op, tx: &mut Tx, product: ProductId) -> Result<Vec<ImageView>, Failure> {
    let shop = own_shop(op, tx).await?;
    let known = store::products::lock(tx, shop, product).await?.ok_or(Failure::NotFound)?;
    if known.state == ProductState::Removed {
        return Err(Failure::NotFound);
    }
    Ok(store::pages::images(tx, product).await?)
}
