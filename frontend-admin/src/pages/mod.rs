//! The pages of the admin site, a folder a noun.

pub mod applications;
pub mod categories;
mod decision;
pub mod door;
pub mod gallery;
pub mod home;
pub mod mailbox;
pub mod moderation;
pub mod orders;
pub mod parked;
pub mod reviews;
pub mod shops;
pub mod users;
