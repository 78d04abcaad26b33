//! Stores what a picture is served from, and what it was made from, so that neither is there without somebody who shows
//! it.

use bytes::Bytes;
use domain::catalog::{EditRefusal, IMAGE_WIDTHS, ImageEdit, ImageRefusal};
use kernel::{Failure, Market, Op, limits};

use crate::darkroom::develop;
use crate::events::ImageDropped;
use crate::picture::{self, Encoded};

/// What is in the files whose names have no ending.
const UNKNOWN: &str = "application/octet-stream";

/// Pictures that somebody may have made ready within an hour: more than anybody arranges by hand, and no more than a
/// disk takes.
const MOST_AN_HOUR: i32 = 500;
const AN_HOUR: i32 = 3_600;

/// What is put away: a picture as it was sent, and what its seller wants done to it.
pub(crate) struct Negative {
    /// The file as it came.
    pub bytes: Bytes,
    /// What is done to it.
    pub edit: ImageEdit,
    /// Whether the file is kept too.
    pub keeps_original: bool,
}

/// A picture whose files are stored, before it is sure that somebody shows it.
pub(crate) struct Kept {
    /// What it is served from.
    pub encoded: Encoded,
    /// The name of what it was made from, where that is kept.
    pub original: Option<String>,
    bytes: Bytes,
}

/// Makes a picture ready and stores its files. Whoever calls this notes who shows it, and then [`Kept::settle`]s it.
pub(crate) async fn keep(market: &Market, op: &Op, negative: Negative) -> Result<Kept, Failure<EditRefusal>> {
    if let Ok(account) = op.account() {
        let mut db = market.db(op).await?;
        limits::spend(&mut db, op, &format!("catalog.pictures:{account}"), MOST_AN_HOUR, AN_HOUR).await?;
    }
    let Negative { bytes, edit, keeps_original } = negative;
    let encoded = develop(market, bytes.clone(), edit).await?;
    let original = keeps_original.then(|| picture::name(&bytes));
    let kept = Kept { encoded, original, bytes };
    store(market, &kept).await?;
    Ok(kept)
}

impl Kept {
    /// Hands on whether it was noted who shows the picture. If nobody does, its files go; if somebody does, they are
    /// there.
    pub(crate) async fn settle<T, R>(
        self,
        market: &Market,
        op: &Op,
        noted: Result<T, Failure<R>>,
    ) -> Result<T, Failure<R>> {
        if noted.is_err() {
            if let Err(error) = self.drop_files(market, op).await {
                tracing::warn!(error = format!("{error:#}"), "files of a picture that was not taken stay behind");
            }
        } else if !are_there(market, &self).await? {
            // Whoever showed the same picture last has dropped it meanwhile, and its files with it.
            store(market, &self).await?;
        }
        noted
    }
}

impl Kept {
    /// Tells those who throw files away: they know everybody who may show the same picture.
    async fn drop_files(self, market: &Market, op: &Op) -> anyhow::Result<()> {
        let mut tx = market.begin(op).await?;
        tx.publish(&ImageDropped { key: self.encoded.key, original: self.original })?;
        Ok(tx.commit_and_tell().await?)
    }
}

/// Makes a picture ready and stores its files for another context, which notes by `write` who shows it.
pub async fn keep_for<T>(
    market: &Market,
    op: &Op,
    bytes: Bytes,
    write: impl AsyncFnOnce(&Encoded) -> Result<T, Failure<ImageRefusal>>,
) -> Result<T, Failure<ImageRefusal>> {
    let negative = Negative { bytes, edit: ImageEdit::default(), keeps_original: false };
    let kept = keep(market, op, negative).await.map_err(|failure| failure.map(ImageRefusal::from))?;
    let noted = write(&kept.encoded).await;
    kept.settle(market, op, noted).await
}

/// Stores the files; the same picture twice is the same files.
async fn store(market: &Market, kept: &Kept) -> anyhow::Result<()> {
    if let Some(name) = &kept.original {
        market.blobs().put(&picture::original_file(name), kept.bytes.clone(), UNKNOWN).await?;
    }
    store_files(market, &kept.encoded).await
}

/// Stores the files that a picture is served from.
pub(crate) async fn store_files(market: &Market, encoded: &Encoded) -> anyhow::Result<()> {
    for (name, bytes) in &encoded.files {
        market.blobs().put(name, bytes.clone(), "image/webp").await?;
    }
    Ok(())
}

/// Whether the files are there still, told by those that go first.
async fn are_there(market: &Market, kept: &Kept) -> anyhow::Result<bool> {
    let first = picture::file(&kept.encoded.key, IMAGE_WIDTHS[0]);
    let served = market.blobs().has(&first).await?;
    let original = match &kept.original {
        Some(name) => market.blobs().has(&picture::original_file(name)).await?,
        None => true,
    };
    Ok(served && original)
}
