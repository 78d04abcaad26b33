//! Products that wait for somebody of the market.

use chrono::{DateTime, Utc};
use domain::catalog::{ProductState, Verdict, WaitingProduct};
use domain::id::{ProductId, ShopId};
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;
use sqlx::types::Json;

use super::pages::state;

/// The products that wait, each with the last part of its address.
pub(crate) async fn waiting(
    db: &mut PgConnection,
    page: PageRequest,
) -> Result<Paged<(String, WaitingProduct)>, sqlx::Error> {
    let total = sqlx::query_scalar!(r#"select count(*) as "count!" from catalog.products where state = 'pending'"#)
        .fetch_one(&mut *db)
        .await?;
    let rows = sqlx::query!(
        r#"select p.id, p.slug, p.title, c.name as category, p.shop_id, coalesce(p.submitted_at, p.updated_at) as "since!"
           from catalog.products p join catalog.categories c on c.id = p.category_id
           where p.state = 'pending' order by p.submitted_at, p.id limit $1 offset $2"#,
        page.limit(),
        page.offset(),
    )
    .fetch_all(&mut *db)
    .await?;
    let names = shops::all_active(db).await?;
    let items = rows.into_iter().map(|row| {
        let shop = names.iter().find(|shop| shop.id.0 == row.shop_id).map(|shop| shop.name.clone());
        let waiting = WaitingProduct {
            id: ProductId(row.id),
            title: row.title,
            shop: shop.unwrap_or_default(),
            category: row.category,
            since: row.since,
            look_ahead: String::new(),
        };
        (row.slug, waiting)
    });
    Ok(Paged { items: items.collect(), total: total.unsigned_abs(), page })
}

/// A product that nobody else changes until the transaction ends, whoever's it is.
pub(crate) struct Judged {
    pub shop: ShopId,
    pub title: String,
    pub state: ProductState,
    /// Since when it waits as it is.
    pub since: DateTime<Utc>,
}

pub(crate) async fn lock(db: &mut PgConnection, product: ProductId) -> Result<Option<Judged>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select shop_id, title, state, coalesce(submitted_at, updated_at) as "since!"
           from catalog.products where id = $1 for update"#,
        product.0,
    )
    .fetch_optional(db)
    .await?;
    let judged = row.map(|row| {
        let (shop, state) = (ShopId(row.shop_id), state(&row.state)?);
        Ok(Judged { shop, title: row.title, state, since: row.since })
    });
    judged.transpose()
}

/// Keeps what was said about it.
pub(crate) async fn say(db: &mut PgConnection, product: ProductId, verdict: &Verdict) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.products set verdict = $2 where id = $1", product.0, Json(verdict) as _)
        .execute(db)
        .await?;
    Ok(())
}
