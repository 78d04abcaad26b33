//! What products are called, for those who speak of them elsewhere.

use std::collections::HashMap;

use domain::id::ProductId;
use sqlx::PgConnection;

use super::{cards, uuids};
use crate::names::ProductName;

/// Products by id.
pub(crate) async fn by_ids(
    db: &mut PgConnection,
    products: &[ProductId],
) -> Result<HashMap<ProductId, ProductName>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select p.id, p.slug, p.title, i.id as "image_id?", i.key as "key?", i.alt as "alt?", i.width as "width?",
                  i.height as "height?", i.tone as "tone?"
           from catalog.products p
           left join lateral (
               select * from catalog.images where product_id = p.id order by position, id limit 1) i on true
           where p.id = any (array(select unnest($1::uuid[])))"#,
        &uuids(products),
    )
    .fetch_all(db)
    .await?;
    let name = rows.into_iter().map(|row| {
        let image = cards::image(row.image_id, row.key, row.alt, row.width, row.height, row.tone);
        (ProductId(row.id), ProductName { slug: row.slug, title: row.title, image })
    });
    Ok(name.collect())
}
