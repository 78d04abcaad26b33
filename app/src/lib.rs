//! What carries a request from a browser to the market: server functions of a few lines, and the words of their refusals.
//!
//! Invariants, above all what is absent:
//! - a server function holds no SQL, no permission and no rule: it asks for the request, calls a use case and answers;
//! - every server function can be called from every site, so permission lives in the use case;
//! - every refusal is turned into a sentence in `<noun>/words.rs` by an exhaustive match.

#[cfg(feature = "ssr")]
mod boundary;
pub mod call;
pub mod catalog;
pub mod identity;
pub mod insights;
pub mod messages;
pub mod orders;
pub mod reviews;
pub mod search;
pub mod shops;
pub mod site;
pub mod words;

#[cfg(feature = "ssr")]
pub use boundary::{DEVICE_COOKIE, GOOGLE_COOKIE, LINK_COOKIE, cookies_of, session_cookie};
pub use call::{Answer, Fault};
pub use words::Words;
