//! What somebody uploaded, read as a picture or refused: told by its first bytes, and never beyond the limits.

use std::io::Cursor;

use domain::catalog::{ImageRefusal, LARGEST_IMAGE, LONGEST_SIDE};
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};

use super::{Pixels, avif, fits};

/// Most memory a decoded picture may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Bytes a pixel that a JPEG takes besides when it comes in several passes: the decoder holds all of them.
const PASSES: u64 = 6;

/// A picture as it lies in its file.
pub(super) struct Raw {
    /// Its pixels, not upright yet.
    pub pixels: Pixels,
    /// How they have to be turned.
    pub orientation: Orientation,
}

/// The pixels of an upload, and how they have to be turned. Whatever else was in the file, such as where it was taken,
/// is gone.
pub(super) fn decode(bytes: &[u8]) -> Result<Raw, ImageRefusal> {
    weighed(bytes)?;
    if avif::is_avif(bytes) {
        return avif::decode(bytes);
    }
    let mut decoder = open(bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    Ok(Raw { pixels: pixels(picture), orientation })
}

/// The memory that it takes to decode these bytes, at most; known from their head, without unpacking anything.
pub(super) fn weight(bytes: &[u8]) -> Result<u64, ImageRefusal> {
    weighed(bytes)?;
    if avif::is_avif(bytes) {
        return Ok(avif::head(bytes)?.memory);
    }
    let decoder = open(bytes)?;
    let (width, height) = decoder.dimensions();
    let count = u64::from(width) * u64::from(height);
    let ready = decoder.total_bytes();
    let plain = matches!(decoder.color_type(), ColorType::Rgb8 | ColorType::Rgba8);
    let copied = if plain { 0 } else { count * 4 };
    let passes = if comes_in_passes(bytes) { count * PASSES } else { 0 };
    Ok(ready + copied + passes + bytes.len() as u64)
}

/// Whether something was uploaded, and not too much.
fn weighed(bytes: &[u8]) -> Result<(), ImageRefusal> {
    match bytes.len() {
        0 => Err(ImageRefusal::Empty),
        1..=LARGEST_IMAGE => Ok(()),
        _ => Err(ImageRefusal::TooHeavy),
    }
}

/// A decoder that has read the head of the file and found nothing against it.
fn open(bytes: &[u8]) -> Result<impl ImageDecoder + '_, ImageRefusal> {
    let format = sniff(bytes).ok_or(ImageRefusal::WrongKind)?;
    if format == ImageFormat::Jpeg && !jpeg_has_an_end(bytes) {
        return Err(ImageRefusal::Damaged);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    fits(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(ImageRefusal::TooBig);
    }
    Ok(decoder)
}

/// By the first bytes, because a name can say anything.
fn sniff(bytes: &[u8]) -> Option<ImageFormat> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(ImageFormat::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn refusal(error: &ImageError) -> ImageRefusal {
    match error {
        ImageError::Limits(_) => ImageRefusal::TooBig,
        _ => ImageRefusal::Damaged,
    }
}

/// The segments of a JPEG up to its picture: where each begins, and what it is. Each is passed over by its length,
/// because a preview inside of one has segments of its own.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (usize, u8)> + '_ {
    let mut at = Some(2);
    std::iter::from_fn(move || {
        loop {
            let here = at?;
            let Some([0xff, marker]) = bytes.get(here..here + 2) else { return None };
            at = match marker {
                0xff => {
                    at = Some(here + 1);
                    continue;
                }
                0x01 | 0xd0..=0xd8 => Some(here + 2),
                0xda => None,
                _ => match bytes.get(here + 2..here + 4) {
                    Some([high, low]) => Some(here + 2 + usize::from(u16::from_be_bytes([*high, *low]))),
                    _ => None,
                },
            };
            return Some((here, *marker));
        }
    })
}

/// Whether a JPEG was uploaded to its end: the decoder would fill what is missing with grey.
fn jpeg_has_an_end(bytes: &[u8]) -> bool {
    let picture = segments(bytes).find(|(_, marker)| *marker == 0xda);
    picture.is_some_and(|(at, _)| bytes[at..].windows(2).rev().any(|pair| pair == [0xff, 0xd9]))
}

/// Whether a JPEG comes in several passes, each finer than the one before.
fn comes_in_passes(bytes: &[u8]) -> bool {
    sniff(bytes) == Some(ImageFormat::Jpeg) && segments(bytes).any(|(_, marker)| marker == 0xc2)
}

fn pixels(picture: DynamicImage) -> Pixels {
    let (width, height) = (picture.width(), picture.height());
    let alpha = picture.color().has_alpha();
    let bytes = if alpha { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
    Pixels { bytes, width, height, alpha }
}
