//! Looking for things and looking at them.

mod category;
mod compare;
mod filters;
mod goods;
mod offers;
mod product;
mod quick;
mod search;
mod seen;
mod swatches;
mod wishlist;

pub use category::CategoryPage;
pub use compare::ComparePage;
pub use goods::Goods;
pub use offers::OffersPage;
pub use product::{ProductPage, Shown};
pub use quick::QuickPage;
pub use search::SearchPage;
pub use seen::{SeenHere, SeenPage};
pub use wishlist::WishlistPage;
