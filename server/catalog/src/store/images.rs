//! Pictures as rows; their files are blobs named by content, shared by every row of the same key.

use domain::catalog::{ImageEdit, ImageView};
use domain::id::{ImageId, ProductId, ShopId};
use sqlx::PgConnection;
use sqlx::types::Json;

/// A picture with what it is made from.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub view: ImageView,
    /// The name of what was uploaded, where that is kept.
    pub original: Option<String>,
    /// What is done to it.
    pub edit: ImageEdit,
}

use super::uuids;

/// Puts the picture behind the product's others.
pub(crate) async fn insert(
    db: &mut PgConnection,
    product: ProductId,
    image: &ImageView,
    original: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.images (id, product_id, key, alt, width, height, tone, original, position)
         select $1, $2, $3, $4, $5, $6, $7, $8, coalesce(max(position) + 1, 0)
         from catalog.images where product_id = $2",
        image.id.0,
        product.0,
        image.key,
        image.alt,
        pixels(image.width),
        pixels(image.height),
        image.tone,
        original,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The picture with what it is made from, if it is one of the product's.
pub(crate) async fn sheet(
    db: &mut PgConnection,
    product: ProductId,
    image: ImageId,
) -> Result<Option<Sheet>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select id, key, alt, width, height, tone, original, edit as "edit: Json<ImageEdit>"
           from catalog.images where product_id = $1 and id = $2"#,
        product.0,
        image.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Sheet {
        view: ImageView {
            id: ImageId(row.id),
            key: row.key,
            alt: row.alt,
            width: row.width.unsigned_abs(),
            height: row.height.unsigned_abs(),
            tone: row.tone,
        },
        original: row.original,
        edit: row.edit.0,
    }))
}

/// Lets the picture show other files. What it shows, in words, stays.
pub(crate) async fn replace(db: &mut PgConnection, product: ProductId, sheet: &Sheet) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.images set key = $3, width = $4, height = $5, tone = $6, original = $7, edit = $8
         where product_id = $1 and id = $2",
        product.0,
        sheet.view.id.0,
        sheet.view.key,
        pixels(sheet.view.width),
        pixels(sheet.view.height),
        sheet.view.tone,
        sheet.original,
        Json(sheet.edit) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores what the picture shows, in words.
pub(crate) async fn describe(db: &mut PgConnection, product: ProductId, image: &ImageView) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.images set alt = $3 where product_id = $1 and id = $2",
        product.0,
        image.id.0,
        image.alt,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts the pictures of the product into that order.
pub(crate) async fn arrange(db: &mut PgConnection, product: ProductId, order: &[ImageId]) -> Result<(), sqlx::Error> {
    let order: Vec<_> = order.iter().map(|image| image.0).collect();
    sqlx::query!(
        "update catalog.images i set position = wanted.place::integer - 1
         from unnest($2::uuid[]) with ordinality as wanted (id, place)
         where i.id = wanted.id and i.product_id = $1",
        product.0,
        &order,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the picture off the product and closes the gap; its key and what it was made from, if it was there.
pub(crate) async fn delete(
    db: &mut PgConnection,
    product: ProductId,
    image: ImageId,
) -> Result<Option<(String, Option<String>)>, sqlx::Error> {
    let gone = sqlx::query!(
        "delete from catalog.images where id = $1 and product_id = $2 returning key, original",
        image.0,
        product.0,
    )
    .fetch_optional(&mut *db)
    .await?;
    if gone.is_some() {
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
    Ok(gone.map(|row| (row.key, row.original)))
}

/// Whether any product shows the picture of that key.
pub(crate) async fn is_shown(db: &mut PgConnection, key: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from catalog.images where key = $1) as "shown!""#, key)
        .fetch_one(db)
        .await
}

/// Whether a picture of any product is made from the file of that name.
pub(crate) async fn is_original(db: &mut PgConnection, name: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from catalog.images where original = $1) as "needed!""#, name)
        .fetch_one(db)
        .await
}

/// Takes every picture off the products of a shop; their keys and what they were made from, each once.
pub(crate) async fn delete_all(
    db: &mut PgConnection,
    shop: ShopId,
) -> Result<Vec<(String, Option<String>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "delete from catalog.images i using catalog.products p where p.id = i.product_id and p.shop_id = $1
         returning i.key, i.original",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    let mut gone: Vec<_> = rows.into_iter().map(|row| (row.key, row.original)).collect();
    gone.sort();
    gone.dedup();
    Ok(gone)
}

fn pixels(side: u32) -> i32 {
    i32::try_from(side).unwrap_or(i32::MAX)
}

/// Takes every picture off these products; their keys, each once.
pub(crate) async fn delete_of(
    db: &mut PgConnection,
    products: &[ProductId],
) -> Result<Vec<(String, Option<String>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "delete from catalog.images where product_id = any ($1) returning key, original",
        &uuids(products),
    )
    .fetch_all(db)
    .await?;
    let mut dropped: Vec<_> = rows.into_iter().map(|row| (row.key, row.original)).collect();
    dropped.sort();
    dropped.dedup();
    Ok(dropped)
}

/// Puts a picture of one product on another one, too, with what it was made from and what was done to it.
pub(crate) async fn copy(
    db: &mut PgConnection,
    (image, copy): (ImageId, ImageId),
    product: ProductId,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.images (id, product_id, key, alt, width, height, tone, original, edit, position)
         select $2, $3, key, alt, width, height, tone, original, edit, position from catalog.images where id = $1",
        image.0,
        copy.0,
        product.0,
    )
    .execute(db)
    .await?;
    Ok(())
}
