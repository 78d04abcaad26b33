//! What was bought and has arrived, for whoever asks its buyer about it.

use chrono::{DateTime, Utc};
use domain::catalog::ImageView;
use domain::id::{AccountId, OrderId, OrderLineId, ShopId, VariantId};
use futures::future::BoxFuture;
use kernel::{Market, Tenant};
use sqlx::PgConnection;

use crate::store::bought;

/// A line of an order, as it was when it was sold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoughtLine {
    pub line: OrderLineId,
    pub order: OrderId,
    pub shop: ShopId,
    pub variant: VariantId,
    pub slug: String,
    pub title: String,
    pub label: String,
    pub image: Option<ImageView>,
    /// When it arrived, if it has; also of what was sent back since.
    pub delivered_at: Option<DateTime<Utc>>,
}

/// The line, if that account bought it.
pub async fn bought_line(
    db: &mut PgConnection,
    account: AccountId,
    line: OrderLineId,
) -> Result<Option<BoughtLine>, sqlx::Error> {
    bought::one(db, account, line).await
}

/// What that account bought and has arrived, last arrived first, without the lines of `but`; at most `most`.
pub async fn arrived_lines(
    db: &mut PgConnection,
    account: AccountId,
    but: &[OrderLineId],
    most: i64,
) -> Result<Vec<BoughtLine>, sqlx::Error> {
    bought::arrived(db, account, but, most).await
}

/// Whether some order shows the picture of that name: what was bought is shown as it looked then.
pub fn shows<'a>(market: &'a Market, key: &'a str) -> BoxFuture<'a, anyhow::Result<bool>> {
    Box::pin(async move { Ok(bought::is_shown(&mut *market.db(Tenant::Market).await?, key).await?) })
}
