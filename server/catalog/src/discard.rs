//! Throws the files of a picture away that nobody shows any more.

use domain::catalog::IMAGE_WIDTHS;
use futures::future::BoxFuture;
use kernel::{Market, Op, Tenant};

use crate::events::ImageDropped;
use crate::picture::file;
use crate::store;

/// Somebody else who may show a picture: whether they do, by the name of its files.
pub type Shows = for<'a> fn(&'a Market, &'a str) -> BoxFuture<'a, anyhow::Result<bool>>;

/// Deletes the files of a picture unless a product or a shop shows it.
pub async fn discard_image(market: &Market, op: &Op, event: ImageDropped) -> anyhow::Result<()> {
    discard_unshown(market, op, event, &[]).await
}

/// Deletes the files of a picture unless a product, a shop or one of `others` shows it. Somebody may put it up again
/// while the files are going: whoever of the two comes last puts them back, this one by the row it then finds, the other
/// one by the files it then misses.
pub async fn discard_unshown(market: &Market, _op: &Op, event: ImageDropped, others: &[Shows]) -> anyhow::Result<()> {
    if is_shown(market, &event.key, others).await? {
        return Ok(());
    }
    let mut files = Vec::new();
    for width in IMAGE_WIDTHS {
        let name = file(&event.key, width);
        if let Some(bytes) = market.blobs().get(&name).await? {
            files.push((name, bytes));
        }
    }
    for (name, _) in &files {
        market.blobs().delete(name).await?;
    }
    if is_shown(market, &event.key, others).await? {
        for (name, bytes) in files {
            market.blobs().put(&name, bytes, "image/webp").await?;
        }
    }
    Ok(())
}

async fn is_shown(market: &Market, key: &str, others: &[Shows]) -> anyhow::Result<bool> {
    let mut db = market.db(Tenant::Market).await?;
    if store::images::is_shown(&mut db, key).await? || shops::pictures::is_shown(&mut db, key).await? {
        return Ok(true);
    }
    drop(db);
    for shows in others {
        if shows(market, key).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
