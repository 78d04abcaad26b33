//! Why a picture was not taken, and what a seller may do to one.

use serde::{Deserialize, Serialize};

use crate::text::{Checks, FieldProblem, Problem};

/// The largest picture that is taken, in bytes.
pub const LARGEST_IMAGE: usize = 10 * 1024 * 1024;
/// The most pixels of a picture, in millions.
pub const MOST_MEGAPIXELS: u32 = 40;
/// The longest side of a picture, in pixels.
pub const LONGEST_SIDE: u32 = 16_000;
/// The longest description of a picture, in characters.
pub const LONGEST_ALT: u32 = 200;
/// The least part of a picture that a cut may leave, in percent of a side.
pub const LEAST_CUT: u8 = 5;

/// Why a picture was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageRefusal {
    /// More than [`LARGEST_IMAGE`] bytes.
    TooHeavy,
    /// Nothing at all: an empty file, or none was chosen.
    Empty,
    /// Neither JPEG nor PNG nor WebP nor AVIF, whatever its name says.
    WrongKind,
    /// Begins like a picture, but is damaged or cut off.
    Damaged,
    /// More than [`MOST_MEGAPIXELS`], a side longer than [`LONGEST_SIDE`], or an AVIF of more than some twelve megapixels,
    /// which takes as much memory.
    TooBig,
    /// The product has [`MOST_IMAGES`](super::MOST_IMAGES) already.
    Enough,
    /// The product was removed.
    Gone,
}

/// What is done to the original of a picture. Everything is done anew from the original, always in the order in which
/// it stands here, so that nothing is lost by changing one's mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is done or not, whatever becomes of the others")]
pub struct ImageEdit {
    /// Clockwise, in degrees: 0, 90, 180 or 270.
    pub turn: u16,
    /// What is cut off at the left of the turned picture, in percent of its width.
    pub left: u8,
    /// What is cut off at the top, in percent of its height.
    pub top: u8,
    /// What is left of the width, in percent.
    pub width: u8,
    /// What is left of the height, in percent.
    pub height: u8,
    /// A plain backdrop becomes transparent.
    pub background: bool,
    /// Contrast is stretched and edges are sharpened.
    pub retouch: bool,
    /// Colours become greys.
    pub grayscale: bool,
    /// A small picture is made twice as large.
    pub upscale: bool,
    /// The thing throws a soft shadow.
    pub shadow: bool,
}

impl Default for ImageEdit {
    /// The original as it is.
    fn default() -> Self {
        Self {
            turn: 0,
            left: 0,
            top: 0,
            width: 100,
            height: 100,
            background: false,
            retouch: false,
            grayscale: false,
            upscale: false,
            shadow: false,
        }
    }
}

impl ImageEdit {
    /// Whether the picture is its original.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// The same as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a tick of its own")]
pub struct ImageEditForm {
    pub turn: String,
    pub left: String,
    pub top: String,
    pub width: String,
    pub height: String,
    pub background: bool,
    pub retouch: bool,
    pub grayscale: bool,
    pub upscale: bool,
    pub shadow: bool,
}

impl Default for ImageEditForm {
    fn default() -> Self {
        Self::from(ImageEdit::default())
    }
}

impl From<ImageEdit> for ImageEditForm {
    fn from(edit: ImageEdit) -> Self {
        Self {
            turn: edit.turn.to_string(),
            left: edit.left.to_string(),
            top: edit.top.to_string(),
            width: edit.width.to_string(),
            height: edit.height.to_string(),
            background: edit.background,
            retouch: edit.retouch,
            grayscale: edit.grayscale,
            upscale: edit.upscale,
            shadow: edit.shadow,
        }
    }
}

/// Before and after the name of a field in a form, as in `edit[turn]`.
const NAMED: (&str, &str) = ("edit[", "]");

impl ImageEditForm {
    /// The form that an address carries, if it carries one. `typed` finds what stands under a name.
    pub fn of_address(typed: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let field = |name: &str| typed(&format!("{}{name}{}", NAMED.0, NAMED.1));
        let set = |name: &str| field(name).is_some_and(|value| value == "true");
        Some(Self {
            turn: field("turn")?,
            left: field("left")?,
            top: field("top")?,
            width: field("width")?,
            height: field("height")?,
            background: set("background"),
            retouch: set("retouch"),
            grayscale: set("grayscale"),
            upscale: set("upscale"),
            shadow: set("shadow"),
        })
    }

