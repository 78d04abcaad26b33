//! What a one-time code is for: one that was mailed for one thing opens nothing else.

use serde::{Deserialize, Serialize};

/// The purpose of a one-time code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodePurpose {
    /// Opens an account.
    SignUp,
    /// Lets somebody choose a new password.
    ResetPassword,
    /// Lets somebody in with a browser that was never here.
    NewDevice,
}

impl CodePurpose {
    /// All purposes.
    pub const ALL: [Self; 3] = [Self::SignUp, Self::ResetPassword, Self::NewDevice];

    /// The name stored in the database, and part of what a code is stored as.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::ResetPassword => "reset_password",
            Self::NewDevice => "new_device",
        }
    }

    /// The purpose of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }
}
