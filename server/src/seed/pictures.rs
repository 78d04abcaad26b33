//! Makes pictures ready, as many at a time as there are cores; our own so far that they can be drawn later.

use std::thread::available_parallelism;

use anyhow::{Context as _, Result};
use demo::{Drawing, Image, ImageSource};
use futures::stream::{self, StreamExt as _};
use marketplace::catalog::{self, Encoded, SeedImage};
use sha2::{Digest as _, Sha256};

use super::report::bar;
use crate::studio::{HEIGHT, Studio, WIDTH};

/// The pictures in their order; each is ready or says why it is not. What is drawn is announced to the studio.
pub async fn develop(images: Vec<Image>, studio: &Studio) -> Vec<Result<SeedImage>> {
    let cores = available_parallelism().map_or(2, usize::from);
    stream::iter(images).map(|image| develop_one(image, studio)).buffered(cores).collect().await
}

async fn develop_one(image: Image, studio: &Studio) -> Result<SeedImage> {
    let alt = image.alt.clone();
    let work = tokio::task::spawn_blocking(move || match image.source {
        ImageSource::Drawn(drawing) => anyhow::Ok((sketch(&drawing), Some(drawing))),
        ImageSource::File(path) => {
            let bytes = std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            let picture = catalog::encode_image(&bytes);
            Ok((picture.map_err(|refusal| anyhow::anyhow!("the picture was refused: {refusal:?}"))?, None))
        }
    });
    let (picture, drawing) = work.await.context("the picture could not be made ready")??;
    if let Some(drawing) = drawing {
        studio.announce(&picture.key, drawing).await?;
    }
    Ok(SeedImage { picture, alt })
}

/// Draws everything of these goods that is not there, such as what an earlier run left undone.
pub async fn draw_missing(goods: &demo::Market, studio: &Studio) -> Result<()> {
    let images = goods.products.iter().flat_map(|product| &product.images);
    let drawings = images.filter_map(|image| match &image.source {
        ImageSource::Drawn(drawing) => Some(drawing.clone()),
        ImageSource::File(_) => None,
    });
    for drawing in drawings {
        let named = tokio::task::spawn_blocking(move || (name(&drawing.svg()), drawing));
        let (key, drawing) = named.await.context("a drawing could not be named")?;
        studio.announce(&key, drawing).await?;
    }
    let bar = bar("pictures", studio.announced());
    while studio.draw_next().await? {
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

/// Everything about a drawing but its files. It is not drawn for that: a market opens many seconds sooner.
fn sketch(drawing: &Drawing) -> Encoded {
    let svg = drawing.svg();
    Encoded { key: name(&svg), files: Vec::new(), width: WIDTH, height: HEIGHT, tone: tone(&svg) }
}

/// The name of a drawing is made from its lines, so that the same drawing always has the same.
fn name(svg: &str) -> String {
    let hash = Sha256::digest(svg.as_bytes());
    hash.iter().take(16).fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// The colour behind everything: the paper runs from the first colour that a drawing names to the second.
fn tone(svg: &str) -> String {
    let colours = svg.split("stop-color=\"#").skip(1).filter_map(|rest| u32::from_str_radix(rest.get(..6)?, 16).ok());
    let colours: Vec<u32> = colours.take(2).collect();
    let mean = |shift: u32| {
        let values = colours.iter().map(|colour| (colour >> shift) & 0xff).sum::<u32>();
        values.checked_div(u32::try_from(colours.len()).unwrap_or(1)).unwrap_or(0xe0)
    };
    format!("#{:02x}{:02x}{:02x}", mean(16), mean(8), mean(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_has_a_name_and_a_colour_before_it_is_drawn() {
        let paper = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><defs><linearGradient id="p">
            <stop offset="0" stop-color="#204060"/><stop offset="1" stop-color="#406080"/></linearGradient></defs>
            <rect width="4" height="5" fill="url(#p)"/></svg>"##;
        let drawing = Drawing::new(|| paper.to_owned());
        let sketch = sketch(&drawing);
        assert_eq!((sketch.key.len(), sketch.tone.as_str()), (32, "#305070"));
        let drawn = crate::studio::draw(&drawing, &sketch.key).expect("it can be drawn");
        assert!(drawn.files.iter().all(|(name, bytes)| name.starts_with(&sketch.key) && !bytes.is_empty()));
        assert_eq!((drawn.width, drawn.height), (sketch.width, sketch.height));
        assert_eq!(tone("<svg/>"), "#e0e0e0");
    }
}
