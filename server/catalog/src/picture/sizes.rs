//! Pictures made smaller or larger, what is shown before they come, and how they are written.

use bytes::Bytes;
use domain::catalog::ImageRefusal;
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};

use super::Pixels;

/// Of 100: the eye sees no difference above.
const QUALITY: f32 = 80.0;
/// What waits in the place of a picture has so many colours a side.
const MOSAIC: u32 = 4;
/// A picture with fewer clear pixels than one of so many is a picture without any.
const FEW: u64 = 50;

/// The picture at that width, its shape kept.
pub(super) fn resized(pixels: &Pixels, width: u32) -> Result<Pixels, ImageRefusal> {
    let (from_width, from_height) = (u64::from(pixels.width), u64::from(pixels.height));
    let height = (from_height * u64::from(width) + from_width / 2) / from_width;
    let height = u32::try_from(height.max(1)).map_err(|_| ImageRefusal::TooBig)?;
    shrunk(pixels, width, height)
}

/// The picture at that size, whatever becomes of its shape.
pub(super) fn shrunk(pixels: &Pixels, width: u32, height: u32) -> Result<Pixels, ImageRefusal> {
    let kind = if pixels.alpha { PixelType::U8x4 } else { PixelType::U8x3 };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind).map_err(|_| ImageRefusal::Damaged)?;
    let mut to = Image::new(width, height, kind);
    Resizer::new().resize(&from, &mut to, None).map_err(|_| ImageRefusal::Damaged)?;
    Ok(Pixels { bytes: to.into_vec(), width, height, alpha: pixels.alpha })
}

/// The picture twice as wide, and no wider than `most`; one that is as wide already stays as it is.
pub(super) fn doubled(pixels: Pixels, most: u32) -> Result<Pixels, ImageRefusal> {
    let width = (pixels.width * 2).min(most);
    if width > pixels.width { resized(&pixels, width) } else { Ok(pixels) }
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

/// What waits in the place of the picture: its average colour, and its colours at four by four pixels. What can be
/// looked through has no colours, only a pale one: they would stay behind it.
pub(super) fn tone(pixels: &Pixels) -> Result<String, ImageRefusal> {
    let (mean, clear) = average(pixels);
    if clear * FEW > u64::from(pixels.width) * u64::from(pixels.height) {
        let [red, green, blue] = mean.map(|channel| 255 - (255 - channel) / 6);
        return Ok(format!("#{red:02x}{green:02x}{blue:02x}"));
    }
    let [red, green, blue] = mean;
    let mut text = format!("#{red:02x}{green:02x}{blue:02x}");
    let mosaic = shrunk(pixels, MOSAIC, MOSAIC)?;
    for pixel in mosaic.bytes.chunks_exact(mosaic.size()) {
        for channel in &pixel[..3] {
            text.push(char::from_digit((u32::from(*channel) + 8) / 17, 16).unwrap_or('f'));
        }
    }
    Ok(text)
}

/// The average colour, and how many pixels are clear; those do not count, and nothing at all is white.
fn average(pixels: &Pixels) -> ([u8; 3], u64) {
    let (mut sums, mut weight, mut clear) = ([0_u64; 3], 0_u64, 0_u64);
    for pixel in pixels.bytes.chunks_exact(pixels.size()) {
        let opacity = u64::from(pixel.get(3).copied().unwrap_or(255));
        for (sum, channel) in sums.iter_mut().zip(pixel) {
            *sum += u64::from(*channel) * opacity;
        }
        weight += opacity;
        clear += u64::from(opacity < 128);
    }
    let mean = sums.map(|sum| {
        let mean = (sum + weight / 2).checked_div(weight).unwrap_or(255);
        u8::try_from(mean).unwrap_or(255)
    });
    (mean, clear)
}
