//! Pictures made ready for the market: decoded within limits, turned upright, and written anew at four widths.

mod decode;
mod sizes;

use bytes::Bytes;
use domain::catalog::{IMAGE_WIDTHS, ImageRefusal, LONGEST_SIDE, MOST_MEGAPIXELS};
use sha2::{Digest as _, Sha256};

/// A picture with the files it is served from.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// The name of its files: what went in has always the same.
    pub key: String,
    /// Blob key and WebP of each width; a width beyond the original holds the original size.
    pub files: Vec<(String, Bytes)>,
    /// Upright width of the original, in pixels.
    pub width: u32,
    /// Upright height of the original, in pixels.
    pub height: u32,
    /// The average colour, like `#d9cfc4`.
    pub tone: String,
}

/// Upright pixels, three or four bytes each.
pub(crate) struct Pixels {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
    pub alpha: bool,
}

/// The picture in these bytes, which may be JPEG, PNG or WebP. Takes up to some seconds of one core and some hundred
/// megabytes: call it where that is bearable.
pub fn encode_image(bytes: &[u8]) -> Result<Encoded, ImageRefusal> {
    encode(key(&[bytes]), &decode::decode(bytes)?)
}

/// The picture of these pixels: four bytes each (red, green, blue, alpha), rows from the top.
pub fn encode_pixels(rgba: Vec<u8>, width: u32, height: u32) -> Result<Encoded, ImageRefusal> {
    fits(width, height)?;
    let expected = u64::from(width) * u64::from(height) * 4;
    if expected == 0 || u64::try_from(rgba.len()) != Ok(expected) {
        return Err(ImageRefusal::Damaged);
    }
    let key = key(&[&width.to_be_bytes(), &height.to_be_bytes(), &rgba]);
    encode(key, &Pixels { bytes: rgba, width, height, alpha: true })
}

/// Whether a picture of that size is taken.
pub(crate) fn fits(width: u32, height: u32) -> Result<(), ImageRefusal> {
    let pixels = u64::from(width) * u64::from(height);
    let good = pixels <= u64::from(MOST_MEGAPIXELS) * 1_000_000 && width.max(height) <= LONGEST_SIDE;
    if good { Ok(()) } else { Err(ImageRefusal::TooBig) }
}

/// The blob that holds the picture of that key at that width.
pub(crate) fn file(key: &str, width: u32) -> String {
    format!("{key}-{width}.webp")
}

fn encode(key: String, pixels: &Pixels) -> Result<Encoded, ImageRefusal> {
    let mut files: Vec<(String, Bytes)> = Vec::with_capacity(IMAGE_WIDTHS.len());
    let (mut tone, mut last) = (String::new(), 0);
    for width in IMAGE_WIDTHS {
        let real = width.min(pixels.width);
        let same = files.last().filter(|_| real == last).map(|(_, bytes)| bytes.clone());
        let bytes = if let Some(bytes) = same {
            bytes
        } else {
            let small = sizes::resized(pixels, real)?;
            if tone.is_empty() {
                tone = sizes::tone(&small);
            }
            sizes::webp(&small)?
        };
        files.push((file(&key, width), bytes));
        last = real;
    }
    Ok(Encoded { key, files, width: pixels.width, height: pixels.height, tone })
}

/// Half a SHA-256 of what went in: long enough that no two pictures meet.
fn key(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hex::encode(&hash.finalize()[..16])
}
