//! The shop's orders: the list, and one of them with what can be done about it.

mod list;
mod moves;
mod order;

pub use list::Orders;
pub use order::Order;
