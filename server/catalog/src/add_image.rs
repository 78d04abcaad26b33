//! Puts a picture on a product.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::catalog::{IMAGE_WIDTHS, ImageRefusal, ImageView, LARGEST_IMAGE, MOST_IMAGES, ProductState};
use domain::id::ProductId;
use kernel::{Failure, Market, Op, Tx};
use tokio::sync::Semaphore;

use crate::events::{ImageDropped, ProductChanged};
use crate::picture::{self, Encoded};
use crate::seller::own_shop;
use crate::store;

/// Pictures that are made ready at the same time: each takes a core and much memory.
const AT_ONCE: usize = 2;
/// How long an upload waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest alternative text, in characters.
const LONGEST_ALT: usize = 200;

/// Where pictures are made ready.
struct Darkroom(Arc<Semaphore>);

impl Default for Darkroom {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

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
    let mut tx = market.begin(op).await?;
    room_for(op, &mut tx, product, None).await?;
    drop(tx);

    keep(market, op, bytes, async |encoded| insert(market, op, product, encoded, alt).await).await
}

/// Makes a picture ready, stores its files, and has `write` note who shows them. Whoever may not show it is told so by
/// `write`; asking them before spares the work.
pub async fn keep<T>(
    market: &Market,
    op: &Op,
    bytes: Bytes,
    write: impl AsyncFnOnce(&Encoded) -> Result<T, Failure<ImageRefusal>>,
) -> Result<T, Failure<ImageRefusal>> {
    let encoded = develop(market, bytes).await?;
    store_files(market, &encoded).await?;

    let stored = write(&encoded).await;
    if stored.is_err() {
        // Nobody may show the files now; if somebody does, they stay.
        if let Err(error) = drop_files(market, op, encoded.key).await {
            tracing::warn!(error = format!("{error:#}"), "files of a picture that was not taken stay behind");
        }
        return stored;
    }
    // Whoever showed the same picture last may have dropped it meanwhile, and its files with it.
    let first = picture::file(&encoded.key, IMAGE_WIDTHS[0]);
    if market.blobs().get(&first).await?.is_none() {
        store_files(market, &encoded).await?;
    }
    stored
}

/// Tells those who throw files away: they know everybody who may show the same picture.
async fn drop_files(market: &Market, op: &Op, key: String) -> anyhow::Result<()> {
    let mut tx = market.begin(op).await?;
    tx.publish(&ImageDropped { key })?;
    Ok(tx.commit_and_tell().await?)
}

/// The row of the picture, whose files are stored.
async fn insert(
    market: &Market,
    op: &Op,
    product: ProductId,
    encoded: &Encoded,
    alt: &str,
) -> Result<ImageView, Failure<ImageRefusal>> {
    let mut tx = market.begin(op).await?;
    if let Some(shown) = room_for(op, &mut tx, product, Some(&encoded.key)).await? {
        return Ok(shown);
    }
    let alt: String = alt.trim().chars().filter(|c| !c.is_control()).take(LONGEST_ALT).collect();
    let view = ImageView {
        id: market.new_id(),
        key: encoded.key.clone(),
        alt,
        width: encoded.width,
        height: encoded.height,
        tone: encoded.tone.clone(),
    };
    store::images::insert(&mut tx, product, &view).await?;
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

/// Makes the picture ready on a thread that may be busy. A decoder that gives up in the middle has met no picture.
async fn develop(market: &Market, bytes: Bytes) -> Result<Encoded, Failure<ImageRefusal>> {
    let darkroom = Arc::clone(&market.kept::<Darkroom>().0);
    let turn = tokio::time::timeout(PATIENCE, darkroom.acquire_owned()).await;
    let Ok(Ok(turn)) = turn else { return Err(Failure::TooMany { seconds: 10 }) };
    let work = tokio::task::spawn_blocking(move || {
        let encoded = picture::encode_image(&bytes);
        drop(turn);
        encoded
    });
    work.await.unwrap_or(Err(ImageRefusal::Damaged)).map_err(Failure::Refused)
}

/// Stores the files of a picture; the same picture twice is the same files.
pub(crate) async fn store_files(market: &Market, encoded: &Encoded) -> anyhow::Result<()> {
    for (name, bytes) in &encoded.files {
        market.blobs().put(name, bytes.clone(), "image/webp").await?;
    }
    Ok(())
}
