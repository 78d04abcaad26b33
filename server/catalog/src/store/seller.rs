//! A shop's own products: the table it looks through and the form it edits.

use chrono::{DateTime, Utc};
use domain::catalog::{
    OptionDraft, ProductDraft, ProductOption, ProductRow, ProductState, Property, PropertyDraft, RowDraft, ShelfSort,
    SpecDraft, VariantDraft, Verdict, film_address, list,
};
use domain::id::{ProductId, ShopId, VariantId};
use domain::lifecycle::Lifecycle as _;
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::pages::state;
use super::products::RESTORABLE_HOURS;
use super::{cards, money};

/// Which of a shop's products are looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub shop: ShopId,
    /// A part of a title or SKU; empty for all.
    pub words: &'a str,
    /// Absent for all but the removed ones.
    pub state: Option<ProductState>,
    /// The slug of a category, or empty.
    pub category: &'a str,
    pub sort: ShelfSort,
}

/// A row of the table as it is stored.
struct Found {
    id: Uuid,
    slug: String,
    title: String,
    state: String,
    category: String,
    currency: String,
    min_price_minor: i64,
    from: bool,
    variants: i64,
    on_hand: i64,
    image_id: Option<Uuid>,
    key: Option<String>,
    alt: Option<String>,
    width: Option<i32>,
    height: Option<i32>,
    tone: Option<String>,
}

impl Found {
    fn into_row(self) -> Result<ProductRow, sqlx::Error> {
        Ok(ProductRow {
            id: ProductId(self.id),
            slug: self.slug,
            title: self.title,
            state: state(&self.state)?,
            category: self.category,
            price: money(self.min_price_minor, &self.currency)?,
            from: self.from,
            variants: u32::try_from(self.variants).unwrap_or(u32::MAX),
            on_hand: self.on_hand,
            image: cards::image(self.image_id, self.key, self.alt, self.width, self.height, self.tone),
        })
    }
}

/// A page of the table, last changed first.
pub(crate) async fn rows(
    db: &mut PgConnection,
    wanted: Wanted<'_>,
    page: PageRequest,
) -> Result<Paged<ProductRow>, sqlx::Error> {
    let total = count(db, wanted).await?;
    let found = sqlx::query_as!(
        Found,
        r#"select p.id, p.slug, p.title, p.state, c.name as category, p.currency, p.min_price_minor,
                  p.max_price_minor > p.min_price_minor as "from!", v.variants as "variants!", v.on_hand as "on_hand!",
                  i.id as "image_id?", i.key as "key?", i.alt as "alt?", i.width as "width?", i.height as "height?",
                  i.tone as "tone?"
           from catalog.products p
           join catalog.categories c on c.id = p.category_id
           cross join lateral (
               select count(*) as variants, coalesce(sum(a.available + a.held), 0)::bigint as on_hand
               from catalog.variants v left join stock.availability a on a.variant_id = v.id
               where v.product_id = p.id and v.active) v
           left join lateral (
               select * from catalog.images where product_id = p.id order by position, id limit 1) i on true
           where p.shop_id = $1 and p.purged_at is null
             and case when $3::text is null then p.state <> 'removed' else p.state = $3 end
             and ($6 = '' or c.slug = $6)
             and ($2 = '' or strpos(lower(p.title), lower($2)) > 0 or lower($2) = any (p.tags) or p.id in (
                 select v.product_id from catalog.variants v
                 where v.shop_id = $1 and v.active and strpos(lower(v.sku), lower($2)) > 0))
           order by case when $7 = 'title' then lower(p.title) end,
                    case when $7 = 'price-up' then p.min_price_minor end,
                    case when $7 = 'price-down' then p.min_price_minor end desc,
                    case when $7 = 'stock' then v.on_hand end,
                    p.updated_at desc, p.id limit $4 offset $5"#,
        wanted.shop.0,
        wanted.words,
        wanted.state.map(ProductState::name),
        page.limit(),
        page.offset(),
        wanted.category,
        wanted.sort.name(),
    )
    .fetch_all(db)
    .await?;
    let items = found.into_iter().map(Found::into_row).collect::<Result<_, _>>()?;
    Ok(Paged { items, total, page })
}

async fn count(db: &mut PgConnection, wanted: Wanted<'_>) -> Result<u64, sqlx::Error> {
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from catalog.products p
           join catalog.categories c on c.id = p.category_id
           where p.shop_id = $1 and p.purged_at is null
             and case when $3::text is null then p.state <> 'removed' else p.state = $3 end
             and ($4 = '' or c.slug = $4)
             and ($2 = '' or strpos(lower(p.title), lower($2)) > 0 or lower($2) = any (p.tags) or p.id in (
                 select v.product_id from catalog.variants v
                 where v.shop_id = $1 and v.active and strpos(lower(v.sku), lower($2)) > 0))"#,
        wanted.shop.0,
        wanted.words,
        wanted.state.map(ProductState::name),
        wanted.category,
    )
    .fetch_one(db)
    .await?;
    Ok(total.unsigned_abs())
}

