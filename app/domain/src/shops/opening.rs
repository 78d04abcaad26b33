//! A shop from nothing: its first form, and what is left to do, computed from facts.

use serde::{Deserialize, Serialize};

use super::form::{Marks, Slip, cut};
use super::plans::LimitReached;
use super::{handle, places, profile};
use crate::money::Currency;
use crate::text::{self, Problem};

/// A shop as its owner first describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewShopForm {
    pub name: String,
    /// Left empty, one is made from the name.
    pub handle: String,
    pub category: String,
    pub bio: String,
    pub country: String,
    /// What all its prices are in, for ever.
    pub currency: String,
    pub time_zone: String,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedNewShop {
    pub name: String,
    /// Nothing when one is to be made.
    pub handle: Option<String>,
    pub category: String,
    pub bio: String,
    pub country: String,
    pub currency: Currency,
    pub time_zone: String,
}

impl NewShopForm {
    /// The form as it is stored, or what is wrong with it.
    pub fn check(self) -> Result<CheckedNewShop, Slip<Self>> {
        let mut marks = Marks::new();
        let known = |key: &str| profile::CATEGORIES.iter().any(|(known, _)| *known == key);
        let name = marks.field("name", text::line(&self.name, 2, 100)).unwrap_or_default();
        let typed = self.handle.trim();
        let handle = if typed.is_empty() { None } else { marks.field("handle", handle::check(typed)) };
        marks.ensure("category", known(&self.category), Problem::NotOffered);
        let bio = marks.field("bio", profile::bio(&self.bio)).unwrap_or_default();
        let country = marks.field("country", places::country(&self.country)).unwrap_or_default();
        let currency = places::CURRENCIES.iter().find(|(code, _)| *code == self.currency);
        let currency = currency.and_then(|(code, _)| code.parse().ok()).ok_or(Problem::NotOffered);
        let currency = marks.field("currency", currency).unwrap_or(Currency::USD);
        let time_zone = marks.field("time_zone", places::time_zone(&self.time_zone)).unwrap_or_default();
        let category = self.category.clone();
        marks.done(self.short())?;
        Ok(CheckedNewShop { name, handle, category, bio, country, currency, time_zone })
    }

    fn short(self) -> Self {
        Self {
            name: cut(&self.name, 150),
            handle: cut(&self.handle, 100),
            category: cut(&self.category, 40),
            bio: cut(&self.bio, 1_500),
            country: cut(&self.country, 10),
            currency: cut(&self.currency, 10),
            time_zone: cut(&self.time_zone, 50),
        }
    }
}

/// Why no shop was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenRefusal {
    /// Fields to correct.
    Invalid(Slip<NewShopForm>),
    /// The plan allows no further shop.
    TooManyShops(LimitReached),
    /// A shop of this address was purged.
    Blocked,
    /// An admin looks at everybody who wants to sell, and has not said yes.
    NotApproved,
}

/// What there is to do before a shop is whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// The owner's address was proven.
    EmailVerified,
    /// The shop says what it is and where.
    Profile,
    /// There is something on the shelf.
    FirstListing,
    /// The provider can pay out.
    Payouts,
    /// There is a way to ship.
    Shipping,
}

impl Step {
    /// All steps, in the order in which they are best done.
    pub const ALL: [Self; 5] = [Self::EmailVerified, Self::Profile, Self::Shipping, Self::FirstListing, Self::Payouts];
    /// Without these a shop does not open its doors.
    pub const TO_OPEN: [Self; 2] = [Self::Profile, Self::Shipping];
}

/// What is done and what is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    /// The steps that are done.
    pub done: Vec<Step>,
    /// The doors are closed and could be opened.
    pub may_open: bool,
    /// The doors are open.
    pub is_open: bool,
}

impl Checklist {
    /// Whether nothing is left to do.
    pub fn is_whole(&self) -> bool {
        self.is_open && Step::ALL.iter().all(|step| self.done.contains(step))
    }
}

/// Why the doors stay closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorsRefusal {
    /// These steps come first.
    NotYet(Vec<Step>),
    /// The shop is suspended or closed.
    NotNow,
}
