//! Changing a password, and replacing one that was forgotten.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::password;
use crate::text::{self, Checks, FieldProblem};

/// What a person types who forgot their password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgotRequest {
    pub email: String,
}

impl ForgotRequest {
    /// The address, or what is wrong with it.
    pub fn check(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let email = checks.field("email", text::email(&self.email));
        checks.done()?;
        Ok(email.unwrap_or_default())
    }
}

/// Why no code was sent for a new password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForgotRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// Too many codes were asked for; again after this instant.
    TooManyCodes { until: DateTime<Utc> },
}

/// The new password of somebody who entered the code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// What was given for the code; good for ten minutes and once.
    pub token: String,
    pub password: String,
}

/// A new password of somebody who knows the one they have.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordChange {
    /// Empty for whoever never had one.
    #[serde(default)]
    pub current: String,
    pub new: String,
}

hide! { NewPassword {}, PasswordChange {} }

impl NewPassword {
    /// Whether the password is long enough and no single word of its owner.
    pub fn check(&self, own_words: &[&str]) -> Result<(), Vec<FieldProblem>> {
        let mut checks = Checks::new();
        checks.field("password", password(&self.password, own_words));
        checks.done()
    }
}

impl PasswordChange {
    /// Whether the new password is long enough and no single word of its owner.
    pub fn check(&self, own_words: &[&str]) -> Result<(), Vec<FieldProblem>> {
        let mut checks = Checks::new();
        checks.field("new", password(&self.new, own_words));
        checks.done()
    }
}

/// Why a password stayed what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PasswordRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// The ten minutes are over, or the password was replaced already.
    Expired,
    /// Too many wrong tries; again after this instant.
    Locked { until: DateTime<Utc> },
    /// Many people are at the door just now.
    Busy,
}
