//! What the first page shows: the newest, the reduced, and each shop's newest pictures.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::catalog::ImageView;
use domain::id::{ImageId, ProductId, ShopId};
use sqlx::PgConnection;

use super::{products, uuids};

/// The newest products of these shops.
pub(crate) async fn newest(db: &mut PgConnection, shops: &[ShopId], most: i64) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from catalog.products where state = 'active' and shop_id = any ($1)
         order by published_at desc, id limit $2",
        &uuids(shops),
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// The newest products of these shops whose price is reduced.
pub(crate) async fn reduced(db: &mut PgConnection, shops: &[ShopId], most: i64) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from catalog.products where state = 'active' and reduced and shop_id = any ($1)
         order by published_at desc, id limit $2",
        &uuids(shops),
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// How many active products each of these shops has; those without any are left out.
pub(crate) async fn count_by_shop(
    db: &mut PgConnection,
    shops: &[ShopId],
) -> Result<HashMap<ShopId, u32>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select shop_id, count(*) as "products!" from catalog.products
           where state = 'active' and shop_id = any ($1) group by shop_id"#,
        &uuids(shops),
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ShopId(row.shop_id), u32::try_from(row.products).unwrap_or(u32::MAX))).collect())
}

/// The first pictures of each shop's newest products.
pub(crate) async fn pictures(
    db: &mut PgConnection,
    shops: &[ShopId],
    each: i64,
) -> Result<HashMap<ShopId, Vec<ImageView>>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select s.id as "shop_id!", i.id, i.key, i.alt, i.width, i.height, i.tone
           from unnest($1::uuid[]) as s (id)
           cross join lateral (
               select i.*, p.published_at from catalog.products p
               join catalog.images i on i.product_id = p.id
               where p.shop_id = s.id and p.state = 'active' and i.position = 0
               order by p.published_at desc, p.id limit $2
           ) i
           order by s.id, i.published_at desc"#,
        &uuids(shops),
        each,
    )
    .fetch_all(db)
    .await?;
    let mut pictures: HashMap<ShopId, Vec<ImageView>> = HashMap::new();
    for row in rows {
        let (width, height) = (row.width.unsigned_abs(), row.height.unsigned_abs());
        let view = ImageView { id: ImageId(row.id), key: row.key, alt: row.alt, width, height, tone: row.tone };
        pictures.entry(ShopId(row.shop_id)).or_default().push(view);
    }
    Ok(pictures)
}

/// A stretch of the products of these shops, in the order in which they were made, with when each was changed.
pub(crate) async fn mapped(
    db: &mut PgConnection,
    shops: &[ShopId],
    before: i64,
    most: i64,
) -> Result<Vec<(String, DateTime<Utc>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select slug, updated_at from catalog.products where state = 'active' and shop_id = any ($1)
         order by id offset $2 limit $3",
        &uuids(shops),
        before,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.updated_at)).collect())
}
