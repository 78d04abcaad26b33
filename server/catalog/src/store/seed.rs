//! Many rows at once, for filling a market: each table in one statement.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::catalog::{ImageView, ProductOption, Rating};
use domain::id::{CategoryId, ImageId, ProductId, ShopId, VariantId};
use serde::Serialize;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::seed::{SeedCategory, SeedProduct, SeedVariant};

/// A row of `catalog.products`.
#[derive(Debug, Serialize)]
pub(crate) struct ProductSheet {
    id: ProductId,
    shop_id: ShopId,
    category_id: CategoryId,
    slug: String,
    title: String,
    brand: Option<String>,
    summary: String,
    description: String,
    description_html: String,
    tags: Vec<String>,
    specs: Vec<(String, String)>,
    options: Vec<ProductOption>,
    rating_sum: i64,
    rating_count: u32,
    min_price_minor: i64,
    max_price_minor: i64,
    reduced: bool,
    currency: String,
    published_at: DateTime<Utc>,
}

impl ProductSheet {
    /// The row of that product. What the triggers would find out about its variants is said at once, so that no row is
    /// written twice.
    pub(crate) fn new(id: ProductId, category: CategoryId, product: &SeedProduct, description_html: String) -> Self {
        let prices = || product.variants.iter().map(|variant| variant.price_minor);
        let cheapest = prices().min().unwrap_or_default();
        let is_reduced = |v: &SeedVariant| v.price_minor == cheapest && v.compare_at_minor.is_some();
        let Rating { hundredths, count } = product.rating.unwrap_or(Rating { hundredths: 0, count: 0 });
        Self {
            id,
            shop_id: product.shop,
            category_id: category,
            slug: product.slug.clone(),
            title: printable(&product.title),
            brand: product.brand.as_deref().map(printable),
            summary: printable(&product.summary),
            description: printable(&product.description),
            description_html,
            tags: product.tags.clone(),
            specs: product.specs.clone(),
            options: product.options.clone(),
            rating_sum: (i64::from(hundredths) * i64::from(count) + 50) / 100,
            rating_count: count,
            min_price_minor: cheapest,
            max_price_minor: prices().max().unwrap_or_default(),
            reduced: product.variants.iter().any(is_reduced),
            currency: product.currency.code().to_owned(),
            published_at: product.published_at,
        }
    }
}

/// PostgreSQL stores no zero character, and one in a feed shall not stop the others.
fn printable(text: &str) -> String {
    text.replace('\0', "")
}

/// A row of `catalog.variants`.
#[derive(Debug, Serialize)]
pub(crate) struct VariantRow {
    id: VariantId,
    product_id: ProductId,
    shop_id: ShopId,
    sku: String,
    option_values: Vec<String>,
    price_minor: i64,
    compare_at_minor: Option<i64>,
    currency: String,
    weight_grams: Option<i32>,
    image_id: Option<ImageId>,
    position: i32,
}

impl VariantRow {
    pub(crate) fn new(
        (product_id, id): (ProductId, VariantId),
        product: &SeedProduct,
        variant: &SeedVariant,
        image: Option<ImageId>,
        position: i32,
    ) -> Self {
        Self {
            id,
            product_id,
            shop_id: product.shop,
            sku: variant.sku.clone(),
            option_values: variant.values.clone(),
            price_minor: variant.price_minor,
            compare_at_minor: variant.compare_at_minor,
            currency: product.currency.code().to_owned(),
            weight_grams: variant.weight_grams,
            image_id: image,
            position,
        }
    }
}

/// A row of `catalog.prices` from before today.
#[derive(Debug, Serialize)]
pub(crate) struct PriceRow {
    variant_id: VariantId,
    price_minor: i64,
    since: DateTime<Utc>,
}

impl PriceRow {
    pub(crate) fn new(variant_id: VariantId, since: DateTime<Utc>, price_minor: i64) -> Self {
        Self { variant_id, price_minor, since }
    }
}

/// A row of `catalog.images`.
#[derive(Debug, Serialize)]
pub(crate) struct ImageRow {
    product_id: ProductId,
    position: i32,
    #[serde(flatten)]
    image: ImageView,
}

impl ImageRow {
    pub(crate) fn new(product_id: ProductId, image: ImageView, position: i32) -> Self {
        Self { product_id, position, image }
    }
}

