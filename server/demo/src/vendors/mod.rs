//! Reads a catalog of several vendors from CSV files: what can be sold becomes a market, what
//! cannot is told row by row.
//!
//! The rules, where the files leave room:
//! - A product needs a title of three letters and a price above nothing; without one it is refused,
//!   with its variants and pictures. A row that cannot be read is refused alone.
//! - Nothing is written for the vendor. A product without a description comes as a draft; a short
//!   description is taken as it is. The summary is the beginning of the description.
//! - Of two variants of one shop with the same SKU the first is kept.
//! - An empty stock cell means "unknown"; such variants open with [`STOCK_WHEN_UNKNOWN`] units.
//! - A weight without a unit is unknown, and so is where a vendor sits: its shop gets no city, and
//!   the country of its currency.
//! - An option that no buyer can choose, since there is one variant, is a specification.

mod files;
mod numbers;
mod pictures;
mod products;
mod shelves;
mod shops;
mod variants;
pub(crate) mod words;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::content::demo_market;
use crate::market::{Market, Product};
use files::{ImageRow, Line, ProductRow, VariantRow};

pub use files::RefusedRow;
pub use variants::STOCK_WHEN_UNKNOWN;

/// Reads the catalog in `dir`; the taxonomy its products name lies beside it, in `../taxonomy`.
///
/// The order is that of the files, so the same files always give the same market.
///
/// # Errors
/// When a file is missing or cannot be read as CSV at all. Single bad rows are no error: they are
/// in the second part of the answer.
pub fn read_catalog(dir: &Path) -> Result<(Market, Vec<RefusedRow>)> {
    let mut refused = Vec::new();
    let vendors = files::read(dir, "vendors.csv", &mut refused)?;
    let rows: Vec<Line<ProductRow>> = files::read(dir, "products.csv", &mut refused)?;
    let variants = by_product(files::read(dir, "variants.csv", &mut refused)?, |row: &VariantRow| &row.product_id);
    let images = by_product(files::read(dir, "images.csv", &mut refused)?, |row: &ImageRow| &row.product_id);
    let taxonomy = shelves::Taxonomy::read(&dir.join("../taxonomy/shopify_categories.csv"))
        .context("the taxonomy lies beside the catalog, in ../taxonomy")?;

    let (shops, people) = shops::open(&vendors, &rows);
    let mut reader = Reader {
        dir,
        shops: shops.iter().map(|shop| (shop.key.clone(), shop.currency.clone())).collect(),
        taxonomy: &taxonomy,
        slugs: demo_market().products.into_iter().map(|product| product.slug).collect(),
        skus: HashSet::new(),
        refused,
    };
    let nothing = (Vec::new(), Vec::new());
    let products: Vec<Product> = rows
        .iter()
        .filter_map(|row| {
            let id = &row.row.product_id;
            reader.product(row, variants.get(id).unwrap_or(&nothing.0), images.get(id).unwrap_or(&nothing.1))
        })
        .collect();
    let mut refused = reader.refused;
    refused.extend(strays("variants.csv", &rows, &variants, |row| &row.variant_id));
    refused.extend(strays("images.csv", &rows, &images, |row| &row.image));
    let categories = taxonomy.needed(products.iter().map(|product| product.category.as_str()));
    Ok((Market { categories, people, shops, products }, refused))
}

/// What reading one product needs to know of all others.
struct Reader<'a> {
    dir: &'a Path,
    /// Currency by shop.
    shops: HashMap<String, String>,
    taxonomy: &'a shelves::Taxonomy,
    /// Taken so far; those of the demo market too, so that both can stand in one market.
    slugs: HashSet<String>,
    /// Shop and SKU.
    skus: HashSet<(String, String)>,
    refused: Vec<RefusedRow>,
}

fn by_product<Row>(rows: Vec<Line<Row>>, product: impl Fn(&Row) -> &String) -> HashMap<String, Vec<Line<Row>>> {
    let mut out: HashMap<String, Vec<Line<Row>>> = HashMap::new();
    for line in rows {
        out.entry(product(&line.row).clone()).or_default().push(line);
    }
    out
}

/// Rows that name a product which the catalog does not have.
fn strays<Row>(
    file: &str,
    products: &[Line<ProductRow>],
    rows: &HashMap<String, Vec<Line<Row>>>,
    id: impl Fn(&Row) -> &String,
) -> Vec<RefusedRow> {
    let known: HashSet<&String> = products.iter().map(|line| &line.row.product_id).collect();
    let mut out: Vec<RefusedRow> = rows
        .iter()
        .filter(|(product, _)| !known.contains(product))
        .flat_map(|(product, lines)| lines.iter().map(move |line| (product, line)))
        .map(|(product, line)| {
            RefusedRow::whole(file, line.line, id(&line.row), format!("there is no product {product}"))
        })
        .collect();
    out.sort_by_key(|row| row.line);
    out
}
