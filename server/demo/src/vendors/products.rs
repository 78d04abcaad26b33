//! One row of `products.csv` with its variants and pictures as a product, or why not.

use serde_json::{Map, Value};

use super::files::{ImageRow, Line, ProductRow, RefusedRow, VariantRow};
use super::{Reader, numbers, shelves, words};
use crate::market::{Product, Rating, Status};

const FILE: &str = "products.csv";
/// Attributes that are no specification: told elsewhere on the page.
const ELSEWHERE: [&str; 1] = ["tags"];

impl Reader<'_> {
    /// The product of a row; none if it was refused.
    pub(super) fn product(
        &mut self,
        line: &Line<ProductRow>,
        variants: &[Line<VariantRow>],
        images: &[Line<ImageRow>],
    ) -> Option<Product> {
        let row = &line.row;
        let currency = match self.sellable(row) {
            Ok(currency) => currency,
            Err(reason) => return self.refuse(line, reason),
        };
        let compare_at = self.compare_at(line, &currency);
        let images = self.images(row, images);
        let choice = self.variants(row, variants, &images, &currency, compare_at);
        if choice.variants.is_empty() {
            return self.refuse(line, "none of its variants can be sold".into());
        }
        let attributes: Map<String, Value> = serde_json::from_str(&row.attributes_json).unwrap_or_default();
        let mut specs = specs(&attributes);
        specs.extend(choice.specs);
        if row.kind == "digital" {
            specs.push(("Delivered".into(), "Digitally".into()));
        }
        let description = words::markdown(&row.description);
        Some(Product {
            key: row.product_id.clone(),
            shop: row.vendor_id.clone(),
            category: shelves::key(&row.taxonomy_id),
            title: row.title.trim().into(),
            slug: words::free_slug(&row.title, &mut self.slugs),
            brand: Some(row.brand.trim().to_owned()).filter(|brand| !brand.is_empty()),
            summary: words::summary(&row.description),
            status: if description.is_empty() { Status::Draft } else { Status::Active },
            description,
            tags: tags(&attributes, &row.category_path),
            specs,
            options: choice.options,
            variants: choice.variants,
            images: images.into_iter().map(|shown| shown.image).collect(),
            rating: rating(row),
        })
    }

    /// The currency of a product that can be sold, or why it cannot.
    fn sellable(&self, row: &ProductRow) -> Result<String, String> {
        let Some(currency) = self.shops.get(&row.vendor_id) else {
            return Err(format!("there is no vendor {}", row.vendor_id));
        };
        let letters = row.title.trim().chars().count();
        if !(3..=200).contains(&letters) {
            return Err(format!("the title has {letters} letters; 3 to 200 are allowed"));
        }
        if row.price.is_empty() {
            return Err("it has no price".into());
        }
        if row.currency != *currency {
            return Err(format!("it is priced in {}, its shop in {currency}", row.currency));
        }
        if numbers::minor(&row.price, currency)? == 0 {
            return Err("it is free; only things with a price can be sold".into());
        }
        if !self.taxonomy.has(&row.taxonomy_id) {
            return Err(format!("there is no category {}", row.taxonomy_id));
        }
        Ok(currency.clone())
    }

    /// The price before, where it is one: above the price of today.
    fn compare_at(&mut self, line: &Line<ProductRow>, currency: &str) -> Option<i64> {
        let (typed, price) = (&line.row.compare_at_price, &line.row.price);
        if typed.is_empty() {
            return None;
        }
        let problem = match (numbers::minor(typed, currency), numbers::minor(price, currency)) {
            (Ok(before), Ok(now)) if before > now => return Some(before),
            (Err(reason), _) => reason,
            _ => format!("{typed} is not above the price of {price}"),
        };
        let id = &line.row.product_id;
        self.refused.push(RefusedRow::cell(FILE, line.line, id, "compare_at_price", problem));
        None
    }

    fn refuse(&mut self, line: &Line<ProductRow>, reason: String) -> Option<Product> {
        self.refused.push(RefusedRow::whole(FILE, line.line, &line.row.product_id, reason));
        None
    }
}

/// The attributes as pairs of words.
fn specs(attributes: &Map<String, Value>) -> Vec<(String, String)> {
    attributes
        .iter()
        .filter(|(name, _)| !ELSEWHERE.contains(&name.as_str()))
        .map(|(name, value)| (words::label(name), text(value).replace("; ", ", ")))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The vendor's own tags, and the last part of its own category.
fn tags(attributes: &Map<String, Value>, category_path: &str) -> Vec<String> {
    let own = attributes.get("tags").map(text).unwrap_or_default();
    let shelf = category_path.rsplit(" > ").next().unwrap_or_default();
    let mut out: Vec<String> = Vec::new();
    for tag in own.split(',').chain([shelf]).map(|tag| tag.trim().to_lowercase()) {
        if !tag.is_empty() && !out.contains(&tag) {
            out.push(tag);
        }
    }
    out
}

fn rating(row: &ProductRow) -> Option<Rating> {
    let count = row.rating_count.parse().ok().filter(|count| *count > 0)?;
    let hundredths = u32::try_from(numbers::scaled(&row.rating_avg, 2)?).ok()?;
    (100..=500).contains(&hundredths).then_some(Rating { hundredths, count })
}
