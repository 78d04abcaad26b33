//! Everything that a product may be found by, many at a time.

use chrono::{DateTime, Utc};
use domain::catalog::ProductOption;
use domain::id::{CategoryId, ProductId, ShopId, VariantId};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::{cards, money, products, uuids};
use crate::shelved::Shelved;

struct Row {
    id: Uuid,
    shop_id: Uuid,
    category_id: Uuid,
    slug: String,
    title: String,
    brand: Option<String>,
    summary: String,
    description: String,
    tags: Vec<String>,
    specs: Json<Vec<(String, String)>>,
    options: Json<Vec<ProductOption>>,
    min_price_minor: i64,
    from: bool,
    reduced: bool,
    currency: String,
    rating_hundredths: i32,
    rating_count: i32,
    published_at: DateTime<Utc>,
    picture: Option<String>,
    variants: Vec<Uuid>,
    skus: Vec<String>,
    in_stock: bool,
}

/// The next ids of products on the shelf.
pub(crate) async fn ids_after(
    db: &mut PgConnection,
    after: Option<ProductId>,
    most: i64,
) -> Result<Vec<ProductId>, sqlx::Error> {
    let after = after.map_or(Uuid::nil(), |after| after.0);
    let ids = sqlx::query_scalar!(
        "select id from catalog.products where state = 'active' and id > $1 order by id limit $2",
        after,
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// Those of these products that stand on the shelf, in the order of ids.
pub(crate) async fn by_ids(db: &mut PgConnection, products: &[ProductId]) -> Result<Vec<Shelved>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select p.id, p.shop_id, p.category_id, p.slug, p.title, p.brand, p.summary,
                  left(p.description, 4000) as "description!", p.tags, p.specs as "specs: Json<Vec<(String, String)>>",
                  p.options as "options: Json<Vec<ProductOption>>", p.min_price_minor,
                  p.max_price_minor > p.min_price_minor as "from!", p.reduced, p.currency, p.rating_hundredths,
                  p.rating_count, coalesce(p.published_at, p.created_at) as "published_at!",
                  (select i.key from catalog.images i where i.product_id = p.id order by i.position, i.id limit 1)
                      as picture,
                  v.ids as "variants!", v.skus as "skus!", v.in_stock as "in_stock!"
           from catalog.products p
           cross join lateral (
               select coalesce(array_agg(v.id), '{}') as ids, coalesce(array_agg(v.sku), '{}') as skus,
                      coalesce(bool_or(a.available > 0), false) as in_stock
               from catalog.variants v left join stock.availability a on a.variant_id = v.id
               where v.product_id = p.id and v.active) v
           where p.id = any ($1) and p.state = 'active'
           order by p.id"#,
        &uuids(products),
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(shelved).collect()
}

fn shelved(row: Row) -> Result<Shelved, sqlx::Error> {
    Ok(Shelved {
        product: ProductId(row.id),
        shop: ShopId(row.shop_id),
        category: CategoryId(row.category_id),
        price: money(row.min_price_minor, &row.currency)?,
        slug: row.slug,
        title: row.title,
        brand: row.brand,
        summary: row.summary,
        description: row.description,
        tags: row.tags,
        specs: row.specs.0,
        options: row.options.0,
        from: row.from,
        reduced: row.reduced,
        in_stock: row.in_stock,
        rating: cards::rating(row.rating_hundredths, row.rating_count),
        published_at: row.published_at,
        picture: row.picture,
        variants: row.variants.into_iter().map(VariantId).collect(),
        skus: row.skus,
    })
}
