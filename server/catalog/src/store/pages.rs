//! One product with everything its own page shows.

use domain::catalog::{ImageView, ProductOption, ProductState, Property, Rating, VariantView};
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
    pub properties: Vec<Property>,
    pub warranty: Option<String>,
    pub cash_on_delivery: bool,
    pub video: Option<String>,
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
                  properties as "properties: Json<Vec<Property>>", warranty, cash_on_delivery, video,
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
            properties: row.properties.0,
            warranty: row.warranty,
            cash_on_delivery: row.cash_on_delivery,
            video: row.video,
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
        r#"select v.id, v.sku, v.option_values, coalesce(o.price_minor, v.price_minor) as "price_minor!",
                  case when o.price_minor is null then v.compare_at_minor else v.price_minor end as compare_at_minor,
                  v.currency, v.image_id,
                  case when coalesce(o.price_minor, v.compare_at_minor) is not null
                      then catalog.lowest_price(v.id) end as lowest_minor,
                  o.ends_at as "ends_at?", o.units_left,
                  coalesce(a.available, 0) as "available!", coalesce(a.held, 0) as "held!"
           from catalog.variants v
           left join catalog.offers_now o on o.variant_id = v.id
           left join stock.availability a on a.variant_id = v.id
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
                offer: cards::offer(row.ends_at, row.units_left),
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

/// Where a product stands that shoppers can look at, and what it costs at least.
pub(crate) async fn place_of(
    db: &mut PgConnection,
    product: ProductId,
) -> Result<Option<(CategoryId, i64)>, sqlx::Error> {
    let row = sqlx::query!(
        "select category_id, min_price_minor from catalog.products where id = $1 and state in ('active', 'archived')",
        product.0,
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (CategoryId(row.category_id), row.min_price_minor)))
}

/// Other products of that category whose price is nearest to `price`, read off the index upwards and downwards.
pub(crate) async fn nearest(
    db: &mut PgConnection,
    (product, price): (ProductId, i64),
    category: CategoryId,
    shops: &[ShopId],
    most: i64,
) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        r#"select o.id as "id!" from (
               (select id, min_price_minor from catalog.products
                where state = 'active' and category_id = $3 and min_price_minor >= $2 and id <> $1
                  and shop_id = any ($4)
                order by min_price_minor, id limit $5)
               union all
               (select id, min_price_minor from catalog.products
                where state = 'active' and category_id = $3 and min_price_minor < $2 and shop_id = any ($4)
                order by min_price_minor desc, id desc limit $5)
           ) o
           order by abs(o.min_price_minor - $2), o.id limit $5"#,
        product.0,
        price,
        category.0,
        &uuids(shops),
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// The newest products of these categories.
pub(crate) async fn newest_in(
    db: &mut PgConnection,
    categories: &[CategoryId],
    shops: &[ShopId],
    most: i64,
) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from catalog.products
         where state = 'active' and category_id = any ($1) and shop_id = any ($2)
         order by published_at desc, id limit $3",
        &uuids(categories),
        &uuids(shops),
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// Which of these products stand on the shelves of these shops.
pub(crate) async fn on_shelf(
    db: &mut PgConnection,
    wanted: &[ProductId],
    shops: &[ShopId],
) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from catalog.products where id = any ($1) and shop_id = any ($2) and state = 'active'",
        &uuids(wanted),
        &uuids(shops),
    )
    .fetch_all(db)
    .await?;
    Ok(products(ids))
}

/// The state of that name; the table's check allows no other.
pub(crate) fn state(name: &str) -> Result<ProductState, sqlx::Error> {
    ProductState::named(name).ok_or_else(|| unreadable(format!("no product state is called {name}")))
}
