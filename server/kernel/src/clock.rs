//! What time it is and how new things are numbered.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Where instants come from. Holds and offers use the database's clock; everything else asks this one.
pub trait Clock: Send + Sync {
    /// This instant.
    fn now(&self) -> DateTime<Utc>;
}

/// Where new ids come from: version 7, so that rows of one time lie together.
pub trait Ids: Send + Sync {
    /// A new id.
    fn new_id(&self) -> Uuid;
}

/// The machine's clock and its own random ids.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one home of the machine's clock")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

impl Ids for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one home of new ids")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }
}
