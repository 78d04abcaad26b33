//! Shops: the list, one of them, suspending one, and wishes for a larger plan.

mod list;
mod queue;
mod shop;
mod state;

pub use list::Shops;
pub use queue::Queue;
pub use shop::Shop;
