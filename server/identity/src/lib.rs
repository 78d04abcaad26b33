//! Who somebody is: accounts, their roles, their sessions on three sites, and the codes that prove an address.
//!
//! Invariants, above all what is absent:
//! - an account exists only after the code that was mailed to its address came back, or because the market itself made
//!   it; two spellings of one address are one account (`accounts.email_key` is unique);
//! - nobody can tell a known address from an unknown one: both hash a password, write a row and a mail, and get the
//!   same answer; the difference is in the mail alone;
//! - no password, code or token is stored: argon2id with a pepper, HMAC, SHA-256; none of them has `Debug`;
//! - a try is counted before it is looked at, by one conditional statement, so that any number of parallel guesses are
//!   at most as many as are allowed;
//! - a banned account has no live session: the ban and the end of its sessions are one commit, and a sign-in that
//!   races it locks the same row. A session that was looked up is believed for less than a second;
//! - no password is hashed inside a transaction, and no more than a few at a time;
//! - no row is deleted but codes, locks and sessions that ended.

mod accounts;
mod ban;
mod code_sent;
mod confirm_code;
mod create_account;
mod directory;
pub mod events;
pub mod jobs;
mod letters;
mod me;
mod passwords;
mod resend_code;
mod rules;
mod sessions;
mod sign_in;
mod sign_out;
mod sign_up;
mod store;
mod who;

pub use accounts::accounts;
pub use ban::{ban, lift_ban};
pub use code_sent::code_sent;
pub use confirm_code::confirm_code;
pub use create_account::{NewPerson, create_account};
pub use directory::{AccountCounts, admins, count, counts, email_of, names_of};
pub use me::me;
pub use resend_code::resend_code;
pub use sessions::SignedIn;
pub use sign_in::sign_in;
pub use sign_out::sign_out;
pub use sign_up::sign_up;
pub use who::{Who, who};
