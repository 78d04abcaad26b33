//! Coming to a shop: opening one, choosing one of several, accepting an invitation.

mod choose;
mod invitation;
mod open;

pub use choose::Shops;
pub use invitation::Invitation;
pub use open::OpenShop;
