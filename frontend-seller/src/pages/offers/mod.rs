//! The shop's offers: prices for a time.

mod choose;
mod list;
mod new;

pub use list::Offers;
pub use new::NewOffer;
