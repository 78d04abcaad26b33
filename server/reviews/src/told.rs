//! What mails and notices say about reviews, for the context that writes them.

use domain::id::{AccountId, ReviewId, ShopId};
use kernel::Market;
use sqlx::PgConnection;

use crate::author::Authors;
use crate::store::{lists, replies};

/// A review and whom it concerns.
#[derive(Clone, Debug)]
pub struct ToldReview {
    pub shop: ShopId,
    pub shop_name: String,
    /// The writer, unless they were erased.
    pub account: Option<AccountId>,
    /// The writer as everybody may know them.
    pub author: String,
    pub product: String,
    pub slug: String,
    pub rating: u8,
    pub title: String,
    pub body: String,
    /// What the shop said.
    pub reply: Option<String>,
}

/// The review, unless it was deleted meanwhile; `db` is the market's.
pub async fn review(market: &Market, db: &mut PgConnection, id: ReviewId) -> anyhow::Result<Option<ToldReview>> {
    let Some(row) = lists::by_ids(db, &[id]).await?.pop() else { return Ok(None) };
    let name = catalog::names_of(db, &[row.product]).await?.remove(&row.product);
    let shop = shops::by_ids(market, db, &[row.shop]).await?.remove(&row.shop);
    let authors = Authors::of(db, &[row.account]).await?;
    Ok(Some(ToldReview {
        shop: row.shop,
        shop_name: shop.map(|shop| shop.name).unwrap_or_default(),
        account: row.account,
        author: authors.name(row.account),
        slug: name.as_ref().map(|name| name.slug.clone()).unwrap_or_default(),
        product: name.map(|name| name.title).unwrap_or_default(),
        rating: row.rating,
        title: row.title,
        body: row.body,
        reply: replies::of(db, &[id]).await?.remove(&id).map(|(body, _)| body),
    }))
}
