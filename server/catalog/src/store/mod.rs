//! The catalogue's rows: every statement of this context stands below here.

pub(crate) mod bulk;
pub(crate) mod cards;
pub(crate) mod categories;
pub(crate) mod home;
pub(crate) mod images;
pub(crate) mod imports;
pub(crate) mod kept;
pub(crate) mod listing;
pub(crate) mod marks;
pub(crate) mod moderation;
pub(crate) mod names;
pub(crate) mod offers;
pub(crate) mod pages;
pub(crate) mod products;
pub(crate) mod sales;
pub(crate) mod seed;
pub(crate) mod seller;
pub(crate) mod shelved;
pub(crate) mod variants;

use domain::id::ProductId;
use domain::money::{Currency, Money, MoneyError};
use sqlx::error::BoxDynError;
use uuid::Uuid;

/// The ids as PostgreSQL takes them.
pub(crate) fn uuids<Id: Copy + Into<Uuid>>(ids: &[Id]) -> Vec<Uuid> {
    ids.iter().map(|id| (*id).into()).collect()
}

/// An amount out of two columns.
pub(crate) fn money(minor: i64, currency: &str) -> Result<Money, sqlx::Error> {
    let currency: Currency = currency.parse().map_err(|error: MoneyError| unreadable(error))?;
    Ok(Money::new(minor, currency))
}

/// A row that says something which the code cannot mean.
pub(crate) fn unreadable(error: impl Into<BoxDynError>) -> sqlx::Error {
    sqlx::Error::Decode(error.into())
}

/// The products of these rows.
pub(crate) fn products(ids: Vec<Uuid>) -> Vec<ProductId> {
    ids.into_iter().map(ProductId).collect()
}
