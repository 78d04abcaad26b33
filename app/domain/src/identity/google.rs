//! Coming in with an account at Google.

use serde::{Deserialize, Serialize};

/// What Google sends a browser back with.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GoogleReturn {
    pub state: String,
    pub code: String,
    /// What went wrong there.
    pub error: String,
}

hide! { GoogleReturn { error } }

/// Why nobody came in with Google.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoogleRefusal {
    /// This market has no such door.
    NotOffered,
    /// The way back took longer than ten minutes, was taken twice, or begins in another browser.
    Expired,
    /// The person changed their mind over there.
    Cancelled,
    /// Google does not answer, or what it says cannot be believed.
    Unreachable,
    /// Google has not proved the address.
    NotProved,
    /// The address has an account here that Google does not open yet: sign in as before once, and it will.
    SignInFirst,
    /// The account may not come in.
    Banned { reason: String },
    /// The account lacks the role of this site, or has none here: accounts are made on the shopper site.
    NotForYou,
}
