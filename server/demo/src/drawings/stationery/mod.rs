//! Things to write with, write on and keep on a desk.

mod paper;
mod tools;
mod writing;

pub use paper::{envelopes, notebook, open_notebook, weekly_pad};
pub use tools::{pen_pot, scissors};
pub use writing::{fountain_pen, ink_bottle, pen_cap, pencils};
