//! Writes the books' entries out in the public shapes that a Stripe client reads, every field present.

mod account;
mod balance;
mod charge;
mod event;
mod intent;
mod refund;
mod session;

pub use account::{account, account_link};
pub use balance::balance_transaction;
pub use charge::charge;
pub use event::{Told, event};
pub use intent::{failed_try, intent};
pub use refund::refund;
pub use session::{line_items, session};

use serde_json::{Value, json};

/// The version of the API whose shapes these are.
pub const API_VERSION: &str = "2026-08-26.dahlia";

/// One page of a list.
pub fn list(url: &str, data: &[Value], has_more: bool) -> Value {
    json!({ "object": "list", "url": url, "has_more": has_more, "data": data })
}

/// One object out of several parts, so that each part stays short enough to read.
fn joined<const PARTS: usize>(parts: [Value; PARTS]) -> Value {
    let fields = parts.into_iter().filter_map(|part| match part {
        Value::Object(fields) => Some(fields),
        _ => None,
    });
    Value::Object(fields.flatten().collect())
}

/// An address of which nothing is known: the hosted page asks for none.
fn no_address() -> Value {
    json!({ "city": null, "country": null, "line1": null, "line2": null, "postal_code": null, "state": null })
}
