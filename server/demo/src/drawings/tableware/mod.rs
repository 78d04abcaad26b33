//! Cups, plates, bowls, jugs and vases from the kiln.

mod cup;
mod jug;
mod plate;
mod vase;

pub use cup::{Mug, espresso, mug};
pub use jug::{oil_bottle, pitcher};
pub use plate::{bowl, plate, soup, stack_of_plates};
pub use vase::{bud_vase, moon_jar, sprig};
