//! Which part of a picture is shown, and which way up.

use domain::catalog::{ImageEdit, ImageRefusal};
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage, RgbaImage};

use super::decode::Raw;
use super::{Pixels, sizes};

/// What is shown is at most so many times as high as it may be wide: a strip is made narrower, so that whatever is done to
/// it has an end.
const HIGHEST: u64 = 4;

/// How a picture is turned and cut.
pub(super) struct Place {
    orientation: Orientation,
    edit: ImageEdit,
    /// Upright, before the cut.
    whole: (u32, u32),
}

impl Place {
    /// The place of that picture after that edit.
    pub(super) fn of(raw: &Raw, edit: &ImageEdit) -> Self {
        let (width, height) = (raw.pixels.width, raw.pixels.height);
        let lies = matches!(
            raw.orientation,
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
        );
        let sideways = lies != matches!(edit.turn, 90 | 270);
        let whole = if sideways { (height, width) } else { (width, height) };
        Self { orientation: raw.orientation, edit: *edit, whole }
    }

    /// The pixels, so small that the cut is no wider than `most` and no higher than [`HIGHEST`] of it; and how large the cut is in truth. The large ones are
    /// let go of before anything else is done, because turning takes them twice.
    pub(super) fn reduced(&self, raw: Raw, most: u32) -> Result<(Pixels, (u32, u32)), ImageRefusal> {
        let (_, _, width, height) = self.cut(self.whole);
        let highest = u64::from(most) * HIGHEST * u64::from(width) / u64::from(height.max(1));
        let wanted = width.min(most).min(u32::try_from(highest.max(1)).unwrap_or(most));
        if wanted == width {
            return Ok((raw.pixels, (width, height)));
        }
        let scaled = |side: u32| {
            let side = (u64::from(side) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width);
            u32::try_from(side.max(1)).map_err(|_| ImageRefusal::TooBig)
        };
        let small = sizes::shrunk(&raw.pixels, scaled(raw.pixels.width)?, scaled(raw.pixels.height)?)?;
        Ok((small, (width, height)))
    }

    /// Turned upright, as the seller turned it, and cut.
    pub(super) fn upright(&self, pixels: Pixels) -> Result<Pixels, ImageRefusal> {
        let plain = self.orientation == Orientation::NoTransforms && self.edit.turn == 0;
        let Self { edit, .. } = self;
        if plain && (edit.width, edit.height) == (100, 100) {
            return Ok(pixels);
        }
        let Pixels { bytes, width, height, alpha } = pixels;
        let picture = if alpha {
            RgbaImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8)
        } else {
            RgbImage::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8)
        };
        let mut picture = picture.ok_or(ImageRefusal::Damaged)?;
        picture.apply_orientation(self.orientation);
        let turned = match edit.turn {
            90 => picture.rotate90(),
            180 => picture.rotate180(),
            270 => picture.rotate270(),
            _ => picture,
        };
        let (left, top, width, height) = self.cut((turned.width(), turned.height()));
        let cut = if (width, height) == (turned.width(), turned.height()) {
            turned
        } else {
            turned.crop_imm(left, top, width, height)
        };
        let (width, height) = (cut.width(), cut.height());
        let bytes = if alpha { cut.into_rgba8().into_raw() } else { cut.into_rgb8().into_raw() };
        Ok(Pixels { bytes, width, height, alpha })
    }

    /// Left, top, width and height of the cut in a picture of that size, in pixels.
    fn cut(&self, (width, height): (u32, u32)) -> (u32, u32, u32, u32) {
        let part = |side: u32, percent: u8| {
            let part = u64::from(side) * u64::from(percent) / 100;
            u32::try_from(part).unwrap_or(side)
        };
        let (left, top) = (part(width, self.edit.left), part(height, self.edit.top));
        let wide = part(width, self.edit.width).clamp(1, (width - left.min(width - 1)).max(1));
        let high = part(height, self.edit.height).clamp(1, (height - top.min(height - 1)).max(1));
        (left.min(width - 1), top.min(height - 1), wide, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture whose pixels say where they are: red from left to right, green from top to bottom.
    fn map(width: u32, height: u32) -> Pixels {
        let byte = |at: u32, of: u32| u8::try_from(at * 250 / of.max(2)).expect("below 256");
        let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let bytes = rows.flat_map(|(x, y)| [byte(x, width), byte(y, height), 0]).collect();
        Pixels { bytes, width, height, alpha: false }
    }

    fn placed(orientation: Orientation, edit: ImageEdit) -> Pixels {
        let raw = Raw { pixels: map(40, 20), orientation };
        let place = Place::of(&raw, &edit);
        let (small, _) = place.reduced(raw, 1_000).expect("it fits");
        place.upright(small).expect("it can be placed")
    }

    #[test]
    fn a_turn_comes_before_the_cut() {
        let edit = ImageEdit { turn: 90, left: 50, width: 50, ..ImageEdit::default() };
        let cut = placed(Orientation::NoTransforms, edit);
        assert_eq!((cut.width, cut.height), (10, 40));
        // What was at the top is at the right now.
        assert!(cut.bytes.chunks(3).all(|pixel| pixel[1] <= 125), "the upper half is what is left");
        let lying = placed(Orientation::Rotate90, ImageEdit { turn: 270, ..ImageEdit::default() });
        assert_eq!(lying, map(40, 20));
    }

    #[test]
    fn a_cut_is_made_from_all_pixels_that_there_are() {
        let edit = ImageEdit { left: 25, width: 50, top: 10, height: 20, ..ImageEdit::default() };
        let raw = Raw { pixels: map(4_000, 100), orientation: Orientation::NoTransforms };
        let place = Place::of(&raw, &edit);
        let (small, shown) = place.reduced(raw, 1_000).expect("it fits");
        assert_eq!((shown, small.width), ((2_000, 20), 2_000));
        let cut = place.upright(small).expect("it can be cut");
        assert_eq!((cut.width, cut.height), (1_000, 10));
        assert!(cut.bytes[0].abs_diff(62) < 3, "{}", cut.bytes[0]);
    }

    #[test]
    fn the_smallest_picture_can_be_cut() {
        let raw = Raw { pixels: map(1, 1), orientation: Orientation::NoTransforms };
        let edit = ImageEdit { left: 95, width: 5, top: 95, height: 5, ..ImageEdit::default() };
        let cut = Place::of(&raw, &edit).upright(raw.pixels).expect("one pixel is left");
        assert_eq!((cut.width, cut.height), (1, 1));
    }
}
