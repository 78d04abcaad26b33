//! Things to carry, sleep under and drink from outside.

mod camp;
mod carrying;
mod tent;

pub use camp::{bottle, camp_lantern, camp_mug};
pub use carrying::{backpack, dry_bag};
pub use tent::tent;
