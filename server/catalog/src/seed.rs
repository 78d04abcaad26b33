//! Fills an empty market: shelves and products in bulk, by the market itself.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::catalog::{ImageView, ProductOption, Rating};
use domain::id::{CategoryId, ProductId, ShopId, VariantId};
use domain::money::Currency;
use domain::text::{self, FieldProblem, Problem};
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::keep::store_files;
use crate::picture::Encoded;
use crate::store::seed::{self as store, ImageRow, PriceRow, ProductSheet, VariantRow};
use crate::{markdown, shelf};

/// A category to be made.
#[derive(Clone, Debug)]
pub struct SeedCategory {
    /// Small letters, digits and single hyphens.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// The slug of the category above, which is known already or comes earlier in the list.
    pub parent: Option<String>,
    /// Its place among its sisters.
    pub position: i32,
}

/// A product to be put on the shelf.
#[derive(Clone, Debug)]
pub struct SeedProduct {
    /// Who sells it.
    pub shop: ShopId,
    /// What its prices are in: the shop's currency.
    pub currency: Currency,
    /// The slug of its category.
    pub category: String,
    /// Its web address: a product whose slug is known is left as it is.
    pub slug: String,
    /// 3 to 200 characters.
    pub title: String,
    /// Who made it.
    pub brand: Option<String>,
    /// A few sentences.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Words it is found by.
    pub tags: Vec<String>,
    /// Names and values.
    pub specs: Vec<(String, String)>,
    /// What can be chosen, with the hex of colours; every variant has a value for each.
    pub options: Vec<ProductOption>,
    /// At least one.
    pub variants: Vec<SeedVariant>,
    /// In order.
    pub images: Vec<SeedImage>,
    /// How buyers rated it.
    pub rating: Option<Rating>,
    /// Since when it has been on the shelf.
    pub published_at: DateTime<Utc>,
}

/// A variant of a product to be put on the shelf.
#[derive(Clone, Debug)]
pub struct SeedVariant {
    /// Unlike any other of the shop.
    pub sku: String,
    /// One for each option.
    pub values: Vec<String>,
    /// In minor units.
    pub price_minor: i64,
    /// The price it is reduced from, which is higher.
    pub compare_at_minor: Option<i64>,
    /// In grams.
    pub weight_grams: Option<i32>,
    /// Which of the product's pictures shows it.
    pub image: Option<usize>,
    /// What it cost before today, and since when.
    pub earlier: Vec<(DateTime<Utc>, i64)>,
}

/// A picture of a product to be put on the shelf.
#[derive(Clone, Debug)]
pub struct SeedImage {
    /// Ready to be stored; without files when they are stored already.
    pub picture: Encoded,
    /// What a person who cannot see it is told.
    pub alt: String,
}

/// A product that was put on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seeded {
    /// Which product.
    pub product: ProductId,
    /// Its variants, in the order they came.
    pub variants: Vec<VariantId>,
}

/// What became of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sown {
    /// It is on the shelf.
    New(Seeded),
    /// A product of that slug was there before; nothing was done.
    Known,
    /// It is not good enough.
    Refused(Vec<FieldProblem>),
}

/// Makes categories; one whose slug is known is left as it is.
pub async fn seed_categories(market: &Market, op: &Op, categories: Vec<SeedCategory>) -> Result<(), Failure> {
    op.require_system()?;
    let mut tx = market.begin(op).await?;
    for category in &categories {
        let done = store::category(&mut tx, market.new_id(), category).await?;
        if !done {
            return Err(
                anyhow::anyhow!("{} stands below {:?}, which is unknown", category.slug, category.parent).into()
            );
        }
    }
    tx.commit().await?;
    shelf::empty(market);
    Ok(())
}

/// Puts one product on the shelf; nothing when one of its slug is known.
pub async fn seed_product(market: &Market, op: &Op, product: SeedProduct) -> Result<Option<Seeded>, Failure> {
    let slug = product.slug.clone();
    match seed_products(market, op, vec![product]).await?.pop() {
        Some(Sown::New(seeded)) => Ok(Some(seeded)),
        Some(Sown::Refused(problems)) => Err(anyhow::anyhow!("{slug} is refused: {problems:?}").into()),
        Some(Sown::Known) | None => Ok(None),
    }
}

/// Puts products on the shelf, all of them in a handful of statements; some hundred at a time are best. What became of
/// each is told in their order.
pub async fn seed_products(market: &Market, op: &Op, products: Vec<SeedProduct>) -> Result<Vec<Sown>, Failure> {
    op.require_system()?;
    let mut db = market.db(op).await?;
    let mut sown = sort_out(&mut db, &products).await?;
    drop(db);
    let new: Vec<usize> = (0..products.len()).filter(|at| sown[*at].is_none()).collect();
    for image in new.iter().flat_map(|at| &products[*at].images) {
        store_files(market, &image.picture).await?;
    }

    let mut tx = market.begin(op).await?;
    let categories = store::category_ids(&mut tx).await?;
    let mut rows = Rows::default();
    for at in new {
        let seeded = rows.add(market, &products[at], &categories)?;
        sown[at] = Some(Sown::New(seeded));
    }
    store::products(&mut tx, &rows.products).await?;
    store::images(&mut tx, &rows.images).await?;
    store::variants(&mut tx, &rows.variants).await?;
    store::prices(&mut tx, &rows.prices).await?;
    tx.commit().await?;
    shelf::empty(market);
    Ok(sown.into_iter().map(|sown| sown.unwrap_or(Sown::Known)).collect())
}