/// A product as its form shows it, and where it stands.
pub(crate) struct Sheet {
    pub draft: ProductDraft,
    pub state: ProductState,
    pub verdict: Option<Verdict>,
    /// Until when it can be restored, if it was removed.
    pub restorable_until: Option<DateTime<Utc>>,
}

/// The product as its form shows it, if it is this shop's.
pub(crate) async fn draft(
    db: &mut PgConnection,
    shop: ShopId,
    product: ProductId,
) -> Result<Option<Sheet>, sqlx::Error> {
    let row = sqlx::query!(
        r#"select p.id, p.version, p.title, p.slug, c.slug as category, p.brand, p.summary, p.description, p.tags,
                  p.video, p.warranty, p.cash_on_delivery, p.specs as "specs: Json<Vec<(String, String)>>",
                  p.properties as "properties: Json<Vec<Property>>",
                  p.options as "options: Json<Vec<ProductOption>>", p.state,
                  p.verdict as "verdict: Json<Verdict>",
                  p.removed_at + make_interval(hours => $3) as restorable_until
           from catalog.products p join catalog.categories c on c.id = p.category_id
           where p.id = $1 and p.shop_id = $2"#,
        product.0,
        shop.0,
        RESTORABLE_HOURS,
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let spec = |(name, value)| SpecDraft { name, value };
    let property = |property: Property| PropertyDraft { values: list::listed(&property.values), name: property.name };
    let draft = ProductDraft {
        id: Some(ProductId(row.id)),
        version: row.version,
        title: row.title,
        slug: row.slug,
        category: row.category,
        brand: row.brand.unwrap_or_default(),
        summary: row.summary,
        description: row.description,
        tags: list::listed(&row.tags),
        video: row.video.as_deref().map(film_address).unwrap_or_default(),
        warranty: row.warranty.unwrap_or_default(),
        cash_on_delivery: row.cash_on_delivery,
        specs: row.specs.0.into_iter().map(spec).collect(),
        properties: row.properties.0.into_iter().map(property).collect(),
        options: row.options.0.iter().map(OptionDraft::from).collect(),
        all: RowDraft::default(),
        fill: false,
        variants: variant_drafts(db, product).await?,
    };
    let verdict = row.verdict.map(|verdict| verdict.0);
    Ok(Some(Sheet { draft, state: state(&row.state)?, verdict, restorable_until: row.restorable_until }))
}

async fn variant_drafts(db: &mut PgConnection, product: ProductId) -> Result<Vec<VariantDraft>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select v.id, v.option_values, v.sku, v.price_minor, v.compare_at_minor, v.currency, v.weight_grams,
                  v.image_id, coalesce(a.available + a.held, 0) as "on_hand!"
           from catalog.variants v left join stock.availability a on a.variant_id = v.id
           where v.product_id = $1 and v.active order by v.position, v.id"#,
        product.0,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let plain = |minor| money(minor, &row.currency).map(domain::money::Money::to_plain);
            Ok(VariantDraft {
                id: Some(VariantId(row.id)),
                values: list::listed(&row.option_values),
                sku: row.sku,
                price: plain(row.price_minor)?,
                compare_at: row.compare_at_minor.map(plain).transpose()?.unwrap_or_default(),
                on_hand: row.on_hand.to_string(),
                shown: row.on_hand.to_string(),
                weight: row.weight_grams.map(|grams| grams.to_string()).unwrap_or_default(),
                image: row.image_id.map(|id| id.to_string()).unwrap_or_default(),
            })
        })
        .collect()
}

/// The shop's own product of that address.
pub(crate) async fn by_slug(db: &mut PgConnection, shop: ShopId, slug: &str) -> Result<Option<ProductId>, sqlx::Error> {
    let id = sqlx::query_scalar!("select id from catalog.products where slug = $1 and shop_id = $2", slug, shop.0)
        .fetch_optional(db)
        .await?;
    Ok(id.map(ProductId))
}

/// Some of the shop's products that were not removed, behind `after` in the order of their ids, with where they stand.
pub(crate) async fn next(
    db: &mut PgConnection,
    shop: ShopId,
    after: Option<ProductId>,
    most: i64,
) -> Result<Vec<ProductId>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "select id from catalog.products
         where shop_id = $1 and state <> 'removed' and ($2::uuid is null or id > $2) order by id limit $3",
        shop.0,
        after.map(|after| after.0),
        most,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(ProductId).collect())
}
