//! The end of a shop: closing with a way back, and what an admin may do to it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ShopState;
use super::form::{Marks, Slip, cut};
use super::payouts::PayoutState;
use super::permissions::StaffRole;
use super::plans::{Plan, PlanRequestView, Subscription};
use crate::id::{AccountId, ShopId};
use crate::text::{self, Problem};

/// Days in which a closed shop can be opened again.
pub const RESTORE_DAYS: i64 = 28;

/// How a shop stands with its end, for its people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeView {
    pub name: String,
    pub handle: String,
    pub state: ShopState,
    pub closed_at: Option<DateTime<Utc>>,
    /// When it is gone for good.
    pub purge_at: Option<DateTime<Utc>>,
    /// Whole days that are left until then, the day that has begun included.
    pub days_left: Option<u32>,
    pub suspended_because: Option<String>,
    pub may_change: bool,
}

/// The owner says so, and types the shop's handle.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Closing {
    pub handle: String,
}

impl Closing {
    /// Nothing, when the handle was typed; what is wrong otherwise.
    pub fn check(self, handle: &str) -> Result<(), Slip<Self>> {
        let mut marks = Marks::new();
        marks.ensure("handle", self.handle.trim().eq_ignore_ascii_case(handle), Problem::NotOffered);
        marks.done(Self { handle: cut(&self.handle, 100) }).map(|_| ())
    }
}

/// Why a shop was neither closed nor opened again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LifeRefusal {
    /// Fields to correct.
    Invalid(Slip<Closing>),
    /// It is closed already, or is not.
    NotNow,
    /// The 28 days are over.
    TooLate,
    /// The owner's plan allows no further shop.
    TooManyShops {
        /// How many it allows.
        most: u32,
    },
}

/// What an admin types to suspend a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    pub shop: ShopId,
    #[serde(default)]
    pub reason: String,
}

impl Suspension {
    /// The reason as it is stored, or what is wrong with it.
    pub fn check(self) -> Result<String, Slip<Self>> {
        let mut marks = Marks::new();
        let reason = marks.field("reason", text::paragraph(&self.reason, 3, 500));
        marks.done(Self { reason: cut(&self.reason, 700), ..self })?;
        Ok(reason.unwrap_or_default())
    }
}

/// Why an admin's deed was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SuspendRefusal {
    /// Fields to correct.
    Invalid(Slip<Suspension>),
    /// The shop is in another state by now.
    NotNow,
}

/// How an admin answers a wish for a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanAnswer {
    pub request: super::PlanRequestId,
    pub grant: bool,
    #[serde(default)]
    pub reason: String,
}

impl PlanAnswer {
    /// The reason as it is stored: a refusal needs one.
    pub fn check(self) -> Result<String, Slip<Self>> {
        let mut marks = Marks::new();
        let least = if self.grant { 0 } else { 3 };
        let reason = marks.field("reason", text::paragraph(&self.reason, least, 500));
        marks.done(Self { reason: cut(&self.reason, 700), ..self })?;
        Ok(reason.unwrap_or_default())
    }
}

/// Why a wish was not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AnswerRefusal {
    /// Fields to correct.
    Invalid(Slip<PlanAnswer>),
    /// Somebody answered already, or the owner took it back.
    Answered,
}

/// Which shops an admin wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShopFilter {
    pub words: String,
    pub state: Option<ShopState>,
    /// The page, from 1.
    pub page: u32,
}

/// A row of the admin's list of shops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopRow {
    pub id: ShopId,
    pub handle: String,
    pub name: String,
    pub country: String,
    pub state: ShopState,
    pub owner: String,
    pub owner_banned: bool,
    pub plan: Plan,
    pub payouts: PayoutState,
    pub followers: u64,
    pub created_at: DateTime<Utc>,
}

/// Something that was done with a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    pub at: DateTime<Utc>,
    /// The actor's name, as far as there is one.
    pub who: String,
    pub what: String,
    pub note: String,
}

/// A shop as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopDetail {
    pub row: ShopRow,
    pub bio: String,
    pub city: String,
    /// Nobody's once it is gone for good.
    pub owner: Option<AccountId>,
    pub owner_email: String,
    pub subscription: Subscription,
    pub fee_bps: u32,
    pub suspended_because: Option<String>,
    pub purge_at: Option<DateTime<Utc>>,
    pub staff: Vec<(String, StaffRole)>,
    pub due: Vec<String>,
    pub domains: Vec<(String, super::storefront::DomainState)>,
    pub history: Vec<HistoryRow>,
}

/// A wish for a plan that waits for an admin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueRow {
    pub request: PlanRequestView,
    pub shop: ShopId,
    pub shop_name: String,
    pub shop_handle: String,
    pub owner: String,
    pub owner_email: String,
    pub has: Plan,
}

/// The page of a shop, beside what [`super::ShopView`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopPage {
    pub shop: super::ShopView,
    pub category: String,
    pub address: String,
    pub time_zone: String,
    pub website: String,
    pub links: Vec<String>,
    /// Seven days from Monday, or none.
    pub hours: Vec<super::profile::DayHours>,
    /// Whether it is open now; nothing when it has no hours.
    pub open: Option<super::profile::OpenState>,
    pub logo: Option<String>,
    pub cover: Option<String>,
    pub cancellation: String,
    pub followers: u64,
    /// How buyers rated its goods.
    pub rating: Option<crate::catalog::Rating>,
    /// Whether whoever asks follows it.
    pub following: bool,
    pub since: DateTime<Utc>,
}
