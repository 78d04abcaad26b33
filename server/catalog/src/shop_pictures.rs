//! The pictures that a shop shows of itself: put up and taken down.

use bytes::Bytes;
use domain::catalog::{ImageRefusal, LARGEST_IMAGE};
use domain::shops::ShopPicture;
use kernel::{Failure, Market, Op};

use crate::events::ImageDropped;
use crate::keep::keep_for;
use crate::picture::Encoded;

/// Shows the picture in `bytes`.
pub async fn show(market: &Market, op: &Op, picture: ShopPicture, bytes: Bytes) -> Result<(), Failure<ImageRefusal>> {
    let mut tx = market.begin(op).await?;
    shops::pictures::may_show(&mut tx, op).await.map_err(Failure::widen)?;
    drop(tx);
    if bytes.len() > LARGEST_IMAGE {
        return Err(Failure::Refused(ImageRefusal::TooHeavy));
    }
    let write = async |encoded: &Encoded| set(market, op, picture, Some(&encoded.key)).await.map_err(Failure::widen);
    keep_for(market, op, bytes, write).await
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
