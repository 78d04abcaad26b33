//! One person, as admins see them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AccountRow, AdminLevel, ApplicationView};

/// Everything about an account that an admin may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonView {
    pub row: AccountRow,
    /// What they may do on the admin site, if they may come there.
    pub level: Option<AdminLevel>,
    pub phone: Option<String>,
    pub country: Option<String>,
    /// Browsers and programs in which they are signed in.
    pub sessions: u32,
    /// Whether a code of an app is asked for at the door.
    pub has_authenticator: bool,
    pub passkeys: u32,
    /// When the account will be erased, if that was asked for.
    pub erase_at: Option<DateTime<Utc>>,
    /// Their wishes to sell, newest first.
    pub applications: Vec<ApplicationView>,
    /// Whether it is the one who asks.
    pub is_you: bool,
    /// Whether whoever asks makes and unmakes admins.
    pub may_promote: bool,
}
