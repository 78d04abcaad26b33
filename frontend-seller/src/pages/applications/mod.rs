//! What somebody may sell: what they applied for, what was said to it, and applying for more.

mod apply;
mod list;
mod papers;
mod standing;

pub use list::Applications;
pub use standing::{Standing, Wish, standing};
