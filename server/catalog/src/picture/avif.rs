//! AVIF, read without a line of C: the boxes of the file here and in [`boxes`], the picture itself by a decoder that
//! is all safe Rust.
//!
//! One still picture is taken, with its transparency. A picture put together of tiles, one that comes in layers, and
//! one that is only a film are not.

mod boxes;

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::catalog::{ImageRefusal, LONGEST_SIDE};
use image::metadata::Orientation;
use oxideav_av1::decoder::{SpecDecodeSession, SpecFrame};
use oxideav_av1::sequence_header::{SequenceHeader, parse_sequence_header};

use self::boxes::{Colours, Container};
use super::decode::Raw;
use super::{Pixels, fits};

/// Most memory that it may take to decode one. The decoder keeps much more than the picture, so that this is enough for
/// some twelve megapixels.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// What the decoder needs besides for every picture, however small.
const TOOLS: u64 = 4 * 1024 * 1024;
/// Bytes that the decoder takes for every sample. These are measured, and some more: it does not say.
const EACH_SAMPLE: u64 = 5;
/// The same of a picture that is made wider after it is decoded, or that gets its grain back: several copies are kept.
const EACH_OF_MANY_COPIES: u64 = 15;
/// Bytes that it takes for every pixel besides, where sides are odd and blocks have palettes.
const EACH_PIXEL: u64 = 12;

/// What a file says about its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Not upright yet.
    pub width: u32,
    /// Not upright yet.
    pub height: u32,
    /// Whether it can be looked through.
    pub alpha: bool,
    /// The bytes that it takes to decode it, at most.
    pub memory: u64,
}

/// Whether these bytes begin like an AVIF, by the brands it says it is of. One that is only a film does not.
pub(super) fn is_avif(bytes: &[u8]) -> bool {
    boxes::brands(bytes).is_some_and(|brands| brands.chunks_exact(4).any(|brand| brand == b"avif"))
}

/// What the file says about its picture, with nothing unpacked and nothing against it.
pub(super) fn head(bytes: &[u8]) -> Result<Head, ImageRefusal> {
    caught(|| Ok(Still::open(bytes)?.head))
}

/// The pixels of the file, and how they have to be turned.
pub(super) fn decode(bytes: &[u8]) -> Result<Raw, ImageRefusal> {
    caught(|| {
        let still = Still::open(bytes)?;
        let mut pixels = still.picture.pixels(&still.head, still.colours)?;
        if let Some(alpha) = &still.alpha {
            alpha.cover(&still.head, &mut pixels)?;
            if still.premultiplied {
                divide(&mut pixels);
            }
        }
        Ok(Raw { pixels, orientation: still.orientation })
    })
}

/// The decoder has no unsafe code, but much arithmetic: where it gives up in the middle, it has met no picture.
fn caught<T>(deed: impl FnOnce() -> Result<T, ImageRefusal>) -> Result<T, ImageRefusal> {
    catch_unwind(AssertUnwindSafe(deed)).unwrap_or(Err(ImageRefusal::Damaged))
}

/// A file whose head was read, and nothing found against it.
struct Still {
    head: Head,
    picture: Coded,
    alpha: Option<Coded>,
    premultiplied: bool,
    colours: Option<Colours>,
    orientation: Orientation,
}

