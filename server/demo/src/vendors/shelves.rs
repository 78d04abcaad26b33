//! The shelves a catalog needs, out of a taxonomy of ten thousand.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use super::words;
use crate::content::demo_market;
use crate::market::Category;

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    parent_id: String,
    name: String,
}

/// The whole taxonomy.
#[derive(Debug)]
pub struct Taxonomy {
    /// In the order of the file: parents before children.
    rows: Vec<Row>,
    places: HashMap<String, usize>,
}

/// The key of the shelf for an entry of the taxonomy.
pub fn key(id: &str) -> String {
    format!("taxonomy/{id}")
}

impl Taxonomy {
    pub fn read(path: &Path) -> Result<Self> {
        let mut reader = csv::Reader::from_path(path).with_context(|| format!("cannot open {}", path.display()))?;
        let rows = reader.deserialize().collect::<Result<Vec<Row>, _>>()?;
        let places = rows.iter().enumerate().map(|(place, row)| (row.id.clone(), place)).collect();
        Ok(Self { rows, places })
    }

    pub fn has(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// The shelves with the given keys and everything above them, parents first.
    ///
    /// A department that the demo market has too keeps its key, so that both share it; no other
    /// shelf takes an address of the demo market.
    pub fn needed<'a>(&self, keys: impl Iterator<Item = &'a str>) -> Vec<Category> {
        let demo = demo_market().categories;
        let departments: HashMap<&str, &Category> =
            demo.iter().filter(|shelf| shelf.parent.is_none()).map(|shelf| (shelf.name.as_str(), shelf)).collect();
        let mut taken: HashSet<String> = demo.iter().map(|shelf| shelf.slug.clone()).collect();
        let wanted = self.with_parents(keys);
        let mut known: HashMap<&str, String> = HashMap::new();
        let mut children: HashMap<&str, i32> = HashMap::new();
        let mut out = Vec::new();
        for row in self.rows.iter().filter(|row| wanted.contains(row.id.as_str())) {
            let position = children.entry(&row.parent_id).or_insert(0);
            let place = *position;
            *position += 1;
            if let Some(shared) = departments.get(row.name.as_str()).filter(|_| row.parent_id.is_empty()) {
                known.insert(&row.id, shared.key.clone());
                out.push((*shared).clone());
                continue;
            }
            known.insert(&row.id, key(&row.id));
            out.push(Category {
                key: key(&row.id),
                name: row.name.clone(),
                parent: known.get(row.parent_id.as_str()).cloned(),
                slug: self.free_slug(row, &mut taken),
                position: place,
            });
        }
        out
    }

    /// The name of the shelf, with the name of the one above where another shelf has it.
    fn free_slug(&self, row: &Row, taken: &mut HashSet<String>) -> String {
        let above = self.places.get(&row.parent_id).map(|place| &self.rows[*place].name);
        match above {
            Some(above) if taken.contains(&words::slug(&row.name)) => {
                words::free_slug(&format!("{above} {}", row.name), taken)
            }
            _ => words::free_slug(&row.name, taken),
        }
    }

    /// The entries with these keys and all entries above them.
    fn with_parents<'a>(&self, keys: impl Iterator<Item = &'a str>) -> HashSet<&str> {
        let mut wanted = HashSet::new();
        for key in keys {
            let mut place = key.strip_prefix("taxonomy/").and_then(|id| self.places.get(id));
            while let Some(row) = place.map(|place| &self.rows[*place]) {
                if !wanted.insert(row.id.as_str()) {
                    break;
                }
                place = self.places.get(&row.parent_id);
            }
        }
        wanted
    }
}
