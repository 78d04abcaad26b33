//! Products as rows: locked, stored, moved from state to state.

use domain::catalog::{CheckedProduct, ProductOption, ProductState};
use domain::id::{CategoryId, ProductId, ShopId};
use domain::lifecycle::Lifecycle as _;
use domain::money::Currency;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::pages::state;

/// A product that nobody else changes until the transaction ends.
#[derive(Clone, Debug)]
pub(crate) struct Locked {
    pub id: ProductId,
    pub state: ProductState,
    pub version: i32,
    pub description: String,
    pub options: Vec<ProductOption>,
}

/// Locks the product, if it is this shop's. Whoever changes a product, its variants or its pictures locks it first.
pub(crate) async fn lock(
    db: &mut PgConnection,
    shop: ShopId,
    product: ProductId,
) -> Result<Option<Locked>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select id, state, version, description, options as "options: Json<Vec<ProductOption>>"
           from catalog.products where id = $1 and shop_id = $2 for update"#,
        product.0,
        shop.0,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Locked {
            id: ProductId(row.id),
            state: state(&row.state)?,
            version: row.version,
            description: row.description,
            options: row.options.0,
        })
    })
    .transpose()
}

/// What is stored of a product besides its variants.
pub(crate) struct Sheet<'a> {
    pub id: ProductId,
    pub shop: ShopId,
    pub category: CategoryId,
    pub currency: Currency,
    pub product: &'a CheckedProduct,
    pub description_html: &'a str,
    pub options: &'a [ProductOption],
}

/// Stores a new draft. A slug that is taken breaks `products_slug_key`.
pub(crate) async fn insert(db: &mut PgConnection, sheet: &Sheet<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.products (id, shop_id, category_id, slug, title, brand, summary, description,
             description_html, options, currency)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        sheet.id.0,
        sheet.shop.0,
        sheet.category.0,
        sheet.product.slug,
        sheet.product.title,
        sheet.product.brand,
        sheet.product.summary,
        sheet.product.description,
        sheet.description_html,
        Json(sheet.options) as _,
        sheet.currency.code(),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores a changed product as its next version.
pub(crate) async fn update(db: &mut PgConnection, sheet: &Sheet<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.products set category_id = $2, slug = $3, title = $4, brand = $5, summary = $6,
             description = $7, description_html = $8, options = $9, version = version + 1, updated_at = now()
         where id = $1",
        sheet.id.0,
        sheet.category.0,
        sheet.product.slug,
        sheet.product.title,
        sheet.product.brand,
        sheet.product.summary,
        sheet.product.description,
        sheet.description_html,
        Json(sheet.options) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Moves the product from `from` to `to`, as its next version; false when it was not in `from`. The first time it goes
/// on the shelf is remembered.
pub(crate) async fn advance(
    db: &mut PgConnection,
    product: ProductId,
    from: ProductState,
    to: ProductState,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update catalog.products set state = $3, version = version + 1, updated_at = now(),
             published_at = case when $3 = 'active' then coalesce(published_at, now()) else published_at end
         where id = $1 and state = $2",
        product.0,
        from.name(),
        to.name(),
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How many pictures and active variants it has.
pub(crate) async fn count_parts(db: &mut PgConnection, product: ProductId) -> Result<(i64, i64), sqlx::Error> {
    let row = sqlx::query!(
        r#"select (select count(*) from catalog.images where product_id = $1) as "images!",
                  (select count(*) from catalog.variants where product_id = $1 and active) as "variants!""#,
        product.0,
    )
    .fetch_one(db)
    .await?;
    Ok((row.images, row.variants))
}

/// Takes every product of a shop away that is still there, with everything it said; which ones.
pub(crate) async fn remove_all(db: &mut PgConnection, shop: ShopId) -> Result<Vec<ProductId>, sqlx::Error> {
    sqlx::query!("update catalog.variants set active = false, image_id = null where shop_id = $1", shop.0)
        .execute(&mut *db)
        .await?;
    let ids = sqlx::query_scalar!(
        "update catalog.products set state = 'removed', summary = '', description = '', description_html = '',
             tags = '{}', specs = '[]', brand = null, updated_at = now()
         where shop_id = $1 and state <> 'removed' returning id",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}
