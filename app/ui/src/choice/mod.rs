//! Ticks, dots, switches, and rows that are chosen whole.

pub(crate) mod example;
mod marks;
mod tile;

pub use marks::{Checkbox, Radio, Switch};
pub use tile::{Choice, Choices};