impl Still {
    fn open(bytes: &[u8]) -> Result<Self, ImageRefusal> {
        let container = Container::read(bytes)?;
        let primary = container.primary()?;
        let (width, height) = container.size(primary)?;
        if width == 0 || height == 0 {
            return Err(ImageRefusal::Damaged);
        }
        fits(width, height)?;
        let picture = Coded::read(&container.data(primary)?)?;
        let mut alpha = None;
        if let Some(item) = container.alpha(primary) {
            if container.size(item)? != (width, height) {
                return Err(ImageRefusal::Damaged);
            }
            alpha = Some(Coded::read(&container.data(item)?)?);
        }
        let count = u64::from(width) * u64::from(height);
        let ready = count * if alpha.is_some() { 4 } else { 3 };
        let unpacking = picture.memory(count).max(alpha.as_ref().map_or(0, |alpha| ready + alpha.memory(count)));
        let memory = TOOLS + bytes.len() as u64 + unpacking.max(ready + picture.planes(count));
        if memory > MOST_MEMORY {
            return Err(ImageRefusal::TooBig);
        }
        Ok(Self {
            head: Head { width, height, alpha: alpha.is_some(), memory },
            premultiplied: container.premultiplied(primary),
            colours: container.colours(primary),
            orientation: turned(container.turns(primary), container.mirrors(primary)),
            picture,
            alpha,
        })
    }
}

/// A file first turns its picture, by quarters against the clock, and then mirrors it.
fn turned(quarters: u8, mirrored: Option<boxes::Mirror>) -> Orientation {
    use boxes::Mirror::{Sides, TopAndBottom};
    match (quarters, mirrored) {
        (1, None) => Orientation::Rotate270,
        (2, None) => Orientation::Rotate180,
        (3, None) => Orientation::Rotate90,
        (1, Some(Sides)) | (3, Some(TopAndBottom)) => Orientation::Rotate270FlipH,
        (2, Some(Sides)) | (0, Some(TopAndBottom)) => Orientation::FlipVertical,
        (3, Some(Sides)) | (1, Some(TopAndBottom)) => Orientation::Rotate90FlipH,
        (_, None) => Orientation::NoTransforms,
        (_, Some(_)) => Orientation::FlipHorizontal,
    }
}

/// One coded frame with what says how to read it.
struct Coded {
    stream: Vec<u8>,
    sequence: SequenceHeader,
}

impl Coded {
    /// The one frame of an item, and nothing else that is in it: frames after the first would be kept as well.
    fn read(item: &[u8]) -> Result<Self, ImageRefusal> {
        let (mut stream, mut sequence, mut frames) = (Vec::with_capacity(item.len() + 16), None, 0);
        for unit in boxes::units(item) {
            let (kind, content) = unit?;
            match kind {
                boxes::SEQUENCE if sequence.is_none() => {
                    sequence = Some(parse_sequence_header(content).map_err(|_| ImageRefusal::Damaged)?);
                }
                boxes::SEQUENCE => return Err(ImageRefusal::Damaged),
                boxes::FRAME | boxes::FRAME_HEADER => frames += 1,
                boxes::TILES => {}
                _ => continue,
            }
            boxes::put_unit(&mut stream, kind, content);
        }
        match (sequence, frames) {
            (Some(sequence), 1) => Ok(Self { stream, sequence }),
            (Some(_), 2..) => Err(ImageRefusal::WrongKind),
            _ => Err(ImageRefusal::Damaged),
        }
    }

    /// The samples of so many pixels, at most: half a pixel at the edge has a whole sample of colour.
    fn samples(&self, count: u64) -> u64 {
        let format = &self.sequence.color_config;
        match (format.mono_chrome, format.subsampling_x, format.subsampling_y) {
            (true, _, _) => count,
            (false, true, true) => count * 3 / 2 + 2 * u64::from(LONGEST_SIDE),
            (false, true, false) => count * 2 + 2 * u64::from(LONGEST_SIDE),
            _ => count * 3,
        }
    }

    /// The bytes of its samples, once it is decoded.
    fn planes(&self, count: u64) -> u64 {
        self.samples(count) * if self.sequence.color_config.bit_depth > 8 { 2 } else { 1 }
    }

    /// The bytes that it takes to decode it, at most.
    fn memory(&self, count: u64) -> u64 {
        let copies = self.sequence.film_grain_params_present || self.sequence.enable_superres;
        let each = if copies { EACH_OF_MANY_COPIES } else { EACH_SAMPLE };
        self.stream.len() as u64 * 3 + self.samples(count) * each + count * EACH_PIXEL
    }

