//! Who sells: a shop, its people, how it ships, what it pays, and how it begins and ends.

pub mod form;
pub mod handle;
pub mod life;
pub mod opening;
pub mod payouts;
pub mod permissions;
pub mod places;
pub mod plans;
pub mod profile;
pub mod shipping;
pub mod staff;
pub mod storefront;

pub use form::{Slip, Why, Wrong};
pub use life::{
    AnswerRefusal, Closing, HistoryRow, LifeRefusal, LifeView, PlanAnswer, QueueRow, ShopDetail, ShopFilter, ShopPage,
    ShopRow, SuspendRefusal, Suspension,
};
pub use opening::{Checklist, DoorsRefusal, NewShopForm, OpenRefusal, Step};
pub use payouts::{OnboardingLink, PayoutRefusal, PayoutState, PayoutView};
pub use permissions::{Action, Resource, StaffRole};
pub use plans::{
    LimitReached, Limits, NewPlanRequest, Plan, PlanRefusal, PlanRequestState, PlanRequestView, PlanView, Subscription,
};
pub use profile::{
    DayHours, NoticeForm, OpenState, ProfileForm, SellingForm, SettingsRefusal, SettingsView, ShopPicture,
};
pub use shipping::{Direction, ShippingForm, ShippingRefusal, ShippingRow, ShippingView};
pub use staff::{
    InvitationRefusal, InvitationRow, InvitationView, NewInvitation, SeatChoice, SeatView, StaffRefusal, StaffRow,
    StaffView,
};
pub use storefront::{DnsRecord, DomainRefusal, DomainRow, DomainState, NewDomain, StorefrontView, Tenant};

use serde::{Deserialize, Serialize};

use crate::id::{ShippingMethodId, ShopId};
use crate::money::{Currency, Money};

/// Declares an id that only shops know: a UUID that serialises as itself.
macro_rules! shop_id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

shop_id! {
    /// An invitation to work in a shop.
    InvitationId,
    /// An owner's wish for a plan.
    PlanRequestId,
}

/// Where a shop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ShopState {
    Draft,
    Active,
    Suspended,
    Closed,
}

impl ShopState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Active, Self::Suspended, Self::Closed];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }

    /// The state as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => "Not open yet",
            Self::Active => "Open",
            Self::Suspended => "Suspended",
            Self::Closed => "Closed",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A shop as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopView {
    pub id: ShopId,
    pub handle: String,
    pub name: String,
    pub bio: String,
    pub city: String,
    pub country: String,
    pub currency: Currency,
    pub state: ShopState,
    /// Days in which a buyer may send things back.
    pub return_days: u32,
    /// Tax in basis points.
    pub tax_bps: u32,
    /// Whether prices contain the tax.
    pub prices_include_tax: bool,
    /// How it ships, cheapest first.
    pub shipping: Vec<ShippingMethod>,
}

/// A way a shop ships.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShippingMethod {
    pub id: ShippingMethodId,
    pub name: String,
    pub rate: Money,
    /// Orders of at least this much ship free.
    pub free_above: Option<Money>,
    pub min_days: u32,
    pub max_days: u32,
    /// Where to, as codes of two letters; empty for everywhere.
    pub countries: Vec<String>,
}

impl ShippingMethod {
    /// Whether it goes to that country.
    pub fn goes_to(&self, country: &str) -> bool {
        self.countries.is_empty() || self.countries.iter().any(|code| code == country)
    }

    /// What shipping costs for goods worth `items`.
    pub fn price_for(&self, items: Money) -> Money {
        match self.free_above {
            Some(limit) if items.currency == limit.currency && items.minor >= limit.minor => {
                Money::zero(self.rate.currency)
            }
            _ => self.rate,
        }
    }
}
