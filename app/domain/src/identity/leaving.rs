//! Taking one's data along, and leaving.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::ExportId;
use crate::text::FieldProblem;

/// Somebody wants their account erased.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErasureRequest {
    /// Empty for whoever has none; they must have signed in a moment ago.
    #[serde(default)]
    pub password: String,
}

hide! { ErasureRequest {} }

/// An account that will be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasureView {
    /// Until then it can be kept after all.
    pub erase_at: DateTime<Utc>,
}

/// Why an account is not erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErasureRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// Whoever has no password signs in again first.
    SignInAgain,
    /// The last one who makes admins cannot leave.
    LastAdmin,
    /// Whoever owns a shop closes it first: buyers may wait for what it owes them.
    OwnsShop { name: String },
    /// Too many wrong tries; again after this instant.
    Locked { until: DateTime<Utc> },
    /// Many people are at the door just now.
    Busy,
}

/// A copy of everything the market knows of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportView {
    pub id: ExportId,
    pub asked_at: DateTime<Utc>,
    /// When it was ready to be fetched.
    pub ready_at: Option<DateTime<Utc>>,
    /// When it is thrown away.
    pub expires_at: DateTime<Utc>,
    /// How large the file is.
    pub bytes: Option<u64>,
}

/// Why no copy is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportRefusal {
    /// One is being made this moment.
    UnderWay,
    /// Again after this instant.
    TooSoon { until: DateTime<Utc> },
}
