//! The whole market behind one door: every context, and the one page that says who hears what.
//!
//! `app` and `server` call contexts through here; nothing else depends on this crate.

pub mod checkout;
pub mod leaving;
pub mod personal_data;
pub mod pictures;
pub mod wiring;

pub use {catalog, identity, insights, messages, orders, payments, reviews, search, shops, stock};
