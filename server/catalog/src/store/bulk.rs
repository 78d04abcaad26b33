//! Changes of single columns of products that are locked.

use domain::id::{CategoryId, ProductId, VariantId};
use sqlx::PgConnection;
use uuid::Uuid;

pub(crate) async fn title(db: &mut PgConnection, product: ProductId) -> Result<String, sqlx::Error> {
    sqlx::query_scalar!("select title from catalog.products where id = $1", product.0).fetch_one(db).await
}

/// What its active variants cost and cost before.
pub(crate) async fn prices(
    db: &mut PgConnection,
    product: ProductId,
) -> Result<Vec<(VariantId, i64, Option<i64>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, price_minor, compare_at_minor from catalog.variants where product_id = $1 and active order by id",
        product.0,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (VariantId(row.id), row.price_minor, row.compare_at_minor)).collect())
}

pub(crate) async fn set_prices(
    db: &mut PgConnection,
    product: ProductId,
    prices: &[(VariantId, i64)],
) -> Result<(), sqlx::Error> {
    let (ids, prices): (Vec<Uuid>, Vec<i64>) = prices.iter().map(|(id, price)| (id.0, *price)).unzip();
    sqlx::query!(
        "update catalog.variants v set price_minor = n.price from unnest($1::uuid[], $2::bigint[]) as n (id, price)
         where v.id = n.id and v.product_id = $3",
        &ids,
        &prices,
        product.0,
    )
    .execute(&mut *db)
    .await?;
    touch(db, product).await
}

pub(crate) async fn set_category(
    db: &mut PgConnection,
    product: ProductId,
    category: CategoryId,
) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.products set category_id = $2 where id = $1", product.0, category.0)
        .execute(&mut *db)
        .await?;
    touch(db, product).await
}

/// Adds those it does not have; false when it would have too many.
pub(crate) async fn add_tags(
    db: &mut PgConnection,
    product: ProductId,
    tags: &[String],
    most: usize,
) -> Result<bool, sqlx::Error> {
    let mut known =
        sqlx::query_scalar!("select tags from catalog.products where id = $1", product.0).fetch_one(&mut *db).await?;
    for tag in tags {
        if !known.contains(tag) {
            known.push(tag.clone());
        }
    }
    if known.len() > most {
        return Ok(false);
    }
    sqlx::query!("update catalog.products set tags = $2 where id = $1", product.0, &known).execute(&mut *db).await?;
    touch(db, product).await?;
    Ok(true)
}

pub(crate) async fn remove_tags(db: &mut PgConnection, product: ProductId, tags: &[String]) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.products set tags = array(select tag from unnest(tags) with ordinality as t (tag, at)
             where not tag = any ($2) order by at)
         where id = $1",
        product.0,
        tags,
    )
    .execute(&mut *db)
    .await?;
    touch(db, product).await
}

/// It is another version from now on: whoever has its form open is told.
async fn touch(db: &mut PgConnection, product: ProductId) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.products set version = version + 1, updated_at = now() where id = $1", product.0)
        .execute(db)
        .await?;
    Ok(())
}
