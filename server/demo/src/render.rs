//! Turns a drawn picture into pixels.

use anyhow::{Context as _, Result, ensure};
use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};
use resvg::usvg::{Options, Tree};

use crate::art::FRONT;

/// How many times smaller the soft part of a picture is painted. It has no edges, so nobody sees
/// it, and blurring takes most of the time otherwise.
const SOFTNESS: u32 = 3;

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
    let mut pixmap = Pixmap::new(width, height).context("the picture has no size")?;
    if let Some((soft, sharp)) = layers(svg) {
        let mut small = Pixmap::new(width.div_ceil(SOFTNESS), height.div_ceil(SOFTNESS)).context("it has no size")?;
        paint(&soft, &mut small)?;
        let across = pixel_count(width) / pixel_count(small.width());
        let down = pixel_count(height) / pixel_count(small.height());
        let smooth = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        pixmap.draw_pixmap(0, 0, small.as_ref(), &smooth, Transform::from_scale(across, down), None);
        paint(&sharp, &mut pixmap)?;
    } else {
        paint(svg, &mut pixmap)?;
    }
    let mut rgba = pixmap.take();
    // The backdrop is opaque, so nothing has to be taken out of the colors but in a picture of others.
    if rgba.chunks_exact(4).any(|pixel| pixel[3] != u8::MAX) {
        for pixel in rgba.chunks_exact_mut(4) {
            let [red, green, blue, alpha] = [pixel[0], pixel[1], pixel[2], pixel[3]].map(u32::from);
            let full = |part: u32| u8::try_from((part * 255 + alpha / 2) / alpha.max(1)).unwrap_or(u8::MAX);
            pixel[..3].copy_from_slice(&[full(red), full(green), full(blue)]);
        }
    }
    Ok(Pixels { rgba, width, height })
}

/// The soft and the sharp part of one of our own pictures, each a picture of the same frame.
fn layers(svg: &str) -> Option<(String, String)> {
    let (soft, sharp) = svg.split_once(FRONT)?;
    let head = &svg[..=svg.find('>')?];
    Some((format!("{soft}</svg>"), format!("{head}{sharp}")))
}

/// Paints an SVG over what is there, so that it fills the whole.
fn paint(svg: &str, pixmap: &mut Pixmap) -> Result<()> {
    let tree = Tree::from_str(svg, &Options::default()).context("the picture is not valid SVG")?;
    let size = tree.size();
    ensure!(size.width() > 0.0 && size.height() > 0.0, "the picture is empty");
    let (width, height) = (pixel_count(pixmap.width()), pixel_count(pixmap.height()));
    let scale = (width / size.width()).max(height / size.height());
    let shift_x = (width - size.width() * scale) / 2.0;
    let shift_y = (height - size.height() * scale) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, shift_x, shift_y);
    resvg::render(&tree, place, &mut pixmap.as_mut());
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "pictures are far smaller than 2^24 pixels a side")]
fn pixel_count(n: u32) -> f32 {
    n as f32
}
