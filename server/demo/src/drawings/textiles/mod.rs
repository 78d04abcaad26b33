//! Wool, linen and cotton for the house and for wearing.

mod bedding;
mod wearing;

pub use bedding::{blanket, cushion, rug, towels};
pub use wearing::{beanie, tote};
