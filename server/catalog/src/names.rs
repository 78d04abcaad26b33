//! What other contexts ask about products: what they are called, where they are, what they look like.

use std::collections::HashMap;

use domain::catalog::ImageView;
use domain::id::ProductId;
use kernel::Tx;
use sqlx::PgConnection;

use crate::events::{ImageDropped, ProductChanged};
use crate::store;

/// What a product is called today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductName {
    /// Its web address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its first picture.
    pub image: Option<ImageView>,
}

/// Products by id, in whichever state; who is unknown is missing.
pub async fn names_of(
    db: &mut PgConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, ProductName>, sqlx::Error> {
    store::names::by_ids(db, products).await
}

/// Tells, in the caller's transaction, that a product is rated otherwise from now on.
pub fn tell_rated(tx: &mut Tx, product: ProductId) -> Result<(), serde_json::Error> {
    tx.publish(&ProductChanged { product })
}

/// Tells, in the caller's transaction, that somebody no longer shows the picture of that name.
pub fn tell_dropped(tx: &mut Tx, key: String) -> Result<(), serde_json::Error> {
    tx.publish(&ImageDropped { key, original: None })
}
