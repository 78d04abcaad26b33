//! Pictures made smaller, their average colour, and how they are written.

use bytes::Bytes;
use domain::catalog::ImageRefusal;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};

use super::Pixels;

/// Of 100: the eye sees no difference above.
const QUALITY: f32 = 80.0;

/// The picture at that width, its shape kept.
pub(super) fn resized(pixels: &Pixels, width: u32) -> Result<Pixels, ImageRefusal> {
    let (from_width, from_height) = (u64::from(pixels.width), u64::from(pixels.height));
    let height = (from_height * u64::from(width) + from_width / 2) / from_width;
    let height = u32::try_from(height.max(1)).map_err(|_| ImageRefusal::TooBig)?;
    let kind = if pixels.alpha { PixelType::U8x4 } else { PixelType::U8x3 };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind).map_err(|_| ImageRefusal::Damaged)?;
    let mut to = Image::new(width, height, kind);
    Resizer::new().resize(&from, &mut to, None).map_err(|_| ImageRefusal::Damaged)?;
    Ok(Pixels { bytes: to.into_vec(), width, height, alpha: pixels.alpha })
}

/// The picture as WebP, with nothing in the file but the picture.
pub(super) fn webp(pixels: &Pixels) -> Result<Bytes, ImageRefusal> {
    let encoder = if pixels.alpha {
        webp::Encoder::from_rgba(&pixels.bytes, pixels.width, pixels.height)
    } else {
        webp::Encoder::from_rgb(&pixels.bytes, pixels.width, pixels.height)
    };
    let file = encoder.encode_simple(false, QUALITY).map_err(|_| ImageRefusal::Damaged)?;
    Ok(Bytes::copy_from_slice(&file))
}

/// The average colour; what is transparent does not count, and nothing at all is white.
pub(super) fn tone(pixels: &Pixels) -> String {
    let size = if pixels.alpha { 4 } else { 3 };
    let (mut sums, mut weight) = ([0_u64; 3], 0_u64);
    for pixel in pixels.bytes.chunks_exact(size) {
        let opacity = u64::from(pixel.get(3).copied().unwrap_or(255));
        for (sum, channel) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(*channel) * opacity;
        }
        weight += opacity;
    }
    let [red, green, blue] = sums.map(|sum| (sum + weight / 2).checked_div(weight).unwrap_or(255));
    format!("#{red:02x}{green:02x}{blue:02x}")
}
