//! The mails the market has written: the list, and one of them opened.

mod list;
mod mail;
mod state;

pub use list::Mailbox;
pub use mail::Mail;
