//! All orders of the market: the list, and one of them to read.

mod list;
mod order;

pub use list::Orders;
pub use order::Order;
