//! The files of a catalog, row by row, and the rows that were refused.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A row, or one cell of it, that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// The name of the file.
    pub file: String,
    /// Where the row begins, from 1.
    pub line: u64,
    /// What the row calls itself; empty when that could not be read.
    pub id: String,
    /// The column, where only this cell was refused and the rest of the row was taken.
    pub cell: Option<&'static str>,
    /// A sentence without a full stop.
    pub reason: String,
}

impl RefusedRow {
    pub fn whole(file: &str, line: u64, id: &str, reason: String) -> Self {
        Self { file: file.into(), line, id: id.into(), cell: None, reason }
    }

    pub fn cell(file: &str, line: u64, id: &str, column: &'static str, reason: String) -> Self {
        Self { cell: Some(column), ..Self::whole(file, line, id, reason) }
    }
}

/// A row and the line it begins on.
#[derive(Clone, Debug)]
pub struct Line<Row> {
    pub line: u64,
    pub row: Row,
}

#[derive(Clone, Debug, Deserialize)]
pub struct VendorRow {
    pub vendor_id: String,
    pub name: String,
    pub source: String,
    pub licence: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ProductRow {
    pub product_id: String,
    pub vendor_id: String,
    pub title: String,
    pub description: String,
    pub brand: String,
    pub category_path: String,
    pub taxonomy_id: String,
    pub kind: String,
    pub price: String,
    pub compare_at_price: String,
    pub currency: String,
    pub attributes_json: String,
    pub rating_count: String,
    pub rating_avg: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct VariantRow {
    pub variant_id: String,
    pub product_id: String,
    pub sku: String,
    pub options_json: String,
    pub price: String,
    pub stock_on_hand: String,
    pub weight: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct ImageRow {
    pub image: String,
    pub product_id: String,
    pub role: String,
    pub variant_options: String,
}

/// All rows of a file; those that do not fit its header are refused.
pub fn read<Row: DeserializeOwned>(dir: &Path, name: &str, refused: &mut Vec<RefusedRow>) -> Result<Vec<Line<Row>>> {
    let path = dir.join(name);
    let mut reader = csv::Reader::from_path(&path).with_context(|| format!("cannot open {}", path.display()))?;
    let headers = reader.headers().with_context(|| format!("{name} has no header row"))?.clone();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) if error.is_io_error() => {
                return Err(error).with_context(|| format!("cannot read {}", path.display()));
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                refused.push(RefusedRow::whole(name, line, "", format!("the row does not fit the header: {error}")));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        match record.deserialize(Some(&headers)) {
            Ok(row) => rows.push(Line { line, row }),
            Err(error) => {
                let id = record.get(0).unwrap_or_default();
                refused.push(RefusedRow::whole(name, line, id, format!("the row cannot be read: {error}")));
            }
        }
    }
    Ok(rows)
}
