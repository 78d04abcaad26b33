//! People with an account: the list, and locking one of them out.

mod ban;
mod list;

pub use ban::Ban;
pub use list::Users;
