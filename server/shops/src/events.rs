//! What shops tell the rest of the market, and what they listen for.

use domain::id::{AccountId, ShopId};
use kernel::Event;
use serde::{Deserialize, Serialize};

/// There is a new shop, or one is not what it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopChanged {
    /// Which.
    pub shop: ShopId,
}

impl Event for ShopChanged {
    const NAME: &'static str = "shops.ShopChanged";
}

/// Somebody accepted an invitation and works in a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffJoined {
    /// Where.
    pub shop: ShopId,
    /// Who.
    pub account: AccountId,
}

impl Event for StaffJoined {
    const NAME: &'static str = "shops.StaffJoined";
}

/// A shop is gone for good: what others keep of it for its own sake goes too. Orders and books stay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopPurged {
    /// Which.
    pub shop: ShopId,
    /// Whose it was.
    pub owner: Option<AccountId>,
    /// Keys of pictures that nobody shows any more.
    pub pictures: Vec<String>,
}

impl Event for ShopPurged {
    const NAME: &'static str = "shops.ShopPurged";
}

/// What the payment provider told, as far as shops care: that it told something. The event is published by payments;
/// of what it says only this is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderTold {
    /// What it says about money: `Nothing` when it is about something else, such as an account.
    pub facts: serde_json::Value,
}

impl Event for ProviderTold {
    const NAME: &'static str = "payments.ProviderTold";
}
