//! The catalogue that is searched, and its index.

use std::path::Path;

use anyhow::{Context, Result};
use domain::id::{CategoryId, ProductId, ShopId};
use domain::money::Currency;
use search::weights::Weights;
use search::{Engine, Entry, Words};
use serde::Deserialize;
use uuid::Uuid;

/// A product as it stands in the file.
#[derive(Clone, Debug, Deserialize)]
pub struct Good {
    pub product_id: u64,
    pub title: String,
    pub brand: String,
    pub mpn: String,
    pub ean: String,
    pub price_cents_usd: String,
    pub short_description: String,
    pub attributes_json: String,
}

/// Reads them.
pub fn read(file: &Path) -> Result<Vec<Good>> {
    let mut rows = csv::Reader::from_path(file).with_context(|| format!("cannot read {}", file.display()))?;
    rows.deserialize().collect::<Result<_, _>>().context("a product cannot be read")
}

/// The product of that number.
pub fn id(number: u64) -> ProductId {
    ProductId(Uuid::from_u128(u128::from(number)))
}

/// The index of all of them.
pub fn index(goods: &[Good]) -> Result<Engine> {
    let engine = Engine::new(Weights::default())?;
    for some in goods.chunks(1_000) {
        let some = some.iter().map(|good| Ok((entry(good), words(good)?))).collect::<Result<Vec<_>>>()?;
        engine.put(&some)?;
    }
    engine.settle()?;
    Ok(engine)
}

/// Nothing speaks for any of them but its words: no rating, no sale, one age, one shop.
fn entry(good: &Good) -> Entry {
    Entry {
        product: id(good.product_id),
        shop: ShopId(Uuid::from_u128(1)),
        category: CategoryId(Uuid::from_u128(1)),
        slug: good.product_id.to_string(),
        title: good.title.clone(),
        brand: good.brand.clone(),
        price: good.price_cents_usd.parse().unwrap_or_default(),
        from: false,
        currency: Currency::USD,
        reduced: false,
        in_stock: true,
        rating: 0,
        ratings: 0,
        sold: 0,
        since: 0,
        options: Vec::new(),
        picture: None,
    }
}

fn words(good: &Good) -> Result<Words> {
    let attributes = if good.attributes_json.is_empty() { "{}" } else { &good.attributes_json };
    let attributes: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(attributes).with_context(|| format!("the attributes of {}", good.title))?;
    let spec = |(name, value): (&String, &serde_json::Value)| match value {
        serde_json::Value::String(text) => format!("{} {text}", name.replace('_', " ")),
        other => format!("{} {other}", name.replace('_', " ")),
    };
    Ok(Words {
        title: good.title.clone(),
        brand: good.brand.clone(),
        category: String::new(),
        tags: String::new(),
        specs: attributes.iter().map(spec).collect::<Vec<_>>().join(" "),
        story: good.short_description.clone(),
        skus: vec![good.mpn.clone(), good.ean.clone()],
    })
}
