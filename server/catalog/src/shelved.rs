//! What stands on the shelves, for those who help people find it.

use chrono::{DateTime, Utc};
use domain::catalog::{ProductOption, Rating};
use domain::id::{CategoryId, ProductId, ShopId, VariantId};
use domain::money::Money;
use sqlx::PgConnection;

use crate::store::shelved as store;

/// A product on the shelf, with everything it may be found by.
#[derive(Clone, Debug)]
pub struct Shelved {
    pub product: ProductId,
    pub shop: ShopId,
    pub category: CategoryId,
    pub slug: String,
    pub title: String,
    pub brand: Option<String>,
    pub summary: String,
    /// The beginning of its description, as it was written.
    pub description: String,
    pub tags: Vec<String>,
    pub specs: Vec<(String, String)>,
    pub options: Vec<ProductOption>,
    /// The lowest price of its variants.
    pub price: Money,
    /// Whether other variants cost more.
    pub from: bool,
    pub reduced: bool,
    /// Whether any variant can be bought right now.
    pub in_stock: bool,
    pub rating: Option<Rating>,
    pub published_at: DateTime<Utc>,
    /// The name of its first picture.
    pub picture: Option<String>,
    pub variants: Vec<VariantId>,
    pub skus: Vec<String>,
}

/// Those of these products that stand on the shelf, whatever became of their shops.
pub async fn shelved(db: &mut PgConnection, products: &[ProductId]) -> Result<Vec<Shelved>, sqlx::Error> {
    store::by_ids(db, products).await
}

/// Some of everything on the shelves, in the order of ids, from the first behind `after`.
pub async fn shelved_after(
    db: &mut PgConnection,
    after: Option<ProductId>,
    most: i64,
) -> Result<Vec<Shelved>, sqlx::Error> {
    let next = store::ids_after(db, after, most).await?;
    store::by_ids(db, &next).await
}
