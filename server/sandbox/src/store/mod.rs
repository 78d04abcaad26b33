//! The sandbox's books: everything it writes down, and the only place that speaks to the database.

pub mod accounts;
pub mod balance;
pub mod charges;
pub mod deliveries;
pub mod events;
pub mod faults;
pub mod idempotency;
pub mod intents;
pub mod refunds;
pub mod schema;
pub mod sessions;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

/// The merchant's own notes on an object.
pub type Metadata = BTreeMap<String, String>;

/// Which part of a list is wanted: newest first, after a cursor, within a span of time.
#[derive(Debug, Default)]
pub struct Window {
    pub limit: i64,
    pub starting_after: Option<String>,
    /// Inclusive.
    pub created_from: Option<DateTime<Utc>>,
    /// Exclusive.
    pub created_until: Option<DateTime<Utc>>,
}

impl Window {
    /// One row more than asked for tells whether there is more.
    fn rows(&self) -> i64 {
        self.limit + 1
    }
}
