//! The pages of the seller site, a folder a noun.

pub mod applications;
pub mod door;
pub mod gallery;
pub mod home;
pub mod offers;
pub mod orders;
pub mod products;
pub mod reviews;
pub mod settings;
pub mod shops;
pub mod steps;
