//! Products as rows: locked, stored, moved from state to state.

use domain::catalog::{CheckedProduct, ProductOption, ProductState};
use domain::id::{CategoryId, ProductId, ShopId};
use domain::lifecycle::Lifecycle as _;
use domain::money::Currency;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::pages::state;

/// For how long a removed product can come back.
pub(crate) const RESTORABLE_HOURS: i32 = 24;

/// A product that nobody else changes until the transaction ends.
#[derive(Clone, Debug)]
pub(crate) struct Locked {
    pub id: ProductId,
    pub state: ProductState,
    pub version: i32,
    pub slug: String,
    pub description: String,
    pub options: Vec<ProductOption>,
    /// Whether it was removed so long ago that it cannot come back.
    pub lost: bool,
    /// Whether it ever was on the shelf.
    pub published: bool,
}

/// Locks the product, if it is this shop's. Whoever changes a product, its variants or its pictures locks it first.
pub(crate) async fn lock(
    db: &mut PgConnection,
    shop: ShopId,
    product: ProductId,
) -> Result<Option<Locked>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select id, state, version, slug, description, options as "options: Json<Vec<ProductOption>>",
                  coalesce(purged_at is not null or removed_at <= now() - make_interval(hours => $3), false) as "lost!",
                  published_at is not null as "published!"
           from catalog.products where id = $1 and shop_id = $2 for update"#,
        product.0,
        shop.0,
        RESTORABLE_HOURS,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Locked {
            id: ProductId(row.id),
            state: state(&row.state)?,
            version: row.version,
            slug: row.slug,
            description: row.description,
            options: row.options.0,
            lost: row.lost,
            published: row.published,
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
             description_html, options, currency, tags, video, warranty, cash_on_delivery, specs, properties)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
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
        &sheet.product.tags,
        sheet.product.video,
        sheet.product.warranty,
        sheet.product.cash_on_delivery,
        Json(&sheet.product.specs) as _,
        Json(&sheet.product.properties) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores a changed product as its next version.
pub(crate) async fn update(db: &mut PgConnection, sheet: &Sheet<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update catalog.products set category_id = $2, slug = $3, title = $4, brand = $5, summary = $6,
             description = $7, description_html = $8, options = $9, tags = $10, video = $11, warranty = $12,
             cash_on_delivery = $13, specs = $14, properties = $15, version = version + 1, updated_at = now()
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
        &sheet.product.tags,
        sheet.product.video,
        sheet.product.warranty,
        sheet.product.cash_on_delivery,
        Json(&sheet.product.specs) as _,
        Json(&sheet.product.properties) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Remembers that the product was at that address, which leads to it from now on.
pub(crate) async fn keep_slug(db: &mut PgConnection, product: ProductId, slug: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.former_slugs (slug, product_id) values ($1, $2) on conflict (slug) do nothing",
        slug,
        product.0,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes up that address again; false when it is another product's former one. To be asked after it was written: who
/// waited for it to become free finds it kept.
pub(crate) async fn take_slug(db: &mut PgConnection, product: ProductId, slug: &str) -> Result<bool, sqlx::Error> {
    sqlx::query!("delete from catalog.former_slugs where slug = $1 and product_id = $2", slug, product.0)
        .execute(&mut *db)
        .await?;
    sqlx::query_scalar!(
        r#"select not exists (select 1 from catalog.former_slugs where slug = $1 and product_id <> $2) as "free!""#,
        slug,
        product.0,
    )
    .fetch_one(db)
    .await
}

/// Where the product is by now that was at that address, and in which state.
pub(crate) async fn whereabouts(
    db: &mut PgConnection,
    slug: &str,
) -> Result<Option<(String, ProductState)>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select p.slug as "slug!", p.state as "state!" from catalog.products p where p.slug = $1
           union all
           select p.slug, p.state from catalog.former_slugs f join catalog.products p on p.id = f.product_id
           where f.slug = $1 limit 1"#,
        slug,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok((row.slug, state(&row.state)?))).transpose()
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
             published_at = case when $3 = 'active' then coalesce(published_at, now()) else published_at end,
             submitted_at = case when $3 = 'pending' then now() end,
             removed_at = case when $3 = 'removed' then now() end
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

/// How many products of the shop are on the shelf, or wait for somebody to let them there.
pub(crate) async fn count_shelved(db: &mut PgConnection, shop: ShopId) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from catalog.products where shop_id = $1 and state in ('active', 'pending')"#,
        shop.0,
    )
    .fetch_one(db)
    .await
}

/// Takes every product of a shop away that is still there, with everything it said; which ones.
pub(crate) async fn remove_all(db: &mut PgConnection, shop: ShopId) -> Result<Vec<ProductId>, sqlx::Error> {
    sqlx::query!("update catalog.variants set active = false, image_id = null where shop_id = $1", shop.0)
        .execute(&mut *db)
        .await?;
    let ids = sqlx::query_scalar!(
        "update catalog.products set state = 'removed', summary = '', description = '', description_html = '',
             tags = '{}', specs = '[]', properties = '[]', brand = null, warranty = null, video = null, verdict = null,
             submitted_at = null, removed_at = coalesce(removed_at, now()), purged_at = now(), updated_at = now()
         where shop_id = $1 and purged_at is null returning id",
        shop.0,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// Locks removed products that nobody can restore any more; the oldest, some at a time.
pub(crate) async fn lock_lost(db: &mut PgConnection, most: i64) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from catalog.products
         where state = 'removed' and purged_at is null and removed_at <= now() - make_interval(hours => $1)
         order by id limit $2 for update skip locked",
        RESTORABLE_HOURS,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}

/// Takes away what removed products said. Their rows stay, because books refer to them, and so do their addresses, where
/// whoever asks is told that they are gone.
pub(crate) async fn purge(db: &mut PgConnection, products: &[ProductId]) -> Result<(), sqlx::Error> {
    let ids = super::uuids(products);
    sqlx::query!("update catalog.variants set active = false, image_id = null where product_id = any ($1)", &ids)
        .execute(&mut *db)
        .await?;
    sqlx::query!("delete from catalog.kept_drafts where about = any ($1)", &ids).execute(&mut *db).await?;
    sqlx::query!(
        "update catalog.products set summary = '', description = '', description_html = '', tags = '{}', specs = '[]',
             properties = '[]', brand = null, warranty = null, video = null, verdict = null, purged_at = now()
         where id = any ($1)",
        &ids,
    )
    .execute(db)
    .await?;
    Ok(())
}
