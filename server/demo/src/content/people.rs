//! Who can sign in to the demo market.

use crate::market::{Person, Role};

/// The password of every demo account; `cargo xtask run` prints it.
pub const DEMO_PASSWORD: &str = "market-day-2026";

/// Three shoppers, six sellers and one admin.
pub fn people() -> Vec<Person> {
    [
        ("admin", "Ingrid Solberg", Role::Admin),
        ("ana", "Ana Ferreira", Role::Shopper),
        ("ben", "Ben Okafor", Role::Shopper),
        ("mei", "Mei Tanaka", Role::Shopper),
        ("duarte", "Duarte Pinto", Role::Seller),
        ("morwenna", "Morwenna Pascoe", Role::Seller),
        ("freja", "Freja Lund", Role::Seller),
        ("tomas", "Tomas Reis", Role::Seller),
        ("elke", "Elke De Smet", Role::Seller),
        ("caleb", "Caleb Whitcomb", Role::Seller),
    ]
    .into_iter()
    .map(|(key, name, role)| Person {
        key: key.into(),
        name: name.into(),
        email: format!("{key}@example.org"),
        role,
        password: DEMO_PASSWORD.into(),
    })
    .collect()
}
