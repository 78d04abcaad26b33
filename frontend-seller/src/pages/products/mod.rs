//! The shop's products: the shelf, the form for one of them, and files of many.

mod bulk;
mod compare;
mod edit;
mod filter;
mod form;
mod images;
mod imports;
mod keeper;
mod list;
mod matrix;
mod more;
mod picture;
mod state;
mod wrong;

pub use edit::{NewProduct, Product};
pub use imports::{Import, Imports};
pub use list::Products;
pub use picture::Picture;
