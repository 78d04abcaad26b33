//! The pictures that a shop shows of itself: put up and taken down.

use bytes::Bytes;
use domain::catalog::{ImageEdit, ImageRefusal, LARGEST_IMAGE};
use domain::shops::ShopPicture;
use kernel::{Failure, Market, Op};

use crate::events::ImageDropped;
use crate::keep::{Negative, keep};

/// Shows the picture in `bytes`.
pub async fn show(market: &Market, op: &Op, picture: ShopPicture, bytes: Bytes) -> Result<(), Failure<ImageRefusal>> {
    let mut tx = market.begin(op).await?;
    shops::pictures::may_show(&mut tx, op).await.map_err(Failure::widen)?;
    drop(tx);
    if bytes.len() > LARGEST_IMAGE {
        return Err(Failure::Refused(ImageRefusal::TooHeavy));
    }
    let negative = Negative { bytes, edit: ImageEdit::default(), keeps_original: false };
    let kept = keep(market, negative).await.map_err(|failure| failure.map(ImageRefusal::from))?;
    let noted = set(market, op, picture, Some(&kept.encoded.key)).await.map_err(Failure::widen);
    kept.settle(market, op, noted).await
}

/// Shows no picture any more.
pub async fn take_down(market: &Market, op: &Op, picture: ShopPicture) -> Result<(), Failure> {
    set(market, op, picture, None).await
}

async fn set(market: &Market, op: &Op, picture: ShopPicture, key: Option<&str>) -> Result<(), Failure> {
    let mut tx = market.begin(op).await?;
    if let Some(key) = shops::pictures::show(&mut tx, op, picture, key).await? {
        tx.publish(&ImageDropped { key, original: None })?;
    }
    tx.commit().await?;
    Ok(())
}
