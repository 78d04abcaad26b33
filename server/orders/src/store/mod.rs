//! The SQL of orders: a file for baskets, one for order groups, one for orders, one for what was bought.

pub(crate) mod bought;
pub(crate) mod carts;
pub(crate) mod forget;
pub(crate) mod groups;
pub(crate) mod lists;
pub(crate) mod orders;

use domain::id::ImageId;

/// Reads a stored picture; one that cannot be read any more is left out rather than breaking the order.
pub(crate) fn image(json: Option<serde_json::Value>) -> Option<domain::catalog::ImageView> {
    json.and_then(|json| serde_json::from_value::<domain::catalog::ImageView>(json).ok())
        .filter(|image| image.id != ImageId(uuid::Uuid::nil()))
}

/// A value in the database that no word of the domain fits.
pub(crate) fn unknown(what: &str, found: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("no {what} is called {found}").into())
}
