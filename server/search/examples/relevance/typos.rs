//! Titles with one word misspelled as people misspell it, and whether the product is found all the same.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use search::Engine;
use serde::Deserialize;

use crate::goods::{self, Good};

/// Titles that are tried.
const TRIED: usize = 500;
/// Ranks that count.
const RANKS: usize = 3;
/// The shortest word in which a typo is forgiven.
const SHORTEST: usize = 4;

#[derive(Deserialize)]
struct Typo {
    misspelling: String,
    corrections: String,
}

/// In percent of the titles that were tried.
pub struct Typos {
    pub titles: usize,
    /// Found at the first place.
    pub first: f64,
    /// Found among the first three.
    pub third: f64,
}

/// Measures it.
pub fn measure(engine: &Engine, goods: &[Good], file: &Path, each: bool) -> Result<Typos> {
    let typos = read(file)?;
    let titles: HashMap<_, _> = goods.iter().map(|good| (goods::id(good.product_id), good.title.as_str())).collect();
    let (mut tried, mut first, mut third) = (0, 0, 0);
    // Far apart in the catalogue, so that no brand and no kind of thing counts for all.
    for good in goods.iter().step_by(7) {
        let Some(typed) = misspelled(&good.title, &typos, tried) else { continue };
        let found = engine.ranked(&typed, 0, RANKS)?;
        // Several products may bear one title; to whoever types it they are one.
        let rank = found.iter().position(|product| titles.get(product) == Some(&good.title.as_str()));
        if each && rank.is_none() {
            println!("  not found: {typed}");
        }
        tried += 1;
        first += usize::from(rank == Some(0));
        third += usize::from(rank.is_some());
        if tried == TRIED {
            break;
        }
    }
    Ok(Typos { titles: tried, first: percent(first, tried), third: percent(third, tried) })
}

/// Words and how they are misspelled.
fn read(file: &Path) -> Result<HashMap<String, Vec<String>>> {
    let mut typos: HashMap<String, Vec<String>> = HashMap::new();
    let mut rows = csv::Reader::from_path(file).with_context(|| format!("cannot read {}", file.display()))?;
    for typo in rows.deserialize() {
        let typo: Typo = typo?;
        let word = typo.corrections.split(',').next().unwrap_or_default().trim().to_lowercase();
        typos.entry(word).or_default().push(typo.misspelling);
    }
    Ok(typos)
}

/// The title with its longest word that people misspell misspelled; `number` chooses among the ways.
fn misspelled(title: &str, typos: &HashMap<String, Vec<String>>, number: usize) -> Option<String> {
    let words: Vec<&str> = title.split_whitespace().collect();
    let known = |at: &usize| words[*at].len() >= SHORTEST && typos.contains_key(&words[*at].to_lowercase());
    let at = (0..words.len()).filter(known).max_by_key(|at| words[*at].len())?;
    let ways = typos.get(&words[at].to_lowercase())?;
    let way = ways.get(number % ways.len())?;
    let typed = words.iter().enumerate().map(|(place, word)| if place == at { way.as_str() } else { word });
    Some(typed.collect::<Vec<_>>().join(" "))
}

fn percent(of: usize, all: usize) -> f64 {
    let count = |count| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    100.0 * count(of) / count(all.max(1))
}
