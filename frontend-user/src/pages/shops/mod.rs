//! The shops: their goods, what buyers say of them, and what they say of themselves.

mod about;
mod follow;
mod head;
mod reviews;
mod shop;

pub use about::{OwnAboutPage, ShopAboutPage};
pub use reviews::{OwnReviewsPage, ShopReviewsPage};
pub use shop::{ShopFront, ShopPage};
