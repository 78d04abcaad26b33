//! The rows of reviews: every statement of this context stands below here.

pub(crate) mod lists;
pub(crate) mod moderation;
pub(crate) mod photos;
pub(crate) mod replies;
pub(crate) mod reports;
pub(crate) mod reviews;
pub(crate) mod votes;

use uuid::Uuid;

/// The ids as PostgreSQL takes them.
pub(crate) fn uuids<Id: Copy + Into<Uuid>>(ids: &[Id]) -> Vec<Uuid> {
    ids.iter().map(|id| (*id).into()).collect()
}

/// A value in the database that no word of the domain fits.
pub(crate) fn unknown(what: &str, found: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("no {what} is called {found}").into())
}

/// A number of rows.
pub(crate) fn count(rows: i64) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
