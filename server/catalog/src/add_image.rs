//! Puts a picture on a product.

use bytes::Bytes;
use domain::catalog::{ImageEdit, ImageRefusal, ImageView, LARGEST_IMAGE, LONGEST_ALT, MOST_IMAGES, ProductState};
use domain::id::ProductId;
use kernel::{Failure, Market, Op, Tx};

use crate::events::ProductChanged;
use crate::keep::{Kept, Negative, keep};
use crate::seller::own_shop;
use crate::store;

/// Puts the picture in `bytes` behind the product's others. A picture that the product already shows is that one.
pub async fn add_image(
    market: &Market,
    op: &Op,
    product: ProductId,
    bytes: Bytes,
    alt: &str,
) -> Result<ImageView, Failure<ImageRefusal>> {
    if bytes.len() > LARGEST_IMAGE {
        return Err(Failure::Refused(ImageRefusal::TooHeavy));
    }
    // Before the work is done, whether it may be; after it, once more, and this time for certain.
    may_add(market, op, product).await?;
    let negative = Negative { bytes, edit: ImageEdit::default(), keeps_original: true };
    let kept = keep(market, op, negative).await.map_err(|failure| failure.map(ImageRefusal::from))?;
    let noted = insert(market, op, product, &kept, alt).await;
    kept.settle(market, op, noted).await
}

/// Whether whoever asks may put one more picture on the product: to be asked before a picture is sent for nothing.
pub async fn may_add(market: &Market, op: &Op, product: ProductId) -> Result<(), Failure<ImageRefusal>> {
    let mut tx = market.begin(op).await?;
    room_for(op, &mut tx, product, None).await?;
    Ok(())
}

/// What a picture shows, in one line that is not too long.
pub(crate) fn tidy_alt(alt: &str) -> String {
    let longest = usize::try_from(LONGEST_ALT).unwrap_or(usize::MAX);
    alt.trim().chars().filter(|c| !c.is_control()).take(longest).collect()
}

/// The row of the picture, whose files are stored.
async fn insert(
    market: &Market,
    op: &Op,
    product: ProductId,
    kept: &Kept,
    alt: &str,
) -> Result<ImageView, Failure<ImageRefusal>> {
    let mut tx = market.begin(op).await?;
    let encoded = &kept.encoded;
    if let Some(shown) = room_for(op, &mut tx, product, Some(&encoded.key)).await? {
        return Ok(shown);
    }
    let view = ImageView {
        id: market.new_id(),
        key: encoded.key.clone(),
        alt: tidy_alt(alt),
        width: encoded.width,
        height: encoded.height,
        tone: encoded.tone.clone(),
    };
    store::images::insert(&mut tx, product, &view, kept.original.as_deref()).await?;
    tx.publish(&ProductChanged { product })?;
    tx.commit().await?;
    Ok(view)
}

/// Locks the seller's product and makes sure of its room for a picture; the picture of `key` if it has that already.
async fn room_for(
    op: &Op,
    tx: &mut Tx,
    product: ProductId,
    key: Option<&str>,
) -> Result<Option<ImageView>, Failure<ImageRefusal>> {
    let shop = own_shop(op, tx).await?;
    let known = store::products::lock(tx, shop, product).await?.ok_or(Failure::NotFound)?;
    if known.state == ProductState::Removed {
        return Err(Failure::Refused(ImageRefusal::Gone));
    }
    let images = store::pages::images(tx, product).await?;
    let full = images.len() >= MOST_IMAGES;
    let shown = key.and_then(|key| images.into_iter().find(|image| image.key == key));
    if shown.is_none() && full { Err(Failure::Refused(ImageRefusal::Enough)) } else { Ok(shown) }
}