    /// Its samples. The size was checked before, and a frame of another size is refused before it takes memory.
    fn decode(&self, head: &Head) -> Result<SpecFrame, ImageRefusal> {
        let mut session = SpecDecodeSession::new();
        session.set_max_picture_size(head.width * head.height);
        let frames = session.decode_temporal_unit(&self.stream).map_err(|_| ImageRefusal::Damaged)?;
        let frame = frames.into_iter().next().ok_or(ImageRefusal::Damaged)?;
        let wide = if frame.bit_depth > 8 { 2 } else { 1 };
        let whole =
            frame.planes.len() == frame.plane_dims.len()
                && frame.planes.iter().zip(&frame.plane_dims).all(|(plane, (width, height))| {
                    u64::from(*width) * u64::from(*height) * wide == plane.len() as u64
                });
        let same = frame.plane_dims.first() == Some(&(head.width, head.height));
        if whole && same { Ok(frame) } else { Err(ImageRefusal::Damaged) }
    }

    /// Its pixels, still opaque.
    fn pixels(&self, head: &Head, colours: Option<Colours>) -> Result<Pixels, ImageRefusal> {
        let frame = self.decode(head)?;
        let format = &self.sequence.color_config;
        let colours = colours.unwrap_or(Colours { matrix: format.matrix_coefficients, full: format.color_range });
        let mix = Mix::of(colours, frame.bit_depth);
        let (width, size) = (head.width as usize, if head.alpha { 4 } else { 3 });
        let mut bytes = vec![255; width * head.height as usize * size];
        let luma = Plane::of(&frame, 0).ok_or(ImageRefusal::Damaged)?;
        let chroma = Plane::of(&frame, 1).zip(Plane::of(&frame, 2));
        let (mut ys, mut us, mut vs) = (Vec::new(), Vec::new(), Vec::new());
        for (y, line) in bytes.chunks_exact_mut(width * size).enumerate() {
            luma.line(y, head, &mut ys);
            if let Some((u, v)) = &chroma {
                u.line(y, head, &mut us);
                v.line(y, head, &mut vs);
                for (((pixel, y), u), v) in line.chunks_exact_mut(size).zip(&ys).zip(&us).zip(&vs) {
                    pixel[..3].copy_from_slice(&mix.colour(*y, *u, *v));
                }
            } else {
                for (pixel, y) in line.chunks_exact_mut(size).zip(&ys) {
                    pixel[..3].fill(mix.grey(*y));
                }
            }
        }
        Ok(Pixels { bytes, width: head.width, height: head.height, alpha: head.alpha })
    }

    /// Makes the pixels as clear as this picture says.
    fn cover(&self, head: &Head, pixels: &mut Pixels) -> Result<(), ImageRefusal> {
        let frame = self.decode(head)?;
        let mix = Mix::of(Colours { matrix: 1, full: self.sequence.color_config.color_range }, frame.bit_depth);
        let plane = Plane::of(&frame, 0).ok_or(ImageRefusal::Damaged)?;
        let mut samples = Vec::new();
        for (y, line) in pixels.bytes.chunks_exact_mut(head.width as usize * 4).enumerate() {
            plane.line(y, head, &mut samples);
            for (pixel, sample) in line.chunks_exact_mut(4).zip(&samples) {
                pixel[3] = mix.grey(*sample);
            }
        }
        Ok(())
    }
}

/// One of the planes of a frame, which may be half as wide or half as high as the picture.
struct Plane<'a> {
    bytes: &'a [u8],
    width: usize,
    height: usize,
    wide: bool,
}

impl<'a> Plane<'a> {
    fn of(frame: &'a SpecFrame, index: usize) -> Option<Self> {
        let (width, height) = *frame.plane_dims.get(index)?;
        let good = width > 0 && height > 0;
        let bytes = frame.planes.get(index).filter(|_| good)?;
        Some(Self { bytes, width: width as usize, height: height as usize, wide: frame.bit_depth > 8 })
    }

