//! Sentences a person can act on, for every way a request can end without an answer.

use domain::text::FieldProblem;

use crate::call::{Fault, Nothing};

/// What the screen says about a refusal.
pub trait Words {
    /// A sentence that says what happened and what to do.
    fn sentence(&self) -> String;

    /// Problems that belong beside a field of the form.
    fn fields(&self) -> &[FieldProblem] {
        &[]
    }

    /// The sentence beside `field`, if something is wrong with it.
    fn beside(&self, field: &str) -> Option<String> {
        self.fields().iter().find(|problem| problem.field == field).map(|found| found.problem.to_string())
    }
}

impl Words for Nothing {
    fn sentence(&self) -> String {
        match *self {}
    }
}

impl<R: Words> Words for Fault<R> {
    fn sentence(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.sentence(),
            Self::SignedOut => "You are signed out. Sign in, and your basket is still here.".to_owned(),
            Self::Forbidden => "Your account may not do this.".to_owned(),
            Self::NotFound => "This is not here any more.".to_owned(),
            Self::TooMany { seconds } => format!("That was a lot at once. Try again in {seconds} seconds."),
            Self::Broken { incident } => {
                format!("Something broke on our side and nothing was changed. Tell support the number {incident}.")
            }
            Self::Malformed => "We could not read that. Reload the page and try again.".to_owned(),
            Self::Unreachable => "The market does not answer. Check your connection and try again.".to_owned(),
        }
    }

    fn fields(&self) -> &[FieldProblem] {
        self.refusal().map_or(&[], Words::fields)
    }
}

/// The sentence above a form of which some fields are wrong.
pub(crate) fn correct_fields(problems: &[FieldProblem]) -> String {
    match problems.len() {
        1 => "One field needs another look.".to_owned(),
        count => format!("{count} fields need another look."),
    }
}

/// An instant today as a person says it: `14:32`, in UTC.
pub(crate) fn clock(at: chrono::DateTime<chrono::Utc>) -> String {
    use chrono::Timelike;
    format!("{:02}:{:02} UTC", at.hour(), at.minute())
}
