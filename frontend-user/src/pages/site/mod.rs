//! Pages about the market itself.

mod hero;
mod home;
mod not_found;
mod shops;

pub use home::Home;
pub use not_found::NotFound;
