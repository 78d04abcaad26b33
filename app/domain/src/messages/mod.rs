//! Mail and notices.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{MailId, NoticeId};

crate::lifecycle! {
    /// Where a mail stands.
    pub enum MailState by MailMove {
        Pending = "pending", Sending = "sending", Success = "success", Failed = "failed",
    }
    Claim: Pending | Sending => Sending;
    Deliver: Sending => Success;
    Retry: Sending => Pending;
    GiveUp: Sending => Failed;
    Resend: Failed | Success => Pending;
}

/// A mail in the admin's mailbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailRow {
    pub id: MailId,
    pub to: String,
    pub subject: String,
    pub state: MailState,
    pub attempts: u32,
    pub created_at: DateTime<Utc>,
}

/// A mail, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    pub row: MailRow,
    pub body: String,
    pub last_error: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
}

/// A notice in a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    pub id: NoticeId,
    pub title: String,
    pub body: String,
    /// Where it leads, a path of the same site.
    pub link: String,
    pub read: bool,
    pub created_at: DateTime<Utc>,
}

/// Notices, newest first, and how many are unread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    pub unread: u32,
    pub items: Vec<NoticeView>,
}
