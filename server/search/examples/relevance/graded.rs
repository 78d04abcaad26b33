//! What people thought of products for a query, and how well the order of the search agrees with them.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use domain::id::ProductId;
use search::Engine;
use serde::Deserialize;

use crate::goods::{self, Good};

/// As much of a list as anybody looks at.
const SEEN: usize = 10;
/// As much of a list as counts as found.
const FOUND: usize = 100;

#[derive(Deserialize)]
struct Query {
    query_id: String,
    query: String,
}

#[derive(Deserialize)]
struct Judgment {
    query_id: String,
    product_id: u64,
    /// From 0, irrelevant, to 3, exact: the mean of all who were asked.
    grade: f64,
}

/// Means over all queries for which anything is relevant.
pub struct Graded {
    /// How good the first ten of the judged products are, beside the best ten in the best order.
    pub ndcg: f64,
    /// The share of the relevant products among the first hundred of all.
    pub recall: f64,
}

/// Measures both.
pub fn measure(engine: &Engine, goods: &[Good], folder: &Path, each: bool) -> Result<Graded> {
    let mut grades: HashMap<String, HashMap<ProductId, f64>> = HashMap::new();
    for judgment in csv::Reader::from_path(folder.join("judgments_dev.csv"))?.deserialize() {
        let judgment: Judgment = judgment?;
        grades.entry(judgment.query_id).or_default().insert(goods::id(judgment.product_id), judgment.grade);
    }
    let (mut ndcg, mut recall, mut queries) = (0.0, 0.0, 0.0);
    for query in csv::Reader::from_path(folder.join("queries_dev.csv"))?.deserialize() {
        let query: Query = query?;
        let grades = grades.get(&query.query_id).with_context(|| format!("nobody judged {}", query.query))?;
        if grades.values().all(|grade| *grade == 0.0) {
            continue;
        }
        let found = engine.ranked(&query.query, 0, goods.len())?;
        let judged: Vec<f64> = found.iter().filter_map(|product| grades.get(product).copied()).collect();
        let mut best: Vec<f64> = grades.values().copied().collect();
        best.sort_by(|a, b| b.total_cmp(a));
        let good = gain(&judged) / gain(&best);
        let relevant = |products: &[ProductId]| {
            products.iter().filter(|product| grades.get(product).is_some_and(|grade| *grade > 0.0)).count()
        };
        let all: Vec<ProductId> = grades.keys().copied().collect();
        let share = count(relevant(&found[..found.len().min(FOUND)])) / count(relevant(&all));
        if each {
            println!("  {good:.2} {share:.2} {} ({} found)", query.query, found.len());
        }
        (ndcg, recall, queries) = (ndcg + good, recall + share, queries + 1.0);
    }
    Ok(Graded { ndcg: ndcg / queries, recall: recall / queries })
}

/// What the first of a list are worth: the better and the earlier, the more.
fn gain(grades: &[f64]) -> f64 {
    let worth = |(at, grade): (usize, &f64)| (grade.exp2() - 1.0) / (count(at) + 2.0).log2();
    grades.iter().take(SEEN).enumerate().map(worth).sum()
}

fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}
