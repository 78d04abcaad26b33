//! Throws the files of a picture away that nobody shows any more.

use bytes::Bytes;
use domain::catalog::IMAGE_WIDTHS;
use futures::future::BoxFuture;
use kernel::{Market, Op, Tenant};

use crate::events::ImageDropped;
use crate::picture::{file, original_file};
use crate::store;

/// Files that go together, and whom they are needed by.
enum Files<'a> {
    /// What a picture is served from: by products and shops that show it.
    Served(&'a str),
    /// What pictures are made from: by products.
    Original(&'a str),
}

/// Somebody else who may show a picture: whether they do, by the name of its files.
pub type Shows = for<'a> fn(&'a Market, &'a str) -> BoxFuture<'a, anyhow::Result<bool>>;

/// Deletes the files of a picture unless a product or a shop shows it.
pub async fn discard_image(market: &Market, op: &Op, event: ImageDropped) -> anyhow::Result<()> {
    discard_unshown(market, op, event, &[]).await
}

/// Deletes the files of a picture unless a product, a shop or one of `others` shows it, and what it was made from unless
/// a product is made from that. Somebody may put it up again while the files are going: whoever of the two comes last
/// puts them back, this one by the row it then finds, the other one by the files it then misses.
pub async fn discard_unshown(market: &Market, _op: &Op, event: ImageDropped, others: &[Shows]) -> anyhow::Result<()> {
    if let Some(original) = &event.original {
        Files::Original(original).discard(market, others).await?;
    }
    Files::Served(&event.key).discard(market, others).await
}

impl Files<'_> {
    fn names(&self) -> Vec<String> {
        match self {
            Self::Served(key) => IMAGE_WIDTHS.map(|width| file(key, width)).to_vec(),
            Self::Original(name) => vec![original_file(name)],
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Served(_) => "image/webp",
            Self::Original(_) => "application/octet-stream",
        }
    }

    async fn are_needed(&self, market: &Market, others: &[Shows]) -> anyhow::Result<bool> {
        let mut db = market.db(Tenant::Market).await?;
        let key = match self {
            Self::Original(name) => return Ok(store::images::is_original(&mut db, name).await?),
            Self::Served(key) => key,
        };
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

    /// Deletes them unless they are needed, and puts them back when they are needed by the time they are gone.
    async fn discard(&self, market: &Market, others: &[Shows]) -> anyhow::Result<()> {
        if self.are_needed(market, others).await? {
            return Ok(());
        }
        let mut files: Vec<(String, Bytes)> = Vec::new();
        for name in self.names() {
            if let Some(bytes) = market.blobs().get(&name).await? {
                files.push((name, bytes));
            }
        }
        for (name, _) in &files {
            market.blobs().delete(name).await?;
        }
        if self.are_needed(market, others).await? {
            for (name, bytes) in files {
                market.blobs().put(&name, bytes, self.kind()).await?;
            }
        }
        Ok(())
    }
}
