//! What identity tells the rest of the market.

use domain::id::{AccountId, GuestId};
use kernel::Event;
use serde::{Deserialize, Serialize};

/// There is a new account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountOpened {
    /// Whose.
    pub account: AccountId,
}

impl Event for AccountOpened {
    const NAME: &'static str = "identity.AccountOpened";
}

/// Somebody came in; what they did as a guest is theirs now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// Who.
    pub account: AccountId,
    /// The guest cookie they came with.
    pub guest: Option<GuestId>,
}

impl Event for SignedIn {
    const NAME: &'static str = "identity.SignedIn";
}

/// An account was locked out; its sessions have ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountBanned {
    /// Who.
    pub account: AccountId,
    /// The admin who did it.
    pub by: AccountId,
    /// What is shown at the door.
    pub reason: String,
}

impl Event for AccountBanned {
    const NAME: &'static str = "identity.AccountBanned";
}

/// An account that was locked out may come in again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BanLifted {
    /// Who.
    pub account: AccountId,
    /// The admin who did it.
    pub by: AccountId,
}

impl Event for BanLifted {
    const NAME: &'static str = "identity.BanLifted";
}
