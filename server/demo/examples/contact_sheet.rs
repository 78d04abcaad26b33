//! Writes every picture of the demo market into a folder, to look at them: `cargo run -p demo --example contact_sheet`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use demo::{Drawing, ImageSource, demo_market, hero_art, render};
use resvg::tiny_skia::{IntSize, Pixmap};

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("target/pictures"), PathBuf::from);
    std::fs::create_dir_all(&folder)?;
    for hero in hero_art() {
        write(&folder, &format!("home-{}", hero.key), &hero.drawing, hero.width, hero.height)?;
    }
    for product in demo_market().products {
        for (place, image) in product.images.iter().enumerate() {
            if let ImageSource::Drawn(drawing) = &image.source {
                write(&folder, &format!("{}-{place}", product.slug), drawing, 800, 1000)?;
            }
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, drawing: &Drawing, width: u32, height: u32) -> Result<()> {
    let pixels = render(&drawing.svg(), width, height).with_context(|| format!("cannot paint {name}"))?;
    let size = IntSize::from_wh(width, height).context("a picture has a size")?;
    let pixmap = Pixmap::from_vec(pixels.rgba, size).context("the pixels fill the picture")?;
    pixmap.save_png(folder.join(name).with_extension("png"))?;
    Ok(())
}
