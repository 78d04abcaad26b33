//! What people may want to ask: the names of shelves and brands, and the pairs of words that many titles share.

use std::collections::HashMap;

use catalog::{Sellers, Tree};

use crate::analysis::{Analysis, is_small};
use crate::facts::Facts;

/// Titles that must share a pair of words.
const SHARED: u32 = 3;
/// Most phrases that are kept.
const MOST: usize = 20_000;
/// Phrases that are looked at before the best are taken.
const LOOKED_AT: usize = 2_000;
/// A shelf or a brand says more about what somebody wants than two words of a title.
const NAME: u32 = 4;

/// What people may want to ask, in the order of the alphabet.
#[derive(Debug, Default)]
pub(crate) struct Phrases(Vec<Phrase>);

#[derive(Debug)]
struct Phrase {
    words: Box<str>,
    weight: u32,
}

impl Phrases {
    /// Those of the products that are shown now.
    pub(crate) fn gather(facts: &Facts, tree: &Tree, sellers: &Sellers) -> Self {
        let mut analysis = Analysis::default();
        let mut found: HashMap<String, u32> = HashMap::new();
        let mut brands = vec![0_u32; facts.brands.all().len()];
        let mut pairs: HashMap<u64, u32> = HashMap::new();
        let shown = || {
            let places = 0..u32::try_from(facts.rows().len()).unwrap_or(u32::MAX);
            places.filter_map(|place| {
                let row = facts.row(place)?;
                let shop = facts.shops.all().get(usize::from(row.shop))?;
                sellers.get(*shop).and_then(|_| Some((row, facts.title(place)?)))
            })
        };
        // Twice through all titles: most pairs stand in one title only, and are not worth their letters.
        for (row, title) in shown() {
            if let Some(count) = brands.get_mut(usize::try_from(row.brand).unwrap_or(usize::MAX)) {
                *count += 1;
            }
            for pair in pairs_of(&analysis.words(title)) {
                *pairs.entry(sum(&pair)).or_default() += 1;
            }
        }
        pairs.retain(|_, count| *count >= SHARED);
        for (_, title) in shown() {
            for pair in pairs_of(&analysis.words(title)) {
                if let Some(count) = pairs.remove(&sum(&pair)) {
                    found.insert(pair, count);
                }
            }
        }
        let shelves = tree.all().iter().map(|shelf| (shelf.name.as_str(), shelf.products));
        let brands = facts.brands.all().iter().map(String::as_str).zip(brands);
        for (name, products) in shelves.chain(brands).filter(|(_, products)| *products > 0) {
            let words = analysis.words(name).join(" ");
            let weight = found.entry(words).or_default();
            *weight = (*weight).max(products.saturating_mul(NAME));
        }
        Self::of(found)
    }

    fn of(found: HashMap<String, u32>) -> Self {
        let phrase = |(words, weight): (String, u32)| Phrase { words: words.into(), weight };
        let mut all: Vec<Phrase> = found.into_iter().filter(|(words, _)| !words.is_empty()).map(phrase).collect();
        all.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.words.cmp(&b.words)));
        all.truncate(MOST);
        all.sort_by(|a, b| a.words.cmp(&b.words));
        all.shrink_to_fit();
        Self(all)
    }

    /// The phrases that begin like this, those that would find most first.
    pub(crate) fn beginning(&self, typed: &str, most: usize) -> Vec<String> {
        let first = self.0.partition_point(|phrase| &*phrase.words < typed);
        let like = self.0[first..].iter().take(LOOKED_AT).take_while(|phrase| phrase.words.starts_with(typed));
        let mut like: Vec<&Phrase> = like.collect();
        like.sort_by_key(|phrase| std::cmp::Reverse(phrase.weight));
        like.into_iter().take(most).map(|phrase| phrase.words.to_string()).collect()
    }
}

/// Neighbours in a title that both say something.
fn pairs_of(words: &[String]) -> Vec<String> {
    let says = |word: &String| word.len() > 1 && !is_small(word) && !word.starts_with(|c: char| c.is_ascii_digit());
    let pairs = words.windows(2).filter(|pair| pair.iter().all(says));
    let mut pairs: Vec<String> = pairs.map(|pair| pair.join(" ")).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn sum(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut sum = DefaultHasher::new();
    text.hash(&mut sum);
    sum.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_go_on_from_what_was_typed() {
        let found = [("coffee maker", 9), ("coffee table", 12), ("cofee", 1), ("tea", 4)];
        let phrases = Phrases::of(found.map(|(words, weight)| (words.to_owned(), weight)).into());
        assert_eq!(phrases.beginning("coffee", 5), ["coffee table", "coffee maker"]);
        assert_eq!(phrases.beginning("co", 1), ["coffee table"]);
        assert!(phrases.beginning("z", 5).is_empty() && phrases.beginning("\u{10ffff}", 5).is_empty());
    }

    #[test]
    fn pairs_say_something() {
        let words = ["mug", "for", "two", "large", "hands", "42", "cm"].map(str::to_owned);
        assert_eq!(pairs_of(&words), ["large hands", "two large"]);
    }
}
