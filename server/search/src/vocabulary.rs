//! The words that stand in the index: how a word goes on that is being typed, and which one was meant by a misspelled one.

use std::collections::HashMap;
use std::sync::OnceLock;

use anyhow::Result;
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy_fst::Automaton;

use crate::index::View;

/// Words from this length on may differ in one letter, and from the second on in two.
const FORGIVEN: [usize; 2] = [4, 8];
/// Words that are looked at before the best are taken.
const MOST_LOOKED_AT: usize = 4_000;

/// A word of the index.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known {
    pub word: String,
    /// How many products have it.
    pub products: u32,
    /// How many letters it differs in.
    pub off: u8,
}

/// In how many letters a word may differ.
pub(crate) fn forgiven(word: &str) -> u8 {
    match word.chars().count() {
        letters if letters >= FORGIVEN[1] => 2,
        letters if letters >= FORGIVEN[0] => 1,
        _ => 0,
    }
}

/// How many products have this word as it is written.
pub(crate) fn products_with(view: &View, word: &str) -> Result<u32> {
    let mut products = 0;
    for piece in &view.pieces {
        products += piece.spelled.terms().get(word.as_bytes())?.map_or(0, |term| term.doc_freq);
    }
    Ok(products)
}

/// The most frequent words that begin with `beginning`, itself among them.
pub(crate) fn going_on(view: &View, beginning: &str, most: usize) -> Result<Vec<Known>> {
    let mut found = HashMap::new();
    let Some(after) = after(beginning) else { return Ok(Vec::new()) };
    for piece in &view.pieces {
        let mut words = piece.spelled.terms().range().ge(beginning.as_bytes()).lt(&after).into_stream()?;
        for _ in 0..MOST_LOOKED_AT {
            let Some((word, term)) = words.next() else { break };
            let entry = found.entry(String::from_utf8_lossy(word).into_owned()).or_insert((0, 0));
            entry.0 += term.doc_freq;
        }
    }
    Ok(best(found, most))
}

/// The words that differ least from `word` and, among those, the most frequent ones.
pub(crate) fn alike(view: &View, word: &str, most: usize) -> Result<Vec<Known>> {
    let letters = forgiven(word);
    if letters == 0 {
        return Ok(Vec::new());
    }
    let mut found = HashMap::new();
    for piece in &view.pieces {
        let near = Near(automaton(letters).build_dfa(word));
        let mut words = piece.spelled.terms().search(&near).into_stream()?;
        for _ in 0..MOST_LOOKED_AT {
            let Some((known, term)) = words.next() else { break };
            let off = near.off(known);
            let entry = found.entry(String::from_utf8_lossy(known).into_owned()).or_insert((0, off));
            entry.0 += term.doc_freq;
        }
    }
    Ok(best(found, most))
}

fn best(found: HashMap<String, (u32, u8)>, most: usize) -> Vec<Known> {
    let known = |(word, (products, off))| Known { word, products, off };
    let mut found: Vec<Known> = found.into_iter().map(known).collect();
    found.sort_by(|a, b| a.off.cmp(&b.off).then(b.products.cmp(&a.products)).then_with(|| a.word.cmp(&b.word)));
    found.truncate(most);
    found
}

/// The first text behind everything that begins with `beginning`.
fn after(beginning: &str) -> Option<Vec<u8>> {
    let mut end = beginning.as_bytes().to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Some(end);
        }
    }
    None
}

fn automaton(letters: u8) -> &'static LevenshteinAutomatonBuilder {
    static BUILT: [OnceLock<LevenshteinAutomatonBuilder>; 2] = [OnceLock::new(), OnceLock::new()];
    let built = &BUILT[usize::from(letters.clamp(1, 2) - 1)];
    // Two neighbours that changed places are one mistake.
    built.get_or_init(|| LevenshteinAutomatonBuilder::new(letters.clamp(1, 2), true))
}

/// Accepts what is near to a word.
struct Near(DFA);

impl Near {
    fn off(&self, word: &[u8]) -> u8 {
        match self.0.eval(word) {
            Distance::Exact(off) | Distance::AtLeast(off) => off,
        }
    }
}

impl Automaton for &Near {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_are_taken_as_they_are() {
        assert_eq!([forgiven("tea"), forgiven("mugs"), forgiven("kettles"), forgiven("saucepan")], [0, 1, 1, 2]);
        assert_eq!(forgiven("日本語"), 0);
    }

    #[test]
    fn a_range_ends_behind_everything_that_begins_so() {
        assert_eq!(after("mug").as_deref(), Some("muh".as_bytes()));
        assert_eq!(after(""), None);
    }
}
