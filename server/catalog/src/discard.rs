//! Throws the files of a picture away that neither a product nor a shop shows any more.

use domain::catalog::IMAGE_WIDTHS;
use kernel::{Market, Op, Tenant};

use crate::events::ImageDropped;
use crate::picture::file;
use crate::store;

/// Deletes the files of a picture unless a product or a shop shows it. Somebody may put it up again while the files are
/// going: whoever of the two comes last puts them back, this one by the row it then finds, the other one by the files
/// it then misses.
pub async fn discard_image(market: &Market, _op: &Op, event: ImageDropped) -> anyhow::Result<()> {
    if is_shown(market, &event.key).await? {
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
    if is_shown(market, &event.key).await? {
        for (name, bytes) in files {
            market.blobs().put(&name, bytes, "image/webp").await?;
        }
    }
    Ok(())
}

async fn is_shown(market: &Market, key: &str) -> anyhow::Result<bool> {
    let mut db = market.db(Tenant::Market).await?;
    Ok(store::images::is_shown(&mut db, key).await? || shops::pictures::is_shown(&mut db, key).await?)
}
