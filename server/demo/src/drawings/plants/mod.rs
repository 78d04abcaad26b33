//! House plants, the pots they stand in, and a can to water them.

mod broad;
mod dry;
mod fine;
mod pots;

pub use broad::{monstera, pothos, rubber_plant, snake_plant};
pub use dry::cacti;
pub use fine::{boston_fern, olive_tree};
pub use pots::{empty_pot, saucer, watering_can};
