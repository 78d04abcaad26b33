//! What buyers say of the shop's goods, and replying to it.

mod list;
mod narrow;
mod reply;

pub use list::Reviews;
