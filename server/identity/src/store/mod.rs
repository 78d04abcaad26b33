//! What identity keeps in the database: accounts, codes, sessions and everything that hangs on them.

pub(crate) mod accounts;
pub(crate) mod addresses;
pub(crate) mod applications;
pub(crate) mod authenticators;
pub(crate) mod blocked;
pub(crate) mod codes;
pub(crate) mod devices;
pub(crate) mod documents;
pub(crate) mod leaving;
pub(crate) mod links;
pub(crate) mod passkeys;
pub(crate) mod people;
pub(crate) mod profiles;
pub(crate) mod resets;
pub(crate) mod sessions;
pub(crate) mod sign_ins;
pub(crate) mod tokens;

use domain::actor::Role;
use domain::identity::AccountState;

/// The roles of those names, in their order.
fn roles(names: &[String]) -> Vec<Role> {
    let mut roles: Vec<Role> = names.iter().filter_map(|name| Role::named(name)).collect();
    roles.sort_unstable();
    roles
}

/// The state of that name; the constraint knows no third.
fn state(name: &str) -> AccountState {
    if name == "active" { AccountState::Active } else { AccountState::Banned }
}
