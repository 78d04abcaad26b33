//! The shop's products: the shelf, and the form for one of them.

mod edit;
mod form;
mod images;
mod list;
mod picture;
mod state;
mod variants;

pub use edit::{NewProduct, Product};
pub use list::Products;
pub use picture::Picture;