/// Which products are known or refused; those that are neither are new.
async fn sort_out(db: &mut PgConnection, products: &[SeedProduct]) -> Result<Vec<Option<Sown>>, sqlx::Error> {
    let slugs: Vec<String> = products.iter().map(|product| product.slug.clone()).collect();
    let mut known = store::known_slugs(db, &slugs).await?;
    let skus = products.iter().flat_map(|p| p.variants.iter().map(|v| (p.shop, v.sku.clone()))).collect::<Vec<_>>();
    let mut taken = store::taken_skus(db, &skus).await?;
    let categories = store::category_ids(db).await?;
    let mut sort = |product: &SeedProduct| {
        if known.contains(&product.slug) {
            return Some(Sown::Known);
        }
        let problems = problems(product, &categories, &taken);
        if !problems.is_empty() {
            return Some(Sown::Refused(problems));
        }
        known.insert(product.slug.clone());
        taken.extend(product.variants.iter().map(|variant| (product.shop, variant.sku.clone())));
        None
    };
    Ok(products.iter().map(&mut sort).collect())
}

/// Everything for which the database would refuse the product, and with it all others.
fn problems(
    product: &SeedProduct,
    categories: &HashMap<String, CategoryId>,
    taken: &HashSet<(ShopId, String)>,
) -> Vec<FieldProblem> {
    let mut checks = text::Checks::new();
    checks.field("slug", text::slug(&product.slug));
    checks.field("title", text::line(&product.title, 3, 200));
    checks.ensure("category", categories.contains_key(&product.category), Problem::NotOffered);
    checks.ensure("variants", !product.variants.is_empty(), Problem::Missing);
    let (mut skus, mut values) = (HashSet::new(), HashSet::new());
    for (row, variant) in product.variants.iter().enumerate() {
        let at = |field: &str| format!("variants[{row}][{field}]");
        checks.field(&at("sku"), text::line(&variant.sku, 1, 100));
        checks.ensure(&at("sku"), skus.insert(&variant.sku), Problem::Repeated);
        checks.ensure(&at("sku"), !taken.contains(&(product.shop, variant.sku.clone())), Problem::Taken);
        checks.ensure(&at("values"), values.insert(&variant.values), Problem::Repeated);
        checks.ensure(&at("values"), variant.values.len() == product.options.len(), Problem::NotOffered);
        checks.ensure(&at("price"), variant.price_minor > 0, Problem::NotAnAmount);
        let reduced = variant.compare_at_minor.is_none_or(|before| before > variant.price_minor);
        checks.ensure(&at("compare_at"), reduced, Problem::NotHigher);
    }
    checks.done().err().unwrap_or_default()
}

/// The rows of many products, table by table.
#[derive(Default)]
struct Rows {
    products: Vec<ProductSheet>,
    variants: Vec<VariantRow>,
    prices: Vec<PriceRow>,
    images: Vec<ImageRow>,
}

impl Rows {
    fn add(
        &mut self,
        market: &Market,
        product: &SeedProduct,
        categories: &HashMap<String, CategoryId>,
    ) -> Result<Seeded, Failure> {
        let id: ProductId = market.new_id();
        let category = categories.get(&product.category).copied().ok_or(Failure::NotFound)?;
        self.products.push(ProductSheet::new(id, category, product, markdown::to_html(&product.description)));
        let images: Vec<ImageView> = product.images.iter().map(|image| view(market, image)).collect();
        let mut variants = Vec::new();
        for (position, variant) in (0..).zip(&product.variants) {
            let variant_id: VariantId = market.new_id();
            let image = variant.image.and_then(|at| images.get(at)).map(|image| image.id);
            self.variants.push(VariantRow::new((id, variant_id), product, variant, image, position));
            let earlier = variant.earlier.iter();
            self.prices.extend(earlier.map(|(since, minor)| PriceRow::new(variant_id, *since, *minor)));
            variants.push(variant_id);
        }
        self.images.extend((0..).zip(images).map(|(position, image)| ImageRow::new(id, image, position)));
        Ok(Seeded { product: id, variants })
    }
}

fn view(market: &Market, image: &SeedImage) -> ImageView {
    ImageView {
        id: market.new_id(),
        key: image.picture.key.clone(),
        alt: image.alt.clone(),
        width: image.picture.width,
        height: image.picture.height,
        tone: image.picture.tone.clone(),
    }
}
