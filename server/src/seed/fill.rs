//! Puts people, shops, shelves and goods into the market; what is there already stays as it is.

use std::collections::HashMap;

use anyhow::{Result, anyhow};
use chrono::{DateTime, TimeDelta, Utc};
use demo::Status;
use domain::catalog::{ImageView, OptionValue, ProductOption, Rating};
use domain::id::{AccountId, VariantId};
use domain::shops::ShopView;
use kernel::Market;
use marketplace::catalog::{self, SeedImage, SeedProduct, SeedVariant, Sown};
use marketplace::stock;

use super::pictures;
use super::report::{Report, bar};
use super::{drafts, people, system};
use crate::studio::Studio;

/// Products that are stored at a time: a dozen or two of pictures are in memory then.
const AT_A_TIME: usize = 6;
/// Copies that are stored at a time: their pictures are stored already.
const COPIES_AT_A_TIME: usize = 250;

/// What stands in the market afterwards.
pub struct Shelves {
    /// Accounts by the key of their person.
    pub people: HashMap<String, AccountId>,
    /// Shops by their key.
    pub shops: HashMap<String, ShopView>,
    /// The pictures of every product on the shelf, by its web address.
    pub pictures: HashMap<String, Vec<SeedImage>>,
}

/// Fills the market.
pub async fn fill(market: &Market, goods: &demo::Market, studio: &Studio, report: &mut Report) -> Result<Shelves> {
    let people = people::settle(market, &goods.people, report).await?;
    let shops = people::open_shops(market, &goods.shops, &people, report).await?;
    people::put_up_shelves(market, &goods.categories).await?;
    let mut shelves = Shelves { people, shops, pictures: HashMap::new() };
    let bar = bar("products", goods.products.len());
    for (number, some) in goods.products.chunks(AT_A_TIME).enumerate() {
        put_up(market, goods, some, number * AT_A_TIME, studio, &mut shelves, report).await?;
        bar.inc(some.len() as u64);
    }
    bar.finish_and_clear();
    Ok(shelves)
}

/// Puts some products up with their pictures and their stock.
async fn put_up(
    market: &Market,
    goods: &demo::Market,
    products: &[demo::Product],
    first: usize,
    studio: &Studio,
    shelves: &mut Shelves,
    report: &mut Report,
) -> Result<()> {
    let mut batch = Vec::new();
    for (number, product) in (first..).zip(products) {
        let Some(shop) = shelves.shops.get(&product.shop) else {
            report.refuse(&product.slug, "its shop is not open");
            continue;
        };
        if product.status == Status::Draft {
            drafts::put_by(market, goods, product, shop, report).await?;
            continue;
        }
        let known = catalog::product(market, &system(market), &product.slug).await.ok();
        let images = match &known {
            Some(view) => view.images.iter().map(stored).collect(),
            None => developed(product, studio, report).await,
        };
        let since = market.now() - age(number);
        batch.push(crop(goods, product, shop, images, since));
    }
    for (crop, good) in batch.iter().zip(sow(market, &batch, report).await?) {
        if good {
            let pictures = crop.seed.images.iter().map(without_files).collect();
            shelves.pictures.insert(crop.seed.slug.clone(), pictures);
        }
    }
    Ok(())
}

/// Puts the goods up again under other names, until there are `wanted` listings.
pub async fn multiply(
    market: &Market,
    goods: &demo::Market,
    shelves: &Shelves,
    wanted: usize,
    report: &mut Report,
) -> Result<()> {
    let originals: Vec<_> =
        goods.products.iter().filter(|one| shelves.pictures.contains_key(&one.slug)).cloned().collect();
    let missing = wanted.saturating_sub(originals.len());
    let bar = bar("listings", missing);
    let mut copies = originals.iter().cycle().zip(demo::repeats(&originals)).take(missing).enumerate();
    loop {
        let mut batch = Vec::new();
        for (number, (original, copy)) in copies.by_ref().take(COPIES_AT_A_TIME) {
            let Some(shop) = shelves.shops.get(&copy.shop) else { continue };
            let images = shelves.pictures.get(&original.slug).cloned().unwrap_or_default();
            batch.push(crop(goods, &copy, shop, images, market.now() - age(number)));
        }
        if batch.is_empty() {
            break;
        }
        sow(market, &batch, report).await?;
        bar.inc(batch.len() as u64);
    }
    bar.finish_and_clear();
    Ok(())
}

