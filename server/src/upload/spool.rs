//! Lays files that are being sent on the disk until it is their turn, so that a slow line holds no memory and a crowd no
//! more than is there.

use std::io::SeekFrom;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::multipart::Field;
use bytes::{Bytes, BytesMut};
use tokio::fs::File;
use tokio::io::{AsyncReadExt as _, AsyncSeekExt as _, AsyncWriteExt as _};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::Unread;

/// Files that are held in memory at a time, while pictures are made of them.
const IN_MEMORY: usize = 3;

/// Where files wait. They have no name there, and go with whoever sent them.
#[derive(Clone, Debug)]
pub struct Spool {
    folder: Arc<Path>,
    table: Arc<Semaphore>,
}

/// A file that waits.
#[derive(Debug)]
pub struct Spooled {
    file: File,
    length: usize,
}

/// A file in memory, and the room that it takes there.
pub struct InHand {
    /// What is in it.
    pub bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl Spool {
    /// A place in that folder, which is made when something is laid there.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder: folder.into(), table: Arc::new(Semaphore::new(IN_MEMORY)) }
    }

    /// Lays what a form sends there, of at most `most` bytes. What is too much is read to its end and forgotten, so that
    /// whoever sends it hears the answer.
    pub async fn lay(&self, field: &mut Field<'_>, most: usize) -> Result<Spooled, Unread> {
        let mut spooled = Some(Spooled { file: self.sheet().await?, length: 0 });
        while let Some(chunk) = field.chunk().await? {
            let fits = |spooled: &Spooled| spooled.length + chunk.len() <= most;
            if let Some(mut kept) = spooled.take().filter(fits) {
                kept.file.write_all(&chunk).await?;
                kept.length += chunk.len();
                spooled = Some(kept);
            }
        }
        let mut spooled = spooled.ok_or(Unread::TooHeavy)?;
        spooled.file.flush().await?;
        Ok(spooled)
    }

    /// Takes a file up once there is room for it.
    pub async fn take_up(&self, mut spooled: Spooled) -> Result<InHand, Unread> {
        let room = Arc::clone(&self.table).acquire_owned().await.map_err(std::io::Error::other)?;
        // A little more than that: the end is found by reading on.
        let mut bytes = BytesMut::with_capacity(spooled.length + 64);
        spooled.file.seek(SeekFrom::Start(0)).await?;
        while spooled.file.read_buf(&mut bytes).await? > 0 {}
        Ok(InHand { bytes: bytes.freeze(), _room: room })
    }

    /// A new file without a name.
    async fn sheet(&self) -> std::io::Result<File> {
        let folder = Arc::clone(&self.folder);
        let made = tokio::task::spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            tempfile::tempfile_in(&folder)
        });
        Ok(File::from_std(made.await.map_err(std::io::Error::other)??))
    }
}
