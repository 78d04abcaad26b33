//! Pictures as rows; their files are blobs named by content, shared by every row of the same key.

use domain::catalog::ImageView;
use domain::id::{ImageId, ProductId, ShopId};
use sqlx::PgConnection;

use super::uuids;

/// Puts the picture behind the product's others.
pub(crate) async fn insert(db: &mut PgConnection, product: ProductId, image: &ImageView) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.images (id, product_id, key, alt, width, height, tone, position)
         select $1, $2, $3, $4, $5, $6, $7, coalesce(max(position) + 1, 0) from catalog.images where product_id = $2",
        image.id.0,
        product.0,
        image.key,
        image.alt,
        i32::try_from(image.width).unwrap_or(i32::MAX),
        i32::try_from(image.height).unwrap_or(i32::MAX),
        image.tone,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the picture off the product and closes the gap; its key, if it was there.
pub(crate) async fn delete(
    db: &mut PgConnection,
    product: ProductId,
    image: ImageId,
) -> Result<Option<String>, sqlx::Error> {
    let key = sqlx::query_scalar!(
        "delete from catalog.images where id = $1 and product_id = $2 returning key",
        image.0,
        product.0,
    )
    .fetch_optional(&mut *db)
    .await?;
    if key.is_some() {
        sqlx::query!(
            "update catalog.images i set position = n.place - 1
             from (select id, row_number() over (order by position, id)::integer as place
                   from catalog.images where product_id = $1) n
             where n.id = i.id and i.position <> n.place - 1",
            product.0,
        )
        .execute(&mut *db)
        .await?;
        sqlx::query!(
            "update catalog.variants set image_id = null where product_id = $1 and image_id = $2",
            product.0,
            image.0,
        )
        .execute(db)
        .await?;
    }
    Ok(key)
}

/// Whether any product shows the picture of that key.
pub(crate) async fn is_shown(db: &mut PgConnection, key: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from catalog.images where key = $1) as "shown!""#, key)
        .fetch_one(db)
        .await
}

/// Takes every picture off the products of a shop; their keys, each once.
pub(crate) async fn delete_all(db: &mut PgConnection, shop: ShopId) -> Result<Vec<String>, sqlx::Error> {
    let mut keys = sqlx::query_scalar!(
        "delete from catalog.images i using catalog.products p where p.id = i.product_id and p.shop_id = $1
         returning i.key",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    keys.sort();
    keys.dedup();
    Ok(keys)
}

/// Takes every picture off these products; their keys, each once.
pub(crate) async fn delete_of(db: &mut PgConnection, products: &[ProductId]) -> Result<Vec<String>, sqlx::Error> {
    let mut keys =
        sqlx::query_scalar!("delete from catalog.images where product_id = any ($1) returning key", &uuids(products))
            .fetch_all(db)
            .await?;
    keys.sort();
    keys.dedup();
    Ok(keys)
}
