//! The shapes in which the API is asked about people and answers: what a field is called here stays called that.

use chrono::{DateTime, NaiveDate, Utc};
use domain::identity::{AddressView, CodeSent, ProfileView, SecondStep, SessionView, TokenPair};
use domain::orders::PostalAddress;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who signs up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignUp {
    #[schema(max_length = 100)]
    pub name: String,
    #[schema(example = "ana@example.org", max_length = 254)]
    pub email: String,
    /// 8 characters to 256 bytes, and not easy to guess.
    #[schema(format = Password)]
    pub password: String,
}

/// An address that asks for a new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgot {
    #[schema(example = "ana@example.org")]
    pub email: String,
}

/// A code was mailed.
#[derive(Serialize, ToSchema)]
pub struct Sent {
    /// Comes back with the code.
    #[schema(value_type = String, format = "uuid")]
    challenge: Uuid,
    /// When another one may be asked for.
    #[schema(value_type = String, format = DateTime)]
    resend_at: DateTime<Utc>,
}

impl From<CodeSent> for Sent {
    fn from(sent: CodeSent) -> Self {
        Self { challenge: sent.challenge.0, resend_at: sent.resend_at }
    }
}

/// The code from a mail.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Code {
    #[schema(value_type = String, format = "uuid")]
    pub challenge: Uuid,
    /// Six digits.
    #[schema(example = "123456")]
    pub code: String,
}

/// Which code is asked for again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Resend {
    #[schema(value_type = String, format = "uuid")]
    pub challenge: Uuid,
}

/// What a code opens.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum CodeOpens {
    /// The code of a sign-up: the account is open and signed in.
    Tokens(Tokens),
    /// The code for a forgotten password: a new one can be chosen.
    Reset(ResetToken),
}

/// Ten minutes in which a new password can be chosen.
#[derive(Serialize, ToSchema)]
pub struct ResetToken {
    pub reset_token: String,
    /// Seconds.
    pub expires_in: u32,
}

/// A new password for a forgotten one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    pub reset_token: String,
    #[schema(format = Password)]
    pub password: String,
}

/// E-mail and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub email: String,
    #[schema(format = Password)]
    pub password: String,
}

/// What a program holds instead of a cookie.
#[derive(Serialize, ToSchema)]
#[schema(as = Tokens)]
pub struct Tokens {
    /// Goes into `Authorization: Bearer …`.
    access_token: String,
    /// Always `Bearer`.
    token_type: String,
    /// Seconds until the access token ends.
    expires_in: u32,
    /// Good for one exchange.
    refresh_token: String,
    /// Seconds until the refresh token ends.
    refresh_expires_in: u32,
}

impl From<TokenPair> for Tokens {
    fn from(pair: TokenPair) -> Self {
        let TokenPair { access_token, token_type, expires_in, refresh_token, refresh_expires_in } = pair;
        Self { access_token, token_type, expires_in, refresh_token, refresh_expires_in }
    }
}

/// One more step is asked for.
#[derive(Serialize, ToSchema)]
pub struct Step {
    /// Comes back with the code.
    #[serde(rename = "step_token")]
    pub token: String,
    /// `code` was mailed, `authenticator` is a code of the person's app. Setting an app up is for pages.
    #[schema(example = "code")]
    kind: &'static str,
    /// Where the code was mailed, with most of it hidden.
    sent_to: Option<String>,
    /// Seconds until the step ends.
    pub expires_in: u64,
}

impl Step {
    /// What is asked for.
    pub fn new(token: String, step: SecondStep, expires_in: u64) -> Self {
        Self { token, kind: step.kind.name(), sent_to: step.sent_to, expires_in }
    }
}

/// What is entered as a second step.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Second {
    pub step_token: String,
    /// Six digits, or a recovery code.
    pub code: String,
}

/// The token to be exchanged.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    pub refresh_token: String,
}

/// A person, as they see themselves.
#[derive(Serialize, ToSchema)]
pub struct Profile {
    name: String,
    email: String,
    phone: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    born_on: Option<NaiveDate>,
    country: Option<String>,
    locale: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    joined_at: DateTime<Utc>,
    has_password: bool,
    has_authenticator: bool,
    has_google: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    erase_at: Option<DateTime<Utc>>,
}

impl From<ProfileView> for Profile {
    fn from(view: ProfileView) -> Self {
        Self {
            name: view.name,
            email: view.email,
            phone: view.phone,
            born_on: view.born_on,
            country: view.country,
            locale: view.locale,
            joined_at: view.joined_at,
            has_password: view.has_password,
            has_authenticator: view.has_authenticator,
            has_google: view.has_google,
            erase_at: view.erase_at,
        }
    }
}

/// What a person says of themselves; what is missing is empty.
#[derive(Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct ProfileForm {
    pub name: String,
    /// E.164; blanks, dots and hyphens are forgiven.
    #[schema(example = "+351912345678")]
    pub phone: String,
    #[schema(example = "1984-05-21")]
    pub born_on: String,
    #[schema(example = "PT")]
    pub country: String,
    #[schema(example = "pt-PT")]
    pub locale: String,
}

/// A new password of somebody who knows the one they have.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasswordForm {
    #[schema(format = Password)]
    pub current: String,
    #[schema(format = Password)]
    pub new: String,
}

/// An address as it is kept.
#[derive(Serialize, ToSchema)]
pub struct Address {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    label: &'static str,
    name: String,
    street: String,
    city: String,
    region: String,
    postcode: String,
    country: String,
    phone: Option<String>,
    is_default: bool,
}

impl From<AddressView> for Address {
    fn from(view: AddressView) -> Self {
        let PostalAddress { name, street, city, postcode, country, phone } = view.address;
        Self {
            id: view.id.0,
            label: view.label.name(),
            name,
            street,
            city,
            region: view.region,
            postcode,
            country,
            phone,
            is_default: view.is_default,
        }
    }
}

/// An address to be kept; what is missing is empty.
#[derive(Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub struct AddressForm {
    /// `home`, `work` or `other`.
    #[schema(example = "home")]
    pub label: String,
    pub name: String,
    pub street: String,
    pub city: String,
    pub region: String,
    #[schema(example = "1200-194")]
    pub postcode: String,
    #[schema(example = "PT")]
    pub country: String,
    pub phone: String,
    pub is_default: bool,
}

/// One place where the person is signed in.
#[derive(Serialize, ToSchema)]
pub struct Session {
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// `shopper`, `seller`, `admin`, or nothing for a program.
    site: Option<&'static str>,
    browser: String,
    system: String,
    network: String,
    #[schema(value_type = String, format = DateTime)]
    since: DateTime<Utc>,
    #[schema(value_type = String, format = DateTime)]
    last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    here: bool,
}

impl From<SessionView> for Session {
    fn from(view: SessionView) -> Self {
        Self {
            id: view.id.0,
            site: view.site.map(domain::actor::Site::name),
            browser: view.device.browser,
            system: view.device.system,
            network: view.network,
            since: view.since,
            last_seen_at: view.last_seen_at,
            here: view.here,
        }
    }
}
