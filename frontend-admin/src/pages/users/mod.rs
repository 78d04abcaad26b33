//! People with an account: the list, one of them, and locking somebody out.

mod ban;
mod list;
mod person;

pub use ban::Ban;
pub use list::Users;
pub use person::Person;
