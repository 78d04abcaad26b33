//! Keys that people carry in their device instead of a password.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{CeremonyId, PasskeyId};
use crate::text::{self, Checks, FieldProblem};

/// Most passkeys of one person.
pub const PASSKEYS_MAX: u32 = 10;

/// A question for an authenticator, in the form that browsers pass on: the `publicKey` of
/// `navigator.credentials.create` or `.get`, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceremony {
    pub id: CeremonyId,
    /// JSON.
    pub options: String,
}

/// What the authenticator answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    pub ceremony: CeremonyId,
    /// The credential as JSON (`credential.toJSON()`).
    pub credential: String,
    /// What the person calls the key; only asked for when it is added.
    #[serde(default)]
    pub name: String,
}

hide! { PasskeyAnswer { ceremony, name } }

impl PasskeyAnswer {
    /// What the key is called, or what is wrong with that.
    pub fn check_name(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let name = checks.field("name", text::line(&self.name, 1, 60));
        checks.done()?;
        Ok(name.unwrap_or_default())
    }
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyView {
    pub id: PasskeyId,
    pub name: String,
    pub added_at: DateTime<Utc>,
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Why a passkey was not added, or let nobody in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasskeyRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// The question is too old, was answered already, or was never put.
    Expired,
    /// The answer does not belong to the question, or the key is nobody's.
    Wrong,
    /// There are as many as one person keeps.
    TooMany { most: u32 },
    /// The account may not come in.
    Banned { reason: String },
    /// The account lacks the role of this site.
    NotForYou,
}
