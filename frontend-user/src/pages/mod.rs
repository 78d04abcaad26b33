//! The pages, by the noun they are about.

pub mod catalog;
pub mod identity;
pub mod messages;
pub mod orders;
pub mod reviews;
pub mod shops;
pub mod site;
