//! Where pictures are made ready: few at a time, and no more of them than fit into memory.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use domain::catalog::{EditRefusal, ImageEdit, ImageRefusal};
use kernel::{Failure, Market};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::picture::{self, Encoded};

/// Pictures that are made ready at the same time: each takes a core.
const AT_ONCE: usize = 2;
/// The megabytes that pictures may take while they are made ready. One that takes more is alone.
const MEGABYTES: u32 = 150;
/// How long a picture waits for its turn.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
/// How long somebody who only looks waits.
pub(crate) const SHORT_PATIENCE: Duration = Duration::from_secs(10);

/// Turns and memory.
pub(crate) struct Darkroom {
    turns: Arc<Semaphore>,
    memory: Arc<Semaphore>,
}

impl Default for Darkroom {
    fn default() -> Self {
        let memory = usize::try_from(MEGABYTES).unwrap_or(usize::MAX);
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), memory: Arc::new(Semaphore::new(memory)) }
    }
}

impl Darkroom {
    /// A turn with so many megabytes; whoever waits longest comes first.
    async fn turn(&self, megabytes: u32) -> Option<(OwnedSemaphorePermit, OwnedSemaphorePermit)> {
        let turn = Arc::clone(&self.turns).acquire_owned().await.ok()?;
        let memory = Arc::clone(&self.memory).acquire_many_owned(megabytes.min(MEGABYTES)).await.ok()?;
        Some((turn, memory))
    }
}

/// Makes the picture in `bytes` ready, changed as its seller asked.
pub(crate) async fn develop(market: &Market, bytes: Bytes, edit: ImageEdit) -> Result<Encoded, Failure<EditRefusal>> {
    work(market, PATIENCE, (bytes, edit), move |bytes| picture::encode_edited(bytes, &edit)).await
}

/// How the picture in `bytes` would look, as WebP of that width.
pub(crate) async fn preview(
    market: &Market,
    bytes: Bytes,
    edit: ImageEdit,
    width: u32,
) -> Result<Bytes, Failure<EditRefusal>> {
    work(market, SHORT_PATIENCE, (bytes, edit), move |bytes| Ok(picture::preview(bytes, &edit, width)?)).await
}

/// Works on a picture on a thread that may be busy. A decoder that gives up in the middle has met no picture.
async fn work<T: Send + 'static>(
    market: &Market,
    patience: Duration,
    (bytes, edit): (Bytes, ImageEdit),
    deed: impl FnOnce(&[u8]) -> Result<T, EditRefusal> + Send + 'static,
) -> Result<T, Failure<EditRefusal>> {
    let head = bytes.clone();
    let megabytes = blocking(move || Ok(picture::megabytes(&head, &edit)?)).await?;
    let darkroom = market.kept::<Darkroom>();
    let turn = tokio::time::timeout(patience, darkroom.turn(megabytes)).await;
    let Ok(Some(turn)) = turn else { return Err(Failure::TooMany { seconds: 10 }) };
    blocking(move || {
        let done = deed(&bytes);
        drop(turn);
        done
    })
    .await
}

async fn blocking<T: Send + 'static>(
    deed: impl FnOnce() -> Result<T, EditRefusal> + Send + 'static,
) -> Result<T, Failure<EditRefusal>> {
    let done = tokio::task::spawn_blocking(deed).await;
    done.unwrap_or(Err(EditRefusal::Picture(ImageRefusal::Damaged))).map_err(Failure::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn pictures_wait_until_there_is_memory_for_them() {
        let darkroom = Darkroom::default();
        let small = darkroom.turn(20).await;
        assert!(small.is_some());
        let huge = tokio::time::timeout(SOON, darkroom.turn(500)).await;
        assert!(huge.is_err(), "what takes everything waits until everything is there");
        drop(small);
        assert!(tokio::time::timeout(SOON, darkroom.turn(500)).await.is_ok_and(|turn| turn.is_some()));
    }

    #[tokio::test]
    async fn no_more_work_than_there_are_cores() {
        let darkroom = Darkroom::default();
        let (_one, _other) = (darkroom.turn(1).await, darkroom.turn(1).await);
        assert!(tokio::time::timeout(SOON, darkroom.turn(1)).await.is_err());
    }
}
