//! Looking for things and looking at them.

mod category;
mod filters;
mod goods;
mod product;
mod search;

pub use category::CategoryPage;
pub use goods::Goods;
pub use product::ProductPage;
pub use search::SearchPage;
