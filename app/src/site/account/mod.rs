//! The account of whoever is signed in on the seller site or the admin site: who they are, and what opens it.

mod codes;
mod frame;
mod profile;
mod security;

pub use codes::CodesPage;
pub use profile::{ProfilePage, person_countries};
pub use security::SecurityPage;

/// Who somebody is.
pub const PROFILE: &str = "/account";
/// What opens the account.
pub const SECURITY: &str = "/account/security";
