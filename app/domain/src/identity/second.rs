//! The second step of a sign-in: a code from an app, or one that was mailed because the browser is new.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CODE_DIGITS, Me};
use crate::text::FieldProblem;

/// What comes of a sign-in: somebody is in, or has one more step to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInStep {
    /// Signed in.
    In(Me),
    /// Something is asked for besides.
    Second(SecondStep),
}

/// What is asked for besides the password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondStep {
    pub kind: SecondKind,
    /// Where a code was mailed, with most of it hidden.
    pub sent_to: Option<String>,
    /// When another code may be asked for.
    pub resend_at: Option<DateTime<Utc>>,
    /// What an app has to be told, when there is none yet.
    pub set_up: Option<AuthenticatorSetUp>,
}

/// Which second step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondKind {
    /// A code was mailed, because this browser was never here.
    Code,
    /// A code of the person's app, or one of their recovery codes.
    Authenticator,
    /// The account needs an app and has none: it is set up with its first code.
    SetUp,
}

impl SecondKind {
    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Authenticator => "authenticator",
            Self::SetUp => "set_up",
        }
    }

    /// The step of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Code, Self::Authenticator, Self::SetUp].into_iter().find(|kind| kind.name() == name)
    }
}

/// What an app that makes codes has to be told; shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthenticatorSetUp {
    /// To be typed into the app, in base32.
    pub secret: String,
    /// The same and who it is for, as apps read it: `otpauth://…`.
    pub uri: String,
    /// That address as a QR code.
    pub qr: QrCode,
}

/// A QR code, as it is drawn: dark squares of one by one.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// Squares in a row, the quiet margin included.
    pub side: u32,
    /// The dark ones as an SVG path.
    pub path: String,
}

/// Codes that replace the app, each once; shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecoveryCodes(pub Vec<String>);

/// What comes of a second step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondAnswer {
    pub step: SignInStep,
    /// Those of an app that was set up on the way; shown once.
    pub recovery_codes: Option<RecoveryCodes>,
}

/// What a person enters as a second step.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecondEntry {
    /// Six digits, or a recovery code.
    pub code: String,
}

hide! { AuthenticatorSetUp {}, QrCode { side }, RecoveryCodes {}, SecondEntry {} }

/// What was entered as a second step, told apart by its looks.
#[derive(Clone, PartialEq, Eq)]
pub enum TypedCode {
    /// Six digits.
    Digits(String),
    /// Ten letters and digits, in small letters and without the hyphen.
    Recovery(String),
}

/// Letters and digits of a recovery code.
pub const RECOVERY_LENGTH: usize = 10;

impl SecondEntry {
    /// Digits or a recovery code; blanks and hyphens are forgiven.
    pub fn read(&self) -> Option<TypedCode> {
        let plain: String = self.code.chars().filter(|c| !c.is_whitespace() && *c != '-').take(64).collect();
        if plain.len() == CODE_DIGITS && plain.bytes().all(|b| b.is_ascii_digit()) {
            Some(TypedCode::Digits(plain))
        } else if plain.len() == RECOVERY_LENGTH && plain.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Some(TypedCode::Recovery(plain.to_lowercase()))
        } else {
            None
        }
    }
}

/// Why a second step was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SecondRefusal {
    /// Neither six digits nor a recovery code; does not count as a try.
    Malformed,
    /// A wrong code.
    Wrong { tries_left: u32 },
    /// Ten minutes are over, or it was used already: sign in again.
    Expired,
    /// Too many wrong codes; again after this instant.
    Locked { until: DateTime<Utc> },
    /// A new code may be sent after this instant.
    TooSoon { until: DateTime<Utc> },
    /// The account may not come in.
    Banned { reason: String },
}

/// Whether codes of an app are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthenticatorState {
    pub on: bool,
    /// Recovery codes that were not used yet.
    pub recovery_left: u32,
    /// Whether the account cannot do without.
    pub required: bool,
}

/// Why an app was not set up or taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuthenticatorRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// Not the code that the app shows now.
    Wrong,
    /// There is one already.
    AlreadyOn,
    /// Nothing was begun, or it was begun too long ago.
    NotBegun,
    /// Whoever looks after the market cannot do without.
    Required,
    /// Too many wrong tries; again after this instant.
    Locked { until: DateTime<Utc> },
    /// Many people are at the door just now.
    Busy,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_recovery_codes_are_told_apart() {
        let read = |code: &str| SecondEntry { code: code.to_owned() }.read();
        assert!(matches!(read(" 123 456 "), Some(TypedCode::Digits(code)) if code == "123456"));
        assert!(matches!(read("ABCDE-fgh23"), Some(TypedCode::Recovery(code)) if code == "abcdefgh23"));
        for none in ["", "12345", "1234567", "abcde-fgh2", "äbcdefgh23", "١٢٣٤٥٦"] {
            assert!(read(none).is_none(), "{none}");
        }
    }
}
