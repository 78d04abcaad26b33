//! Mail and notices: what people are told about their orders, and the mailbox where an admin reads along.
//!
//! Invariants, above all what is absent:
//! - a mail or notice is written in the transaction that takes the news in, and the same news to the same person is
//!   written once, however often it is delivered;
//! - nobody reads another person's notices; the mailbox is for admins;
//! - a mail is plain text: no template runs code.

mod mailbox;
mod notices;
mod store;
mod tell;
mod tell_people;
mod tell_reviews;
mod tell_sellers;

pub use mailbox::{mail, mailbox, queue, resend};
pub use notices::{mark_read, notices};
pub use tell::{tell_moved, tell_paid, tell_too_late};
pub use tell_people::{forget_person, tell_application_decided, tell_application_made};
pub use tell_reviews::{
    invite_review, tell_review_answered, tell_review_decided, tell_review_questioned, tell_review_written,
};
pub use tell_sellers::tell_judged;
