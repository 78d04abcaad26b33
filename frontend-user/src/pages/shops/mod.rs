//! The shops.

mod shop;

pub use shop::ShopPage;
