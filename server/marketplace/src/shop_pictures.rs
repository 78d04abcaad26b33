//! Putting up and taking down the pictures that a shop shows of itself, and throwing files away that nobody shows.

use bytes::Bytes;
use catalog::ImageDropped;
use domain::catalog::ImageRefusal;
use domain::shops::ShopPicture;
use kernel::{Failure, Market, Nothing, Op, Tenant};

/// Shows the picture in `bytes`.
pub async fn show(market: &Market, op: &Op, picture: ShopPicture, bytes: Bytes) -> Result<(), Failure<ImageRefusal>> {
    let mut tx = market.begin(op).await?;
    shops::pictures::may_show(&mut tx, op).await.map_err(Failure::widen)?;
    drop(tx);
    let key = catalog::keep_picture(market, bytes).await?;
    set(market, op, picture, Some(&key)).await.map_err(Failure::widen)
}

/// Shows no picture any more.
pub async fn take_down(market: &Market, op: &Op, picture: ShopPicture) -> Result<(), Failure> {
    set(market, op, picture, None).await
}

async fn set(market: &Market, op: &Op, picture: ShopPicture, key: Option<&str>) -> Result<(), Failure<Nothing>> {
    let mut tx = market.begin(op).await?;
    if let Some(key) = shops::pictures::show(&mut tx, op, picture, key).await? {
        tx.publish(&ImageDropped { key })?;
    }
    tx.commit().await?;
    Ok(())
}

/// Throws the files of a picture away that neither a shop nor a product shows.
pub async fn discard(market: &Market, op: &Op, event: ImageDropped) -> anyhow::Result<()> {
    let shown = shops::pictures::is_shown(&mut *market.db(Tenant::Market).await?, &event.key).await?;
    if shown { Ok(()) } else { catalog::discard_image(market, op, event).await }
}
