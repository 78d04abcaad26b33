//! Files of products: bringing one, and what was found in it.

mod bring;
mod found;
mod words;

pub use bring::Imports;
pub use found::Import;
