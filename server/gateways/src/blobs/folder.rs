//! Keeps pictures and files in a folder on this machine.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use async_trait::async_trait;
use bytes::Bytes;
use kernel::Blobs;
use rand::Rng as _;
use rand::distr::Alphanumeric;
use tokio::fs;
use tokio::io::AsyncWriteExt as _;

use super::check_key;

/// Unfinished files are written here and moved to their place in one step.
const WORKBENCH: &str = ".unfinished";

/// Nobody writes a file for this long.
const ABANDONED: Duration = Duration::from_secs(3600);

/// Files below one folder, a file a key. A key is made from the content, so a file once there never changes.
#[derive(Clone, Debug)]
pub struct LocalBlobs {
    root: PathBuf,
}

impl LocalBlobs {
    /// Opens the folder, making it when it is not there, and clears away what a crash left unfinished. What is young is
    /// left: another process, such as one that seeds, may be at it.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub async fn open(root: impl Into<PathBuf>) -> Result<Self> {
        let root = root.into();
        let workbench = root.join(WORKBENCH);
        fs::create_dir_all(&workbench).await.with_context(|| format!("cannot make {}", root.display()))?;
        clear(&workbench).await.with_context(|| format!("cannot clear {}", workbench.display()))?;
        Ok(Self { root })
    }

    /// The place of a key; keys that could leave the folder are refused.
    fn path(&self, key: &str) -> Result<PathBuf> {
        check_key(key)?;
        Ok(self.root.join(key))
    }
}

/// Removes what nobody is writing any more.
async fn clear(workbench: &Path) -> std::io::Result<()> {
    let mut entries = fs::read_dir(workbench).await?;
    while let Some(entry) = entries.next_entry().await? {
        let age = entry.metadata().await?.modified()?.elapsed().unwrap_or_default();
        if age > ABANDONED {
            match fs::remove_file(entry.path()).await {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

#[async_trait]
impl Blobs for LocalBlobs {
    /// The type is told by the key's ending, so it is not kept.
    async fn put(&self, key: &str, bytes: Bytes, _content_type: &str) -> Result<()> {
        let path = self.path(key)?;
        if fs::try_exists(&path).await? {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).await.with_context(|| format!("cannot make {}", folder.display()))?;
        let name: String = rand::rng().sample_iter(Alphanumeric).take(24).map(char::from).collect();
        let unfinished = self.root.join(WORKBENCH).join(name);
        write_through(&unfinished, &bytes).await.with_context(|| format!("cannot write {}", unfinished.display()))?;
        fs::rename(&unfinished, &path).await.with_context(|| format!("cannot keep {}", path.display()))?;
        // The folder is told to the disk too: a file that was acknowledged survives a power cut.
        fs::File::open(folder).await?.sync_all().await.with_context(|| format!("cannot sync {}", folder.display()))
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>> {
        match fs::read(self.path(key)?).await {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {key}")),
        }
    }

    async fn has(&self, key: &str) -> Result<bool> {
        Ok(fs::try_exists(self.path(key)?).await?)
    }

    async fn delete(&self, key: &str) -> Result<()> {
        match fs::remove_file(self.path(key)?).await {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("cannot delete {key}"))
            }
            _ => Ok(()),
        }
    }
}

async fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = fs::File::create_new(path).await?;
    file.write_all(bytes).await?;
    file.sync_all().await
}