    /// What follows the question mark of an address that carries the form. Only digits of what was typed are kept.
    pub fn to_address(&self) -> String {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).take(4).collect::<String>();
        let numbers = [
            ("turn", &self.turn),
            ("left", &self.left),
            ("top", &self.top),
            ("width", &self.width),
            ("height", &self.height),
        ];
        let numbers = numbers.map(|(name, value)| (name, digits(value)));
        let ticks = [
            ("background", self.background),
            ("retouch", self.retouch),
            ("grayscale", self.grayscale),
            ("upscale", self.upscale),
            ("shadow", self.shadow),
        ];
        let ticks = ticks.into_iter().filter(|(_, set)| *set).map(|(name, _)| (name, "true".to_owned()));
        let pair = |(name, value): (&str, String)| format!("edit%5B{name}%5D={value}");
        numbers.into_iter().chain(ticks).map(pair).collect::<Vec<_>>().join("&")
    }

    /// What is to be done, or what is wrong with each field.
    pub fn check(&self) -> Result<ImageEdit, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let turn = self.turn.trim().parse::<u16>().ok().filter(|turn| matches!(turn, 0 | 90 | 180 | 270));
        let turn = checks.field("edit[turn]", turn.ok_or(Problem::NotOffered)).unwrap_or_default();
        let mut side = |from: (&str, &str), size: (&str, &str)| {
            let start = checks.field(from.0, percent(from.1, 0, 100 - LEAST_CUT)).unwrap_or_default();
            let length = checks.field(size.0, percent(size.1, LEAST_CUT, 100 - start)).unwrap_or(100);
            (start, length)
        };
        let (left, width) = side(("edit[left]", &self.left), ("edit[width]", &self.width));
        let (top, height) = side(("edit[top]", &self.top), ("edit[height]", &self.height));
        checks.done()?;
        let Self { background, retouch, grayscale, upscale, shadow, .. } = *self;
        Ok(ImageEdit { turn, left, top, width, height, background, retouch, grayscale, upscale, shadow })
    }
}

/// A whole number of percent.
fn percent(typed: &str, min: u8, max: u8) -> Result<u8, Problem> {
    let number = typed.trim().parse::<u8>().ok().filter(|number| (min..=max).contains(number));
    number.ok_or(Problem::OutOfRange { min: min.into(), max: max.into() })
}

/// Why a picture was not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// The backdrop is not plain enough to be told from the thing in front of it.
    NoPlainBackdrop,
    /// The picture itself is refused.
    Picture(ImageRefusal),
}

impl From<ImageRefusal> for EditRefusal {
    fn from(refusal: ImageRefusal) -> Self {
        Self::Picture(refusal)
    }
}

impl From<EditRefusal> for ImageRefusal {
    /// Where nothing is done to a picture, only the picture itself can be refused.
    fn from(refusal: EditRefusal) -> Self {
        match refusal {
            EditRefusal::Picture(refusal) => refusal,
            EditRefusal::Invalid(_) | EditRefusal::NoPlainBackdrop => Self::Damaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_goes_into_an_address_and_comes_back() {
        let edit = ImageEdit { turn: 270, left: 10, width: 55, shadow: true, ..ImageEdit::default() };
        let form = ImageEditForm::from(edit);
        let address = form.to_address().replace("%5B", "[").replace("%5D", "]");
        let read = ImageEditForm::of_address(|name| {
            let pairs = address.split('&').filter_map(|pair| pair.split_once('='));
            pairs.into_iter().find(|(other, _)| *other == name).map(|(_, value)| value.to_owned())
        });
        assert_eq!(read.as_ref(), Some(&form));
        assert_eq!(read.map(|form| form.check()), Some(Ok(edit)));
        assert_eq!(ImageEditForm::of_address(|_| None), None);
    }

    #[test]
    fn each_wrong_field_is_named() {
        let typed = |turn: &str, left: &str, width: &str| ImageEditForm {
            turn: turn.into(),
            left: left.into(),
            width: width.into(),
            ..ImageEditForm::default()
        };
        let wrong = |form: ImageEditForm| -> Vec<String> {
            form.check().err().unwrap_or_default().into_iter().map(|problem| problem.field).collect()
        };
        assert_eq!(wrong(typed("45", "a", "0")), ["edit[turn]", "edit[left]", "edit[width]"]);
        assert_eq!(wrong(typed("90", "60", "41")), ["edit[width]"]);
        assert_eq!(wrong(typed("90", "60", "40")), Vec::<String>::new());
        assert_eq!(wrong(typed("90", "99", "5")), ["edit[left]"]);
    }
}
