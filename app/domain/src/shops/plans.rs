//! What an owner pays, and what that allows: one table, asked wherever a limit is kept.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::PlanRequestId;
use super::form::{Marks, Slip, cut};
use crate::text::{self, Problem};

/// Days of the trial.
pub const TRIAL_DAYS: i64 = 7;

/// What an owner has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Plan {
    Free,
    Pro,
    Enterprise,
}

/// What a plan allows. Nothing means without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Shops of one owner that are not closed.
    pub shops: Option<u32>,
    /// Products on the shelf of one shop.
    pub listings: Option<u32>,
    /// What the market keeps of a sale, in basis points.
    pub fee_bps: u32,
    /// Whether a shop may have web addresses of its own.
    pub custom_domain: bool,
    /// Whether figures go beyond the dashboard.
    pub analytics: bool,
}

impl Plan {
    /// All plans, the smallest first.
    pub const ALL: [Self; 3] = [Self::Free, Self::Pro, Self::Enterprise];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Pro => "pro",
            Self::Enterprise => "enterprise",
        }
    }

    /// The plan as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Free => "Free",
            Self::Pro => "Pro",
            Self::Enterprise => "Enterprise",
        }
    }

    /// The plan of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| plan.name() == name)
    }

    /// What it allows.
    pub const fn limits(self) -> Limits {
        match self {
            Self::Free => {
                Limits { shops: Some(1), listings: Some(50), fee_bps: 500, custom_domain: false, analytics: false }
            }
            Self::Pro => {
                Limits { shops: Some(5), listings: Some(500), fee_bps: 300, custom_domain: true, analytics: true }
            }
            Self::Enterprise => {
                Limits { shops: None, listings: None, fee_bps: 150, custom_domain: true, analytics: true }
            }
        }
    }

    /// The next larger plan.
    pub fn larger(self) -> Option<Self> {
        Self::ALL.into_iter().find(|plan| *plan > self)
    }
}

/// What an owner has, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// What they have for good.
    pub plan: Plan,
    /// When their trial ends or ended; nothing when they had none.
    pub trial_ends_at: Option<DateTime<Utc>>,
}

impl Subscription {
    /// What everybody begins with.
    pub const NEW: Self = Self { plan: Plan::Free, trial_ends_at: None };

    /// The plan that counts at `now`: PRO as long as the trial lasts.
    pub fn at(self, now: DateTime<Utc>) -> Plan {
        if self.in_trial(now) { self.plan.max(Plan::Pro) } else { self.plan }
    }

    /// Whether the trial is what makes the plan larger at `now`.
    pub fn in_trial(self, now: DateTime<Utc>) -> bool {
        self.plan == Plan::Free && self.trial_ends_at.is_some_and(|end| now < end)
    }

    /// Whether a trial may begin.
    pub fn may_try(self) -> bool {
        self.plan == Plan::Free && self.trial_ends_at.is_none()
    }
}

/// What a shop's people see of its plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanView {
    pub subscription: Subscription,
    /// The plan that counts now.
    pub now: Plan,
    /// Shops of the owner that are not closed.
    pub shops: u32,
    /// Products of this shop on the shelf, when whoever asks has counted them.
    pub listings: Option<u32>,
    /// A wish that nobody has answered yet, and the answer to the last one.
    pub request: Option<PlanRequestView>,
    /// Whether whoever asks may change it.
    pub may_change: bool,
}

/// Where a wish for a plan stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlanRequestState {
    Waiting,
    Granted,
    Refused,
    Withdrawn,
}

impl PlanRequestState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Granted, Self::Refused, Self::Withdrawn];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Granted => "granted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// An owner's wish for a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRequestView {
    pub id: PlanRequestId,
    pub plan: Plan,
    pub note: String,
    pub state: PlanRequestState,
    /// Why it was refused.
    pub reason: String,
    pub created_at: DateTime<Utc>,
}

/// A wish as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewPlanRequest {
    /// `pro` or `enterprise`.
    pub plan: String,
    /// What the owner wants to say about it.
    pub note: String,
}

impl NewPlanRequest {
    /// The plan and the words, or what is wrong.
    pub fn check(self) -> Result<(Plan, String), Slip<Self>> {
        let mut marks = Marks::new();
        let plan = Plan::named(&self.plan).filter(|plan| *plan != Plan::Free).ok_or(Problem::NotOffered);
        let plan = marks.field("plan", plan);
        let note = marks.field("note", text::paragraph(&self.note, 0, 500));
        marks.done(Self { plan: cut(&self.plan, 20), note: cut(&self.note, 700) })?;
        Ok((plan.unwrap_or(Plan::Pro), note.unwrap_or_default()))
    }
}

/// Why a plan stays what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanRefusal {
    /// Fields to correct.
    Invalid(Slip<NewPlanRequest>),
    /// The trial was used already, or the plan is larger than the trial's.
    NoTrial,
    /// They have this plan or a larger one.
    HasIt,
    /// A wish waits for its answer.
    Waiting,
    /// There are more shops than the smaller plan allows.
    TooManyShops {
        /// How many there are.
        shops: u32,
        /// How many there may be.
        most: u32,
    },
}

/// A limit of a plan that was reached, for contexts that keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitReached {
    /// The plan that counts now.
    pub plan: Plan,
    /// How many it allows.
    pub most: u32,
    /// The plan that allows more.
    pub larger: Option<Plan>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn larger_plans_allow_more_and_keep_less() {
        for pair in Plan::ALL.windows(2) {
            let (small, large) = (pair[0].limits(), pair[1].limits());
            let more = |a: Option<u32>, b: Option<u32>| b.is_none() || a.is_some_and(|a| b.is_some_and(|b| a < b));
            assert!(more(small.shops, large.shops) && more(small.listings, large.listings));
            assert!(large.fee_bps < small.fee_bps && large.custom_domain >= small.custom_domain);
            assert_eq!(pair[0].larger(), Some(pair[1]));
        }
    }

    #[test]
    fn a_trial_is_pro_until_it_ends_and_only_once() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("an instant");
        assert!(Subscription::NEW.may_try());
        let tried = Subscription { trial_ends_at: Some(now), ..Subscription::NEW };
        assert_eq!(tried.at(now - chrono::TimeDelta::seconds(1)), Plan::Pro);
        assert_eq!(tried.at(now), Plan::Free);
        assert!(!tried.may_try());
        let large = Subscription { plan: Plan::Enterprise, trial_ends_at: Some(now) };
        assert_eq!(large.at(now - chrono::TimeDelta::days(1)), Plan::Enterprise);
    }
}
