//! One product with everything its own page shows.

use domain::catalog::{ImageView, ProductOption, ProductState, Rating, VariantView};
use domain::id::{CategoryId, ImageId, ProductId, ShopId, VariantId};
use domain::lifecycle::Lifecycle as _;
use domain::stock::Availability;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::{cards, money, products, unreadable, uuids};

/// A product as its page shows it, without its shop and its way through the categories.
pub(crate) struct PageRow {
    pub id: ProductId,
    pub slug: String,
    pub title: String,
    pub brand: Option<String>,
    pub summary: String,
    pub description_html: String,
    pub specs: Vec<(String, String)>,
    pub options: Vec<ProductOption>,
    pub state: ProductState,
    pub shop: ShopId,
    pub category: CategoryId,
    pub rating: Option<Rating>,
}

/// The product of that slug, in whichever state.
pub(crate) async fn by_slug(db: &mut PgConnection, slug: &str) -> Result<Option<PageRow>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select id, slug, title, brand, summary, description_html, specs as "specs: Json<Vec<(String, String)>>",
                  options as "options: Json<Vec<ProductOption>>", state, shop_id, category_id, rating_hundredths,
                  rating_count
           from catalog.products where slug = $1"#,
        slug,
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(PageRow {
            id: ProductId(row.id),
            slug: row.slug,
            title: row.title,
            brand: row.brand,
            summary: row.summary,
            description_html: row.description_html,
            specs: row.specs.0,
            options: row.options.0,
            state: state(&row.state)?,
            shop: ShopId(row.shop_id),
            category: CategoryId(row.category_id),
            rating: cards::rating(row.rating_hundredths, row.rating_count),
        })
    })
    .transpose()
}

/// What can be bought of it, in the seller's order, with what is there right now.
pub(crate) async fn variants(db: &mut PgConnection, product: ProductId) -> Result<Vec<VariantView>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select v.id, v.sku, v.option_values, v.price_minor, v.compare_at_minor, v.currency, v.image_id,
                  case when v.compare_at_minor is not null then catalog.lowest_price(v.id) end as lowest_minor,
                  coalesce(a.available, 0) as "available!", coalesce(a.held, 0) as "held!"
           from catalog.variants v left join stock.availability a on a.variant_id = v.id
           where v.product_id = $1 and v.active
           order by v.position, v.id"#,
        product.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let amount = |minor| money(minor, &row.currency);
            Ok(VariantView {
                id: VariantId(row.id),
                sku: row.sku,
                values: row.option_values,
                price: amount(row.price_minor)?,
                compare_at: row.compare_at_minor.map(amount).transpose()?,
                lowest: row.lowest_minor.map(amount).transpose()?,
                image: row.image_id.map(ImageId),
                stock: Availability { available: row.available, held: row.held },
            })
        })
        .collect()
}

/// Its pictures in order.
pub(crate) async fn images(db: &mut PgConnection, product: ProductId) -> Result<Vec<ImageView>, sqlx::Error> {
    let rows = sqlx::query!(
        "select id, key, alt, width, height, tone from catalog.images where product_id = $1 order by position, id",
        product.0,
    )
    .fetch_all(db)
    .await?;
    let view = rows.into_iter().map(|row| ImageView {
        id: ImageId(row.id),
        key: row.key,
        alt: row.alt,
        width: row.width.unsigned_abs(),
        height: row.height.unsigned_abs(),
        tone: row.tone,
    });
    Ok(view.collect())
}

/// Where a product stands that shoppers can look at.
pub(crate) async fn category_of(db: &mut PgConnection, product: ProductId) -> Result<Option<CategoryId>, sqlx::Error> {
    let id = sqlx::query_scalar!(
        "select category_id from catalog.products where id = $1 and state in ('active', 'archived')",
        product.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(CategoryId))
}

/// Other products of the same category first, then of its sisters; among them those whose price is nearest.
pub(crate) async fn similar(
    db: &mut PgConnection,
    product: ProductId,
    sisters: &[CategoryId],
    shops: &[ShopId],
    most: i64,
) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select o.id from catalog.products p
         join catalog.products o on o.category_id = any ($2) and o.id <> p.id
         where p.id = $1 and o.state = 'active' and o.shop_id = any ($3)
         order by o.category_id = p.category_id desc, abs(o.min_price_minor - p.min_price_minor), o.id limit $4",
        product.0,
        &uuids(sisters),
        &uuids(shops),
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// The state of that name; the table's check allows no other.
pub(crate) fn state(name: &str) -> Result<ProductState, sqlx::Error> {
    ProductState::named(name).ok_or_else(|| unreadable(format!("no product state is called {name}")))
}
