//! How much there is of everything, and setting some aside while somebody pays.
//!
//! Invariants, above all what is absent:
//! - nothing is ever promised that is not there: `held <= on_hand` is a constraint of the table, and every hold is one
//!   conditional statement, so no check-then-write exists in this crate;
//! - a hold takes everything it asks for or nothing;
//! - an expired hold never keeps anybody from buying: whoever finds too little frees expired holds first. The sweeper
//!   only tidies;
//! - every change of what is on hand is a movement with its cause, and the same cause moves goods once;
//! - rows are locked in the order of their ids: holds first, then items.

mod hold;
mod import;
mod shelve;
mod store;

pub mod jobs;

pub use hold::{Claim, Commit, commit, extend, hold, release, restock};
pub use import::{look_through, take_in};
pub use shelve::{duplicate, receive, set_on_hand, shelve};
pub use store::{availability, ends_at, held_in, low_stock, open_holds, sold, unreleased_holds};
