//! What others say to a review: votes, reports, a shop's reply, and what an admin decides.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::LONGEST_REPLY;
use super::seen::ReviewView;
use super::state::ReviewState;
use crate::id::{AccountId, ReviewId};
use crate::text::{self, Checks, FieldProblem, Problem};

/// As soon as so many people have reported a review, an admin looks at it. Until then and while they look it stays: three
/// people are not enough to silence a fourth.
pub const REPORTS_TO_LOOK: u32 = 3;

/// Why somebody was not counted as finding a review helpful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum VoteRefusal {
    /// It is their own.
    Own,
}

/// What is wrong with a review, as somebody who reports it sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportReason {
    Abusive,
    Untrue,
    Private,
    Elsewhere,
    Advert,
}

impl ReportReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Abusive, Self::Untrue, Self::Private, Self::Elsewhere, Self::Advert];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Abusive => "abusive",
            Self::Untrue => "untrue",
            Self::Private => "private",
            Self::Elsewhere => "elsewhere",
            Self::Advert => "advert",
        }
    }

    /// The reason as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Abusive => "It is hateful or abusive",
            Self::Untrue => "It is made up or paid for",
            Self::Private => "It tells something private about somebody",
            Self::Elsewhere => "It is about something else",
            Self::Advert => "It advertises something",
        }
    }

    /// The reason of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// A report as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewReport {
    /// The name of a [`ReportReason`].
    pub reason: String,
    /// More about it; may be left out.
    pub note: String,
}

impl NewReport {
    /// The reason and the note, or what is wrong with them.
    pub fn check(&self) -> Result<(ReportReason, String), Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let reason = checks.field("reason", ReportReason::named(self.reason.trim()).ok_or(Problem::NotOffered));
        let note = checks.field("note", text::paragraph(&self.note, 0, 500));
        checks.done()?;
        Ok((reason.unwrap_or(ReportReason::Abusive), note.unwrap_or_default()))
    }
}

/// Why a report was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// It is their own: they can delete it.
    Own,
    /// They have reported it before.
    Already,
}

/// Why a reply was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReplyRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
}

/// A shop's reply, or what is wrong with it.
pub fn checked_reply(typed: &str) -> Result<String, Vec<FieldProblem>> {
    let mut checks = Checks::new();
    let reply = checks.field("reply", text::paragraph(typed, 1, LONGEST_REPLY));
    checks.done()?;
    Ok(reply.unwrap_or_default())
}

/// What an admin decides about a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub review: ReviewId,
    /// Shown, or not shown for a reason.
    pub approve: bool,
    /// The writer reads it; needed for a no.
    #[serde(default)]
    pub reason: String,
}

impl Decision {
    /// The reason of a no, or what is wrong with it; nothing for a yes.
    pub fn check(&self) -> Result<Option<String>, Vec<FieldProblem>> {
        if self.approve {
            return Ok(None);
        }
        let mut checks = Checks::new();
        let reason = checks.field("reason", text::line(&self.reason, 3, 500));
        checks.done()?;
        Ok(reason)
    }
}

/// Why nothing was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecisionRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// It is in another state by now.
    NotNow { state: ReviewState },
}

/// A report, for admins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportView {
    pub reason: ReportReason,
    pub note: String,
    /// Who reported it.
    pub by: String,
    pub at: DateTime<Utc>,
    /// Whether it still waits for somebody to look.
    pub open: bool,
}

/// A review with everything an admin decides by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewCase {
    pub review: ReviewView,
    pub state: ReviewState,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// Its writer, unless they were erased.
    pub account: Option<AccountId>,
    pub writer: String,
    pub shop_name: String,
    /// Newest first.
    pub reports: Vec<ReportView>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_has_a_reason_and_a_yes_needs_none() {
        let decision =
            |approve, reason: &str| Decision { review: ReviewId(uuid::Uuid::nil()), approve, reason: reason.into() };
        assert_eq!(decision(true, "").check(), Ok(None));
        assert_eq!(decision(false, " It names a neighbour. ").check(), Ok(Some("It names a neighbour.".to_owned())));
        assert!(decision(false, " ").check().is_err());
    }

    #[test]
    fn a_report_gives_one_of_the_reasons() {
        let report = |reason: &str| NewReport { reason: reason.into(), note: String::new() }.check();
        assert!(ReportReason::ALL.iter().all(|reason| report(reason.name()).is_ok()));
        assert!(report("").is_err() && report("dull").is_err());
    }
}
