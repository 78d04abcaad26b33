//! Pictures made ready for the market: decoded within limits, turned upright, changed as their seller asked, and written
//! anew at four widths.

mod avif;
mod backdrop;
mod colours;
mod decode;
mod place;
mod shadow;
mod sizes;

use bytes::Bytes;
use domain::catalog::{EditRefusal, IMAGE_WIDTHS, ImageEdit, ImageRefusal, LONGEST_SIDE, MOST_MEGAPIXELS};
use sha2::{Digest as _, Sha256};

/// A picture with the files it is served from.
#[derive(Clone, Debug)]
pub struct Encoded {
    /// The name of its files: what went in has always the same.
    pub key: String,
    /// Blob key and WebP of each width; a width beyond the original holds the original size.
    pub files: Vec<(String, Bytes)>,
    /// Upright width of what is shown of the original, in pixels.
    pub width: u32,
    /// Upright height of what is shown of the original, in pixels.
    pub height: u32,
    /// The average colour, like `#d9cfc4`, with the picture at four by four pixels behind it.
    pub tone: String,
}

/// Upright pixels, three or four bytes each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pixels {
    pub bytes: Vec<u8>,
    pub width: u32,
    pub height: u32,
    pub alpha: bool,
}

impl Pixels {
    /// Bytes of a pixel.
    fn size(&self) -> usize {
        if self.alpha { 4 } else { 3 }
    }
}

/// The largest width in which a picture is shown, in pixels.
const LARGEST_WIDTH: u32 = IMAGE_WIDTHS[IMAGE_WIDTHS.len() - 1];

/// The picture in these bytes, which may be JPEG, PNG, WebP or AVIF. Takes up to some seconds of one core and some hundred
/// megabytes: call it where that is bearable.
pub fn encode_image(bytes: &[u8]) -> Result<Encoded, ImageRefusal> {
    encode(key(&[bytes]), &develop(bytes, &ImageEdit::default(), LARGEST_WIDTH)?)
}

/// The same, changed as its seller asked. Nothing asked is the picture itself, under the same name.
pub(crate) fn encode_edited(bytes: &[u8], edit: &ImageEdit) -> Result<Encoded, EditRefusal> {
    if edit.is_none() {
        return Ok(encode_image(bytes)?);
    }
    let recipe = serde_json::to_vec(edit).map_err(|_| ImageRefusal::Damaged)?;
    let shown = develop(bytes, edit, LARGEST_WIDTH)?;
    Ok(encode(key(&[bytes, &recipe]), &shown)?)
}

/// How the picture would look, as WebP of at most that width. A backdrop that is not plain stays as it is.
pub(crate) fn preview(bytes: &[u8], edit: &ImageEdit, width: u32) -> Result<Bytes, ImageRefusal> {
    let shown = match develop(bytes, edit, width) {
        Err(EditRefusal::NoPlainBackdrop) => develop(bytes, &ImageEdit { background: false, ..*edit }, width),
        shown => shown,
    };
    sizes::webp(&shown?.pixels)
}

/// The name of what was uploaded, by its content.
pub(crate) fn name(bytes: &[u8]) -> String {
    key(&[bytes])
}

/// The megabytes that it takes to make the picture in these bytes ready, at most.
pub(crate) fn megabytes(bytes: &[u8], edit: &ImageEdit) -> Result<u32, ImageRefusal> {
    // What is shown of it is a few megabytes more, and what is grown or gets room around it is several times that.
    let shown = if edit.upscale || edit.shadow || edit.background { 96 } else { 16 };
    let weight = decode::weight(bytes)? / 1_000_000 + shown;
    u32::try_from(weight).map_err(|_| ImageRefusal::TooBig)
}

/// The picture of these pixels: four bytes each (red, green, blue, alpha), rows from the top.
pub fn encode_pixels(rgba: Vec<u8>, width: u32, height: u32) -> Result<Encoded, ImageRefusal> {
    fits(width, height)?;
    let expected = u64::from(width) * u64::from(height) * 4;
    if expected == 0 || u64::try_from(rgba.len()) != Ok(expected) {
        return Err(ImageRefusal::Damaged);
    }
    let key = key(&[&width.to_be_bytes(), &height.to_be_bytes(), &rgba]);
    encode(key, &Shown { pixels: Pixels { bytes: rgba, width, height, alpha: true }, width, height })
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

/// The blob that holds what was uploaded under that name. It is in a folder that nothing is served from.
pub(crate) fn original_file(name: &str) -> String {
    format!("originals/{name}")
}

/// What is shown of a picture, no larger than it has to be, and how large it is in truth.
struct Shown {
    pixels: Pixels,
    width: u32,
    height: u32,
}

/// Decodes, makes smaller as soon as possible, turns and cuts, and changes what is left.
fn develop(bytes: &[u8], edit: &ImageEdit, most: u32) -> Result<Shown, EditRefusal> {
    let raw = decode::decode(bytes)?;
    let place = place::Place::of(&raw, edit);
    let (small, shown) = place.reduced(raw, most)?;
    let mut pixels = place.upright(small)?;
    let before = pixels.width.max(1);
    if edit.background {
        pixels = backdrop::removed(pixels)?;
    }
    if edit.retouch {
        colours::retouch(&mut pixels);
    }
    if edit.grayscale {
        colours::grey(&mut pixels);
    }
    if edit.upscale {
        pixels = sizes::doubled(pixels, most)?;
    }
    if edit.shadow {
        pixels = shadow::thrown(pixels);
    }
    let grown = |side: u32| {
        let side = u64::from(side) * u64::from(shown.0) / u64::from(before);
        u32::try_from(side.max(1)).map_err(|_| ImageRefusal::TooBig)
    };
    let changed_shape = edit.upscale || edit.shadow;
    let (width, height) = if changed_shape { (grown(pixels.width)?, grown(pixels.height)?) } else { shown };
    Ok(Shown { pixels, width, height })
}

fn encode(key: String, shown: &Shown) -> Result<Encoded, ImageRefusal> {
    let pixels = &shown.pixels;
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
                tone = sizes::tone(&small)?;
            }
            sizes::webp(&small)?
        };
        files.push((file(&key, width), bytes));
        last = real;
    }
    Ok(Encoded { key, files, width: shown.width, height: shown.height, tone })
}

/// Half a SHA-256 of what went in: long enough that no two pictures meet.
fn key(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hex::encode(&hash.finalize()[..16])
}
