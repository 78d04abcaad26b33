//! What the market has to tell.

mod notices;

pub use notices::NoticesPage;
