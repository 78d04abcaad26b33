//! What somebody uploaded, read as a picture or refused: told by its first bytes, and never beyond the limits.

use std::io::Cursor;

use domain::catalog::{ImageRefusal, LARGEST_IMAGE, LONGEST_SIDE};
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};

use super::{Pixels, fits};

/// Most memory a decoded picture may take.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// The upright pixels of an upload. Whatever else was in the file, such as where it was taken, is gone.
pub(super) fn decode(bytes: &[u8]) -> Result<Pixels, ImageRefusal> {
    if bytes.len() > LARGEST_IMAGE {
        return Err(ImageRefusal::TooHeavy);
    }
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
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    let (width, height) = decoder.dimensions();
    fits(width, height)?;
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(ImageRefusal::TooBig);
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    picture.apply_orientation(orientation);
    Ok(pixels(picture))
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

/// Whether a JPEG was uploaded to its end: the decoder would fill what is missing with grey. Segments are passed over
/// by their length, because a preview inside of them has an end of its own.
fn jpeg_has_an_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, marker]) = bytes.get(at..at + 2) {
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            0xda => return bytes[at..].windows(2).rev().any(|pair| pair == [0xff, 0xd9]),
            _ => match bytes.get(at + 2..at + 4) {
                Some([high, low]) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
                _ => return false,
            },
        }
    }
    false
}

fn pixels(picture: DynamicImage) -> Pixels {
    let (width, height) = (picture.width(), picture.height());
    let alpha = picture.color().has_alpha();
    let bytes = if alpha { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
    Pixels { bytes, width, height, alpha }
}
