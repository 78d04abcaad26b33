//! Who somebody is: signing up, the code in the mail, signing in.

/// Secrets are not printed, whatever prints the rest.
macro_rules! hide {
    ($($name:ident { $($shown:ident),* $(,)? }),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($shown), &self.$shown))*.finish_non_exhaustive()
            }
        }
    )+};
}

mod addresses;
mod applications;
mod codes;
mod documents;
mod google;
mod leaving;
mod passkeys;
mod passwords;
mod people;
mod profile;
mod second;
mod sessions;
mod tokens;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::actor::Role;
use crate::id::{AccountId, ChallengeId};
use crate::text::{self, Checks, FieldProblem, Problem};

pub use addresses::{ADDRESSES_MAX, AddressLabel, AddressRefusal, AddressView, CheckedAddress, TypedAddress};
pub use applications::{
    AdminLevel, AdminRefusal, ApplicationMove, ApplicationRefusal, ApplicationState, ApplicationView, Decision,
    NewApplication, Promotion, Trade,
};
pub use codes::CodePurpose;
pub use documents::{DOCUMENTS_MAX, DocumentKind, DocumentRefusal, DocumentView, LARGEST_DOCUMENT, document_name};
pub use google::{GoogleRefusal, GoogleReturn};
pub use leaving::{ErasureRefusal, ErasureRequest, ErasureView, ExportRefusal, ExportView};
pub use passkeys::{Ceremony, PASSKEYS_MAX, PasskeyAnswer, PasskeyRefusal, PasskeyView};
pub use passwords::{ForgotRefusal, ForgotRequest, NewPassword, PasswordChange, PasswordRefusal};
pub use people::PersonView;
pub use profile::{CheckedProfile, NewSeller, ProfileDraft, ProfileRefusal, ProfileView};
pub use second::{
    AuthenticatorRefusal, AuthenticatorSetUp, AuthenticatorState, QrCode, RECOVERY_LENGTH, RecoveryCodes, SecondAnswer,
    SecondEntry, SecondKind, SecondRefusal, SecondStep, SignInStep, TypedCode,
};
pub use sessions::{DeviceName, SessionView};
pub use tokens::{RefreshRefusal, RefreshRequest, TokenPair};

/// Fewest characters of a password.
pub const PASSWORD_MIN: u32 = 8;
/// Most bytes of a password.
pub const PASSWORD_MAX_BYTES: usize = 256;
/// Digits of a one-time code.
pub const CODE_DIGITS: usize = 6;
/// Seconds a one-time code lives.
pub const CODE_TTL_SECONDS: i64 = 300;
/// Wrong guesses before a code is destroyed.
pub const CODE_TRIES: i32 = 3;

/// What a person types to sign up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    pub name: String,
    pub email: String,
    pub password: String,
}

impl NewAccount {
    /// The trimmed form, or what is wrong with each field.
    pub fn check(self) -> Result<Self, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let name = checks.field("name", text::line(&self.name, 1, 100));
        let email = checks.field("email", text::email(&self.email));
        let words = [self.name.as_str(), self.email.as_str()];
        checks.field("password", password(&self.password, &words));
        checks.done()?;
        Ok(Self { name: name.unwrap_or_default(), email: email.unwrap_or_default(), password: self.password })
    }
}

/// Whether a password is long enough and not made of the person's own words. The offline list of common passwords is
/// the server's.
pub fn password(password: &str, own_words: &[&str]) -> Result<(), Problem> {
    let lower = password.to_lowercase();
    let own = own_words
        .iter()
        .flat_map(|words| words.split(['@', ' ', '.']))
        .any(|word| word.chars().count() >= 4 && lower.replace(&word.to_lowercase(), "").chars().count() < 4);
    let distinct = password.chars().collect::<std::collections::BTreeSet<_>>().len();
    if password.is_empty() {
        Err(Problem::Missing)
    } else if password.chars().count() < PASSWORD_MIN as usize {
        Err(Problem::TooShort { min: PASSWORD_MIN })
    } else if password.len() > PASSWORD_MAX_BYTES {
        Err(Problem::TooLong { max: 256 })
    } else if own || distinct < 4 {
        Err(Problem::TooWeak)
    } else {
        Ok(())
    }
}

/// A sign-up that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeSent {
    pub challenge: ChallengeId,
    /// Where the code went, as the person typed it.
    pub email: String,
    /// When another code may be asked for.
    pub resend_at: DateTime<Utc>,
}

/// The code from the mail.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeEntry {
    pub challenge: ChallengeId,
    pub code: String,
}

impl CodeEntry {
    /// The digits alone; blanks and hyphens that were pasted along are forgiven.
    pub fn digits(&self) -> Option<String> {
        let digits: String = self.code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        (digits.len() == CODE_DIGITS && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
    }
}

/// E-mail and password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    pub email: String,
    pub password: String,
}

hide! { NewAccount { name, email }, CodeEntry { challenge }, Credentials { email } }

/// Why a sign-up was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignUpRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// Too many codes were asked for; again after this instant.
    TooManyCodes { until: DateTime<Utc> },
}

/// Why a code was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeRefusal {
    /// Not six digits; does not count as a try.
    Malformed,
    /// A wrong guess.
    Wrong { tries_left: u32 },
    /// Too old, used already, or never sent.
    Expired,
    /// Too many wrong guesses; again after this instant.
    Locked { until: DateTime<Utc> },
    /// A new code may be sent after this instant.
    TooSoon { until: DateTime<Utc> },
}

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignInRefusal {
    /// Wrong e-mail or wrong password; which one is not said.
    Wrong,
    /// Too many wrong tries; again after this instant.
    Locked { until: DateTime<Utc> },
    /// The account may not come in.
    Banned { reason: String },
    /// The account lacks the role of this site.
    NotForYou { needed: Role },
    /// So many people sign in just now that this one has to wait a moment.
    Busy,
}

/// The signed-in person, as their own pages show them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Me {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountState {
    Active,
    Banned,
}

/// A row of the admin's list of users.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRow {
    pub id: AccountId,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub state: AccountState,
    pub ban_reason: Option<String>,
    pub joined_at: DateTime<Utc>,
    pub last_seen_at: Option<DateTime<Utc>>,
}

/// What an admin types to ban somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BanRequest {
    pub account: AccountId,
    pub reason: String,
}

/// Why a ban was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BanRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// An admin may not lock themselves out.
    Yourself,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_made_of_ones_own_name_are_weak() {
        let own = ["Ana Ferreira", "ana.ferreira@example.org"];
        assert_eq!(password("ferreira1", &own), Err(Problem::TooWeak));
        assert_eq!(password("aaaaaaaaaa", &own), Err(Problem::TooWeak));
        assert_eq!(password("plant kettle oboe", &own), Ok(()));
        assert_eq!(password(&"ab1!".repeat(65), &own), Err(Problem::TooLong { max: 256 }));
    }

    #[test]
    fn codes_forgive_blanks_only() {
        let entry = |code: &str| CodeEntry { challenge: ChallengeId(uuid::Uuid::nil()), code: code.to_owned() };
        assert_eq!(entry(" 123 456 ").digits().as_deref(), Some("123456"));
        assert_eq!(entry("12345").digits(), None);
        assert_eq!(entry("12345x").digits(), None);
        assert_eq!(entry("١٢٣٤٥٦").digits(), None);
    }
}
