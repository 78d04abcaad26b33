//! The shops: their goods, and what they say of themselves.

mod about;
mod follow;
mod head;
mod shop;

pub use about::{OwnAboutPage, ShopAboutPage};
pub use shop::{ShopFront, ShopPage};
