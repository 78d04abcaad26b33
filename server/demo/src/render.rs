//! Turns a drawn picture into pixels.

use anyhow::{Context as _, Result, ensure};
use resvg::{tiny_skia, usvg};

/// A picture as pixels: four bytes each (red, green, blue, alpha), rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub rgba: Vec<u8>,
    pub width: u32,
    pub height: u32,
}

/// Paints `svg` to fill `width` by `height` pixels; what does not fit the shape is cut evenly.
///
/// # Errors
/// When the SVG cannot be read, or the size is zero or beyond memory.
pub fn render(svg: &str, width: u32, height: u32) -> Result<Pixels> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).context("the picture is not valid SVG")?;
    let mut pixmap = tiny_skia::Pixmap::new(width, height).context("the picture has no size")?;
    let size = tree.size();
    ensure!(size.width() > 0.0 && size.height() > 0.0, "the picture is empty");
    let (across, down) = (pixel_count(width) / size.width(), pixel_count(height) / size.height());
    let scale = across.max(down);
    let shift_x = (pixel_count(width) - size.width() * scale) / 2.0;
    let shift_y = (pixel_count(height) - size.height() * scale) / 2.0;
    let place = tiny_skia::Transform::from_row(scale, 0.0, 0.0, scale, shift_x, shift_y);
    resvg::render(&tree, place, &mut pixmap.as_mut());
    let rgba = pixmap
        .pixels()
        .iter()
        .flat_map(|p| {
            let c = p.demultiply();
            [c.red(), c.green(), c.blue(), c.alpha()]
        })
        .collect();
    Ok(Pixels { rgba, width, height })
}

#[expect(clippy::cast_precision_loss, reason = "pictures are far smaller than 2^24 pixels a side")]
fn pixel_count(n: u32) -> f32 {
    n as f32
}
