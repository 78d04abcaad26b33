//! From the basket to the parcel.

mod cancel;
mod cart;
mod checkout;
mod lines;
mod list;
mod order;
mod paid;
mod receipt;
mod returning;
mod states;
mod sums;

pub use cancel::CancelPage;
pub use cart::CartPage;
pub use checkout::CheckoutPage;
pub use list::OrdersPage;
pub use order::OrderPage;
pub use returning::ReturnPage;
pub use sums::free;