/// Makes a category unless its slug is known; false when the one above it is not.
pub(crate) async fn category(
    db: &mut PgConnection,
    id: CategoryId,
    category: &SeedCategory,
) -> Result<bool, sqlx::Error> {
    let parent = category.parent.as_deref();
    let known = match parent {
        Some(slug) => super::categories::by_slug(db, slug).await?,
        None => None,
    };
    if parent.is_some() && known.is_none() {
        return Ok(false);
    }
    sqlx::query!(
        "insert into catalog.categories (id, slug, name, parent_id, position) values ($1, $2, $3, $4, $5)
         on conflict (slug) do nothing",
        id.0,
        category.slug,
        category.name,
        known.map(|parent| parent.0),
        category.position,
    )
    .execute(db)
    .await?;
    Ok(true)
}

/// Every category by its slug.
pub(crate) async fn category_ids(db: &mut PgConnection) -> Result<HashMap<String, CategoryId>, sqlx::Error> {
    let rows = sqlx::query!("select slug, id from catalog.categories").fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.slug, CategoryId(row.id))).collect())
}

/// Which of these slugs are products.
pub(crate) async fn known_slugs(db: &mut PgConnection, slugs: &[String]) -> Result<HashSet<String>, sqlx::Error> {
    let known = sqlx::query_scalar!("select slug from catalog.products where slug = any ($1)", slugs);
    Ok(known.fetch_all(db).await?.into_iter().collect())
}

/// Which of these SKUs are used by active variants of their shops.
pub(crate) async fn taken_skus(
    db: &mut PgConnection,
    skus: &[(ShopId, String)],
) -> Result<HashSet<(ShopId, String)>, sqlx::Error> {
    let (shops, skus): (Vec<Uuid>, Vec<String>) = skus.iter().map(|(shop, sku)| (shop.0, sku.clone())).unzip();
    let rows = sqlx::query!(
        "select v.shop_id, v.sku from unnest($1::uuid[], $2::text[]) as s (shop_id, sku)
         join catalog.variants v on v.shop_id = s.shop_id and v.sku = s.sku and v.active",
        &shops,
        &skus,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (ShopId(row.shop_id), row.sku)).collect())
}

/// Stores products that are on the shelf at once.
pub(crate) async fn products(db: &mut PgConnection, products: &[ProductSheet]) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.products (id, shop_id, category_id, slug, title, brand, summary, description,
             description_html, tags, specs, options, state, rating_sum, rating_count, brought_rating_sum,
             brought_rating_count, min_price_minor, max_price_minor, reduced, currency, published_at, created_at)
         select id, shop_id, category_id, slug, title, brand, summary, description, description_html, tags, specs,
             options, 'active', rating_sum, rating_count, rating_sum, rating_count, min_price_minor, max_price_minor,
             reduced, currency, published_at, published_at
         from jsonb_to_recordset($1) as p (id uuid, shop_id uuid, category_id uuid, slug text, title text, brand text,
             summary text, description text, description_html text, tags text[], specs jsonb, options jsonb,
             rating_sum bigint, rating_count integer, min_price_minor bigint, max_price_minor bigint, reduced boolean,
             currency text, published_at timestamptz)",
        Json(products) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores variants.
pub(crate) async fn variants(db: &mut PgConnection, variants: &[VariantRow]) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.variants (id, product_id, shop_id, sku, option_values, price_minor, compare_at_minor,
             currency, weight_grams, image_id, position)
         select * from jsonb_to_recordset($1) as v (id uuid, product_id uuid, shop_id uuid, sku text,
             option_values text[], price_minor bigint, compare_at_minor bigint, currency text, weight_grams integer,
             image_id uuid, position integer)",
        Json(variants) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores what variants cost before today.
pub(crate) async fn prices(db: &mut PgConnection, prices: &[PriceRow]) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.prices (variant_id, price_minor, since)
         select * from jsonb_to_recordset($1) as p (variant_id uuid, price_minor bigint, since timestamptz)
         on conflict do nothing",
        Json(prices) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Stores pictures.
pub(crate) async fn images(db: &mut PgConnection, images: &[ImageRow]) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into catalog.images (product_id, position, id, key, alt, width, height, tone)
         select * from jsonb_to_recordset($1) as i (product_id uuid, position integer, id uuid, key text, alt text,
             width integer, height integer, tone text)",
        Json(images) as _,
    )
    .execute(db)
    .await?;
    Ok(())
}
