//! Why a picture was not taken.

use serde::{Deserialize, Serialize};

/// The largest picture that is taken, in bytes.
pub const LARGEST_IMAGE: usize = 10 * 1024 * 1024;
/// The most pixels of a picture, in millions.
pub const MOST_MEGAPIXELS: u32 = 40;
/// The longest side of a picture, in pixels.
pub const LONGEST_SIDE: u32 = 16_000;

/// Why a picture was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImageRefusal {
    /// More than [`LARGEST_IMAGE`] bytes.
    TooHeavy,
    /// Neither JPEG nor PNG nor WebP, whatever its name says.
    WrongKind,
    /// Begins like a picture, but is damaged or cut off.
    Damaged,
    /// More than [`MOST_MEGAPIXELS`], or a side longer than [`LONGEST_SIDE`].
    TooBig,
    /// The product has [`MOST_IMAGES`](super::MOST_IMAGES) already.
    Enough,
    /// The product was removed.
    Gone,
}