    /// The samples of one line of the picture.
    fn line(&self, y: usize, head: &Head, into: &mut Vec<i32>) {
        let y = if self.height < head.height as usize { y / 2 } else { y }.min(self.height - 1);
        let size = if self.wide { 2 } else { 1 };
        let line = &self.bytes[y * self.width * size..][..self.width * size];
        let halved = self.width < head.width as usize;
        into.clear();
        let mut put = |sample: i32| {
            into.push(sample);
            if halved {
                into.push(sample);
            }
        };
        if self.wide {
            for pair in line.chunks_exact(2) {
                put(i32::from(u16::from_le_bytes([pair[0], pair[1]])));
            }
        } else {
            for sample in line {
                put(i32::from(*sample));
            }
        }
    }
}

/// How red, green and blue are mixed of the three samples of a pixel, in 65,536ths of a step of eight bits.
struct Mix {
    /// Where black begins.
    black: i32,
    /// Where the two samples of colour have none.
    middle: i32,
    luma: i32,
    /// What each of the two samples of colour adds to red, green and blue.
    first: [i32; 3],
    second: [i32; 3],
    /// The samples are green, blue and red themselves.
    plain: bool,
}

/// Parts of red, green and blue are counted in so many.
const WHOLE: i64 = 10_000;

impl Mix {
    /// By ITU-T H.273. What names no matrix, or none that is known, is read like a JPEG.
    fn of(colours: Colours, depth: u8) -> Self {
        let more = u32::from(depth.clamp(8, 12) - 8);
        let most = (256_i64 << more) - 1;
        let (black, steps, swing) = if colours.full { (0, most, most) } else { (16 << more, 219 << more, 224 << more) };
        let scaled = |part: i64, steps: i64| {
            let scaled = part * 255 * 65_536 / (WHOLE * steps);
            i32::try_from(scaled).unwrap_or(i32::MAX)
        };
        let (red, blue) = match colours.matrix {
            1 => (2_126, 722),
            4 => (3_000, 1_100),
            7 => (2_120, 870),
            9 | 10 => (2_627, 593),
            _ => (2_990, 1_140),
        };
        let green = WHOLE - red - blue;
        let (of_blue, of_red) = (2 * (WHOLE - blue), 2 * (WHOLE - red));
        let (first, second) = match colours.matrix {
            8 => ([-WHOLE, WHOLE, -WHOLE], [WHOLE, 0, -WHOLE]),
            _ => ([0, -of_blue * blue / green, of_blue], [of_red, -of_red * red / green, 0]),
        };
        Self {
            black,
            middle: 128 << more,
            luma: scaled(WHOLE, steps),
            first: first.map(|part| scaled(part, swing)),
            second: second.map(|part| scaled(part, swing)),
            plain: colours.matrix == 0,
        }
    }

    fn grey(&self, sample: i32) -> u8 {
        eight_bits((sample - self.black) * self.luma)
    }

    fn colour(&self, y: i32, u: i32, v: i32) -> [u8; 3] {
        if self.plain {
            return [v, y, u].map(|sample| self.grey(sample));
        }
        let (light, u, v) = ((y - self.black) * self.luma, u - self.middle, v - self.middle);
        std::array::from_fn(|index| eight_bits(light + u * self.first[index] + v * self.second[index]))
    }
}

fn eight_bits(scaled: i32) -> u8 {
    u8::try_from(((scaled + 32_768) >> 16).clamp(0, 255)).unwrap_or(255)
}

/// Takes back that the colours were made darker where the picture is clear.
fn divide(pixels: &mut Pixels) {
    for pixel in pixels.bytes.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        for channel in &mut pixel[..3] {
            let full = (u32::from(*channel) * 255 + alpha / 2).checked_div(alpha).unwrap_or(0);
            *channel = u8::try_from(full).unwrap_or(255);
        }
    }
}

#[cfg(test)]
mod tests;
