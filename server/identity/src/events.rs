//! What identity tells the rest of the market.

use domain::id::{AccountId, ApplicationId, ExportId, GuestId};
use domain::identity::Trade;
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

/// A password is another one; everything else that was open has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordChanged {
    /// Whose.
    pub account: AccountId,
}

impl Event for PasswordChanged {
    const NAME: &'static str = "identity.PasswordChanged";
}

/// An admin decided about somebody's wish to sell, or it was granted by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationDecided {
    /// Which one.
    pub application: ApplicationId,
    /// Whose.
    pub account: AccountId,
    /// What they may do now, or not.
    pub trade: Trade,
    /// Whether it was granted.
    pub approved: bool,
    /// Why not.
    pub reason: Option<String>,
}

impl Event for ApplicationDecided {
    const NAME: &'static str = "identity.ApplicationDecided";
}

/// Somebody wants to sell, and an admin has to look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationMade {
    /// Which one.
    pub application: ApplicationId,
    /// Whose.
    pub account: AccountId,
    /// As what.
    pub trade: Trade,
}

impl Event for ApplicationMade {
    const NAME: &'static str = "identity.ApplicationMade";
}

/// Somebody asked for a copy of everything the market knows of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportAsked {
    /// Which copy.
    pub export: ExportId,
    /// Whose.
    pub account: AccountId,
}

impl Event for ExportAsked {
    const NAME: &'static str = "identity.ExportAsked";
}

/// A person is gone: whoever keeps something that names them takes the name out. Ledger and invoices stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountErased {
    /// Who it was.
    pub account: AccountId,
}

impl Event for AccountErased {
    const NAME: &'static str = "identity.AccountErased";
}
