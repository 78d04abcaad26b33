//! The variants of one product, brought to what the seller typed.

use std::collections::HashMap;

use domain::id::{ImageId, ProductId, ShopId, VariantId};
use domain::money::Currency;
use serde::Serialize;
use sqlx::PgConnection;
use sqlx::types::Json;

/// A variant as it shall be stored; its place in the list is its position.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct VariantSheet {
    pub id: VariantId,
    pub sku: String,
    pub option_values: Vec<String>,
    pub price_minor: i64,
    pub compare_at_minor: Option<i64>,
    pub weight_grams: Option<i32>,
    pub image_id: Option<ImageId>,
    pub position: i32,
}

/// Every variant the product ever had, with its price; the product's lock covers them.
pub(crate) async fn prices(db: &mut PgConnection, product: ProductId) -> Result<HashMap<VariantId, i64>, sqlx::Error> {
    let rows = sqlx::query!("select id, price_minor from catalog.variants where product_id = $1", product.0)
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (VariantId(row.id), row.price_minor)).collect())
}

/// Which of these SKUs the shop already uses for other products.
pub(crate) async fn taken(
    db: &mut PgConnection,
    shop: ShopId,
    product: ProductId,
    skus: &[String],
) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        "select sku from catalog.variants where shop_id = $1 and product_id <> $2 and active and sku = any ($3)",
        shop.0,
        product.0,
        skus,
    )
    .fetch_all(db)
    .await
}

/// Makes these the product's active variants: known ids are changed, new ones added, all others taken off. A SKU that
/// another product of the shop uses breaks `variants_sku`.
pub(crate) async fn reconcile(
    db: &mut PgConnection,
    (shop, product): (ShopId, ProductId),
    currency: Currency,
    sheets: &[VariantSheet],
) -> Result<(), sqlx::Error> {
    let sheets = Json(sheets);
    // First everything goes off that does not stay as it is called, so that two variants can swap SKUs or values.
    sqlx::query!(
        "update catalog.variants v set active = false
         where product_id = $1 and active and not exists (
             select from jsonb_to_recordset($2) as s (id uuid, sku text, option_values text[])
             where s.id = v.id and s.sku = v.sku and s.option_values = v.option_values)",
        product.0,
        &sheets as _,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "insert into catalog.variants (id, product_id, shop_id, sku, option_values, price_minor, compare_at_minor,
             currency, weight_grams, image_id, position)
         select s.id, $1, $2, s.sku, s.option_values, s.price_minor, s.compare_at_minor, $3, s.weight_grams, s.image_id,
             s.position
         from jsonb_to_recordset($4) as s (id uuid, sku text, option_values text[], price_minor bigint,
             compare_at_minor bigint, weight_grams integer, image_id uuid, position integer)
         order by s.sku
         on conflict (id) do update set sku = excluded.sku, option_values = excluded.option_values,
             price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor,
             weight_grams = excluded.weight_grams, image_id = excluded.image_id,
             position = excluded.position, active = true",
        product.0,
        shop.0,
        currency.code(),
        &sheets as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Shows the variant with that picture of its product.
pub(crate) async fn show(db: &mut PgConnection, variant: VariantId, image: ImageId) -> Result<(), sqlx::Error> {
    sqlx::query!("update catalog.variants set image_id = $2 where id = $1", variant.0, image.0).execute(db).await?;
    Ok(())
}
