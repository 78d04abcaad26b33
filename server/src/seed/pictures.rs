//! Makes pictures ready, as many at a time as there are cores: whole, or so far that they can be drawn later.

use std::thread::available_parallelism;

use anyhow::{Context as _, Result};
use demo::{Drawing, Image, ImageSource};
use futures::stream::{self, StreamExt as _};
use marketplace::catalog::{self, Encoded, SeedImage};
use sha2::{Digest as _, Sha256};

use crate::studio::{self, HEIGHT, Studio, WIDTH};

/// The size of a sketch, of which only the average colour is of interest.
const SKETCH: (u32, u32) = (48, 60);

/// When our own pictures are drawn.
#[derive(Clone, Copy)]
pub enum Drawn<'a> {
    /// Now.
    Now,
    /// When somebody first asks for them.
    WhenAsked(&'a Studio),
}

/// The pictures in their order; each is ready or says why it is not.
pub async fn develop(images: Vec<Image>, when: Drawn<'_>) -> Vec<Result<SeedImage>> {
    let cores = available_parallelism().map_or(2, usize::from);
    stream::iter(images).map(|image| develop_one(image, when)).buffered(cores).collect().await
}

async fn develop_one(image: Image, when: Drawn<'_>) -> Result<SeedImage> {
    let alt = image.alt.clone();
    let work = tokio::task::spawn_blocking(move || match image.source {
        ImageSource::Drawn(drawing) => sketch(&drawing).map(|sketch| (sketch, Some(drawing))),
        ImageSource::File(path) => {
            let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            let picture = catalog::encode_image(&bytes);
            Ok((picture.map_err(|refusal| anyhow::anyhow!("the picture was refused: {refusal:?}"))?, None))
        }
    });
    let (mut picture, drawing) = work.await.context("the picture could not be made ready")??;
    if let Some(drawing) = drawing {
        match when {
            Drawn::WhenAsked(studio) => studio.announce(&picture.key, drawing).await?,
            Drawn::Now => {
                let key = picture.key.clone();
                picture.files = tokio::task::spawn_blocking(move || studio::draw(&drawing, &key)).await??.files;
            }
        }
    }
    Ok(SeedImage { picture, alt })
}

/// Everything about a drawing but its files. Its name is made from the lines, so that the same drawing has the same.
fn sketch(drawing: &Drawing) -> Result<Encoded> {
    let svg = drawing.svg();
    let (width, height) = SKETCH;
    let pixels = demo::render(&svg, width, height)?;
    let hash = Sha256::digest(svg.as_bytes());
    let key = hash.iter().take(16).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    Ok(Encoded { key, files: Vec::new(), width: WIDTH, height: HEIGHT, tone: tone(&pixels.rgba) })
}

/// The average colour of pixels of four bytes.
fn tone(rgba: &[u8]) -> String {
    let mean = |channel: usize| {
        let values = rgba.iter().skip(channel).step_by(4);
        values.map(|value| usize::from(*value)).sum::<usize>() / (rgba.len() / 4).max(1)
    };
    format!("#{:02x}{:02x}{:02x}", mean(0), mean(1), mean(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_has_a_name_and_a_colour_before_it_is_drawn() {
        let square = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><rect width="4" height="5" fill="#204060"/></svg>"##;
        let drawing = Drawing::new(|| square.to_owned());
        let sketch = sketch(&drawing).expect("it can be drawn");
        assert_eq!((sketch.key.len(), sketch.tone.as_str()), (32, "#204060"));
        let drawn = studio::draw(&drawing, &sketch.key).expect("it can be drawn");
        assert!(drawn.files.iter().all(|(name, bytes)| name.starts_with(&sketch.key) && !bytes.is_empty()));
        assert_eq!((drawn.width, drawn.height), (sketch.width, sketch.height));
    }
}
