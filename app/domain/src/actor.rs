//! Who is asking, and from which of the three sites.

use serde::{Deserialize, Serialize};

use crate::id::{AccountId, GuestId};

/// The three sites; a session belongs to one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Site {
    /// Where people buy.
    Shopper,
    /// Where shops are run.
    Seller,
    /// Where the market is watched.
    Admin,
}

impl Site {
    /// All sites.
    pub const ALL: [Self; 3] = [Self::Shopper, Self::Seller, Self::Admin];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Seller => "seller",
            Self::Admin => "admin",
        }
    }

    /// The site of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.name() == name)
    }
}

/// What an account may be in the market; everybody may buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Buys goods, services and seats.
    Buyer,
    /// Runs a shop.
    Seller,
    /// Looks after the market.
    Admin,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Buyer, Self::Seller, Self::Admin];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Buyer => "buyer",
            Self::Seller => "seller",
            Self::Admin => "admin",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The role that a site asks for at its door.
    pub fn needed_by(site: Site) -> Self {
        match site {
            Site::Shopper => Self::Buyer,
            Site::Seller => Self::Seller,
            Site::Admin => Self::Admin,
        }
    }
}

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is signed in; a guest cookie may name their basket.
    Guest(Option<GuestId>),
    /// A signed-in person.
    Account(AccountId),
    /// The market itself: a job, a schedule, a verified provider event.
    System(&'static str),
}
