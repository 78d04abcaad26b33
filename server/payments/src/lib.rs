//! Money that comes in and money that goes back.
//!
//! Invariants, above all what is absent:
//! - nothing a browser sends confirms a payment: only [`apply`] does, with facts from a signed provider event or from
//!   the provider itself;
//! - facts commute: a payment's state is computed from what is known, whatever came first and however often;
//! - captured money is confirmed by goods or given back: there is no third way out of `captured`;
//! - what goes back never exceeds what came (a constraint of the table), and one cause is refunded once;
//! - the provider is never called inside a transaction; every call carries a key made from our row's id.

mod apply;
mod open;
mod refund;
mod store;
mod webhook;

pub mod events;
pub mod jobs;

pub use apply::{apply, confirm};
pub use open::{close_now, open, prepare};
pub use refund::{give_back_all, request_refund, send_refund};
pub use store::{Payment, by_group, figures, latest, unsettled};
pub use webhook::{apply_event, receive};
