//! What identity keeps in the database: accounts, codes, sessions.

pub(crate) mod accounts;
pub(crate) mod codes;
pub(crate) mod sessions;

use domain::actor::Role;

/// The roles of those names, in their order.
fn roles(names: &[String]) -> Vec<Role> {
    let mut roles: Vec<Role> = names.iter().filter_map(|name| Role::named(name)).collect();
    roles.sort_unstable();
    roles
}
