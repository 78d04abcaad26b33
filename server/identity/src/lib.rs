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
//! - of all that an account has open, nothing outlives a ban, a new password or its end: sessions, programs, sign-ins
//!   and resets under way end in the same commit;
//! - a refresh token is used once; one that is used twice ends its family;
//! - what must be read again, such as the secret of an app or somebody's papers, is encrypted with the market's key;
//! - no row is deleted but what ended by its own clock, or what its owner forgets.

mod accounts;
mod addresses;
mod admins;
mod applications;
mod authenticators;
mod ban;
mod change_password;
mod code_sent;
mod codes;
mod confirm_code;
mod create_account;
mod devices;
mod directory;
mod documents;
mod door;
mod ending;
pub mod events;
pub mod export;
mod google;
pub mod jobs;
mod leaving;
mod letters;
mod me;
mod passkeys;
mod passwords;
mod person;
mod profile;
mod resend_code;
mod reset_password;
mod rules;
mod seal;
mod second_step;
mod sessions;
mod sign_in;
mod sign_out;
mod sign_up;
mod store;
mod tokens;
mod totp;
mod who;

pub use accounts::accounts;
pub use addresses::{add_address, edit_address, make_default_address, my_addresses, remove_address};
pub use admins::{demote, promote};
pub use applications::{application_counts, applications_in, apply, decide_application, my_applications, trades_of};
pub use authenticators::{
    authenticator, authenticator_begun, begin_authenticator, confirm_authenticator, remove_authenticator,
    renew_recovery_codes,
};
pub use ban::{ban, lift_ban};
pub use change_password::change_password;
pub use code_sent::{code_purpose, code_sent};
pub use confirm_code::confirm_code;
pub use create_account::{NewPerson, create_account};
pub use devices::{end_other_sessions, end_session, my_sessions};
pub use directory::{AccountCounts, account_with, admins, count, counts, email_of, names_of};
pub use documents::{DocumentFile, add_document, fetch_document, remove_document};
pub use door::{Browser, Entered, Pending};
pub use export::{ask_export, fetch_export, my_exports};
pub use google::{GOOGLE_RETURN, GoogleBegun, GoogleEntered, begin_google, end_google, google_offered, unlink_google};
pub use leaving::{ask_erasure, block_email, keep_account};
pub use me::me;
pub use passkeys::{
    add_passkey, begin_passkey, begin_passkey_sign_in, my_passkeys, remove_passkey, sign_in_with_passkey,
};
pub use passwords::password_score;
pub use person::person;
pub use profile::{profile, save_profile};
pub use resend_code::resend_code;
pub use reset_password::{ResetAllowed, enter_reset_code, forgot_password, reset_password};
pub use second_step::{SecondDone, enter_second_step, resend_second_code, second_step};
pub use sessions::SignedIn;
pub use sign_in::sign_in;
pub use sign_out::sign_out;
pub use sign_up::{sign_up, sign_up_to_sell};
pub use tokens::{
    ProgramEntered, confirm_code_program, enter_second_step_program, refresh, sign_in_program, who_bears,
};
pub use who::{Who, who};