/// The pictures of a product that are good; the others are told of.
pub async fn developed(product: &demo::Product, studio: &Studio, report: &mut Report) -> Vec<SeedImage> {
    let mut good = Vec::new();
    for (image, developed) in product.images.iter().zip(pictures::develop(product.images.clone(), studio).await) {
        match developed {
            Ok(picture) => good.push(picture),
            Err(why) => report.refuse(format!("picture of {} ({})", product.slug, image.alt), format!("{why:#}")),
        }
    }
    report.count("pictures", good.len());
    good
}

/// A picture whose files are there.
fn stored(image: &ImageView) -> SeedImage {
    let picture = catalog::Encoded {
        key: image.key.clone(),
        files: Vec::new(),
        width: image.width,
        height: image.height,
        tone: image.tone.clone(),
    };
    SeedImage { picture, alt: image.alt.clone() }
}

fn without_files(image: &SeedImage) -> SeedImage {
    let picture = catalog::Encoded { files: Vec::new(), ..image.picture.clone() };
    SeedImage { picture, alt: image.alt.clone() }
}

/// A product to be put on the shelf, and how much there is of each variant.
struct Crop {
    seed: SeedProduct,
    on_hand: Vec<i64>,
}

/// Stores products and what is on hand of each; tells which of them are on the shelf now.
async fn sow(market: &Market, batch: &[Crop], report: &mut Report) -> Result<Vec<bool>> {
    let products = batch.iter().map(|crop| crop.seed.clone()).collect();
    let sown = catalog::seed_products(market, &system(market), products).await.map_err(|why| anyhow!("{why:?}"))?;
    let mut tx = market.begin(&system(market)).await?;
    let mut good = Vec::new();
    for (crop, sown) in batch.iter().zip(sown) {
        match sown {
            Sown::New(seeded) => {
                let counts: Vec<(VariantId, i64)> =
                    seeded.variants.iter().copied().zip(crop.on_hand.iter().copied()).collect();
                stock::receive(&mut tx, crop.seed.shop, &counts).await?;
                report.count("new products", 1);
                report.count("new variants", counts.len());
                good.push(true);
            }
            Sown::Known => {
                report.count("products that were there before", 1);
                good.push(true);
            }
            Sown::Refused(problems) => {
                report.refuse_fields(&crop.seed.slug, &problems);
                good.push(false);
            }
        }
    }
    tx.commit().await?;
    Ok(good)
}

/// The web address of the shelf a product stands on.
pub fn shelf<'a>(goods: &'a demo::Market, product: &'a demo::Product) -> &'a str {
    let category = goods.categories.iter().find(|category| category.key == product.category);
    category.map_or(product.category.as_str(), |category| category.slug.as_str())
}

fn crop(
    goods: &demo::Market,
    product: &demo::Product,
    shop: &ShopView,
    images: Vec<SeedImage>,
    since: DateTime<Utc>,
) -> Crop {
    let options = product.options.iter().map(|option| ProductOption {
        name: option.name.clone(),
        values: option
            .values
            .iter()
            .map(|value| OptionValue { name: value.name.clone(), hex: value.hex.clone() })
            .collect(),
    });
    let variants = product.variants.iter().map(|variant| SeedVariant {
        sku: variant.sku.clone(),
        values: variant.options.iter().map(|(_, value)| value.clone()).collect(),
        price_minor: variant.price_minor,
        compare_at_minor: variant.compare_at_minor,
        weight_grams: variant.weight_grams,
        image: variant.image.filter(|at| *at < images.len()),
        // A reduced thing was sold for more before today.
        earlier: variant.compare_at_minor.map(|before| (since, before)).into_iter().collect(),
    });
    let seed = SeedProduct {
        shop: shop.id,
        currency: shop.currency,
        category: shelf(goods, product).to_owned(),
        slug: product.slug.clone(),
        title: product.title.clone(),
        brand: product.brand.clone(),
        summary: product.summary.clone(),
        description: product.description.clone(),
        tags: product.tags.clone(),
        specs: product.specs.clone(),
        options: options.collect(),
        variants: variants.collect(),
        images,
        rating: product.rating.map(|rating| Rating { hundredths: rating.hundredths, count: rating.count }),
        published_at: since,
    };
    Crop { seed, on_hand: product.variants.iter().map(|variant| i64::from(variant.on_hand)).collect() }
}

/// How long a product has been on the shelf: from a week to ten months, and not in the order of the list.
fn age(number: usize) -> TimeDelta {
    let hours = 7 * 24 + (number * 997) % (290 * 24);
    TimeDelta::hours(i64::try_from(hours).unwrap_or_default())
}
