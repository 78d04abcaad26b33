//! Looking at products before they go on the shelf, where the market does that.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ProductMove, ProductState};
use crate::id::ProductId;
use crate::text::{self, Checks, FieldProblem, Problem};

/// A product that waits for somebody of the market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingProduct {
    pub id: ProductId,
    pub title: String,
    pub shop: String,
    pub category: String,
    /// Since when it waits as it is now.
    pub since: DateTime<Utc>,
    /// Where it is seen as shoppers will see it, for some hours.
    pub look_ahead: String,
}

/// What is decided about one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    pub product: ProductId,
    /// Approve, ask for changes, or reject.
    pub step: ProductMove,
    /// Since when it waited as it was seen: what was changed since then has not been looked at.
    pub seen: DateTime<Utc>,
    /// What the seller reads; may be empty with a yes.
    #[serde(default)]
    pub reason: String,
}

/// Why it was not decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JudgementRefusal {
    Invalid(Vec<FieldProblem>),
    /// It does not wait any more.
    NotNow {
        state: ProductState,
    },
    /// It was changed after whoever decides had looked at it.
    Changed,
}

impl Judgement {
    /// What the seller is told, or what is wrong with the form.
    pub fn check(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let known = matches!(self.step, ProductMove::Approve | ProductMove::AskChanges | ProductMove::Reject);
        checks.ensure("step", known, Problem::NotOffered);
        let least = if self.step == ProductMove::Approve { 0 } else { 10 };
        let reason = checks.field("reason", text::paragraph(&self.reason, least, 1_000)).unwrap_or_default();
        checks.done().map(|()| reason)
    }
}
