//! Keeps pictures, and draws those of the demo when somebody first looks at them: a market opens sooner that way.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;
use async_trait::async_trait;
use bytes::Bytes;
use demo::Drawing;
use kernel::Blobs;
use marketplace::catalog::Encoded;
use tokio::sync::Semaphore;

/// Pictures that are drawn at a time; each takes a core for a moment.
const AT_A_TIME: usize = 2;
/// How long nothing is drawn ahead while people wait.
const BREATH: Duration = Duration::from_millis(100);
/// The size in which our own pictures are drawn: the largest in which they are shown.
pub const WIDTH: u32 = 1200;
/// The same, upright.
pub const HEIGHT: u32 = 1500;

/// Files, and drawings that are none yet.
pub struct Studio {
    desk: Arc<Desk>,
    /// People who wait for a picture.
    waiting: AtomicUsize,
}

/// What a drawing needs to be finished, whether or not somebody still waits for it.
struct Desk {
    kept: Arc<dyn Blobs>,
    drawings: Mutex<HashMap<String, Drawing>>,
    turns: Semaphore,
}

impl Studio {
    /// A studio that keeps its files there.
    pub fn new(kept: Arc<dyn Blobs>) -> Self {
        let desk = Desk { kept, drawings: Mutex::default(), turns: Semaphore::new(AT_A_TIME) };
        Self { desk: Arc::new(desk), waiting: AtomicUsize::new(0) }
    }

    /// Draws `drawing` when somebody asks for the picture of that key, unless it is there.
    pub async fn announce(&self, key: &str, drawing: Drawing) -> Result<()> {
        if !self.desk.kept.has(&format!("{key}-{WIDTH}.webp")).await? {
            self.desk.drawings().insert(key.to_owned(), drawing);
        }
        Ok(())
    }

    /// Drawings that nobody has asked for yet.
    pub fn announced(&self) -> usize {
        self.desk.drawings().len()
    }

    /// Draws one picture that was announced and that nobody has asked for yet; false when there is none. Whoever waits
    /// for a picture goes first.
    pub async fn draw_next(&self) -> Result<bool> {
        while self.waiting.load(Ordering::Relaxed) > 0 {
            tokio::time::sleep(BREATH).await;
        }
        let next = self.desk.drawings().keys().next().cloned();
        let Some(key) = next else { return Ok(false) };
        self.draw(&key).await?;
        Ok(true)
    }

    /// Draws the picture of that key. It is finished also when whoever asked has gone: a browser that gives up and asks
    /// again must not start a second one.
    async fn draw(&self, key: &str) -> Result<()> {
        let (desk, key) = (Arc::clone(&self.desk), key.to_owned());
        tokio::spawn(async move { desk.draw(&key).await }).await?
    }
}

impl Desk {
    fn drawings(&self) -> MutexGuard<'_, HashMap<String, Drawing>> {
        self.drawings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Draws the picture of that key in its turn, unless it is there by then.
    async fn draw(&self, key: &str) -> Result<()> {
        let _turn = self.turns.acquire().await?;
        let Some(drawing) = self.drawings().get(key).cloned() else { return Ok(()) };
        let name = key.to_owned();
        let drawn = tokio::task::spawn_blocking(move || draw(&drawing, &name)).await??;
        for (name, bytes) in drawn.files {
            self.kept.put(&name, bytes, "image/webp").await?;
        }
        self.drawings().remove(key);
        Ok(())
    }
}

/// Somebody who waits, until they have their picture or go away.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn on(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The picture of a drawing, under the name it was announced by.
pub fn draw(drawing: &Drawing, key: &str) -> Result<Encoded> {
    let pixels = demo::render(&drawing.svg(), WIDTH, HEIGHT)?;
    let encoded = marketplace::catalog::encode_pixels(pixels.rgba, pixels.width, pixels.height);
    let mut encoded = encoded.map_err(|refusal| anyhow::anyhow!("a drawing was refused: {refusal:?}"))?;
    for (name, _) in &mut encoded.files {
        *name = name.replacen(&encoded.key, key, 1);
    }
    Ok(Encoded { key: key.to_owned(), ..encoded })
}

#[async_trait]
impl Blobs for Studio {
    async fn put(&self, key: &str, bytes: Bytes, content_type: &str) -> Result<()> {
        self.desk.kept.put(key, bytes, content_type).await
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>> {
        let kept = self.desk.kept.get(key).await?;
        match key.split_once('-') {
            Some((picture, _)) if kept.is_none() && self.desk.drawings().contains_key(picture) => {
                let waiting = Waiting::on(&self.waiting);
                let drawn = self.draw(picture).await;
                drop(waiting);
                drawn?;
                self.desk.kept.get(key).await
            }
            _ => Ok(kept),
        }
    }

    async fn has(&self, key: &str) -> Result<bool> {
        let announced = key.split_once('-').is_some_and(|(picture, _)| self.desk.drawings().contains_key(picture));
        Ok(announced || self.desk.kept.has(key).await?)
    }

    async fn delete(&self, key: &str) -> Result<()> {
        self.desk.kept.delete(key).await
    }
}
