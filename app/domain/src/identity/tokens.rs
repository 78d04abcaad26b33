//! What programs hold instead of a cookie: a short access token, and one that is exchanged for the next pair.

use serde::{Deserialize, Serialize};

/// Both tokens of a program.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenPair {
    /// Goes into `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds until the access token ends.
    pub expires_in: u32,
    /// Good for one exchange.
    pub refresh_token: String,
    /// Seconds until the refresh token ends.
    pub refresh_expires_in: u32,
}

/// The token to be exchanged.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefreshRequest {
    pub refresh_token: String,
}

hide! { TokenPair { expires_in }, RefreshRequest {} }

/// Why a token was not exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RefreshRefusal {
    /// Unknown, too old, revoked, or used already: sign in again.
    Ended,
}
