//! How text becomes words: small letters without accents, numbers with and without their unit, and the stem of each.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer, TokenStream,
};

/// Longer words are serial numbers of something else; nobody types them.
const LONGEST_WORD: usize = 40;
/// Longest unit that belongs to the number before it: `32 gb`, `120 v`.
const LONGEST_UNIT: usize = 3;
/// Stems that are remembered while an index is built.
const MOST_STEMS: usize = 200_000;

/// Words that say nothing about a thing. Where somebody types nothing else, they count all the same.
const SMALL_WORDS: [&str; 34] = [
    "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "i", "in", "is", "it", "me", "my", "of",
    "on", "or", "s", "some", "t", "that", "the", "this", "to", "under", "up", "want", "which", "with", "you", "your",
];

/// Whether a word says nothing about a thing.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// Turns text into words.
pub(crate) struct Analysis {
    plain: TextAnalyzer,
    stemmer: Stemmer,
    stems: HashMap<String, String>,
    most_stems: usize,
}

impl Default for Analysis {
    fn default() -> Self {
        let plain = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(LONGEST_WORD))
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
            .build();
        Self { plain, stemmer: Stemmer::create(Algorithm::English), stems: HashMap::new(), most_stems: 0 }
    }
}

impl Analysis {
    /// One that remembers stems, because it reads many texts.
    pub(crate) fn of_many() -> Self {
        Self { most_stems: MOST_STEMS, ..Self::default() }
    }

    /// The words of a text as they are written, folded.
    pub(crate) fn words(&mut self, text: &str) -> Vec<String> {
        let mut words = Vec::new();
        let mut stream = self.plain.token_stream(text);
        while let Some(token) = stream.next() {
            // Folding can make two words out of one sign, such as a half.
            words.extend(token.text.split_whitespace().map(str::to_owned));
        }
        words
    }

    /// The words of a text that is to be found: a number beside its unit also as one word, and `32gb` also as two.
    pub(crate) fn words_to_find(&mut self, text: &str) -> Vec<String> {
        let words = self.words(text);
        let mut all = Vec::with_capacity(words.len() + 4);
        for (at, word) in words.iter().enumerate() {
            if is_number(word)
                && let Some(unit) = words.get(at + 1).filter(|next| is_unit(next))
            {
                all.push(format!("{word}{unit}"));
            } else if let Some((number, unit)) = number_and_unit(word) {
                all.push(number.to_owned());
                all.push(unit.to_owned());
            }
            all.push(word.clone());
        }
        all
    }

    /// What all forms of a word share.
    pub(crate) fn stem(&mut self, word: &str) -> String {
        if let Some(stem) = self.stems.get(word) {
            return stem.clone();
        }
        let stem = self.stemmer.stem(word).into_owned();
        if self.stems.len() < self.most_stems {
            self.stems.insert(word.to_owned(), stem.clone());
        }
        stem
    }

    /// The stems of these words, as the index takes them.
    pub(crate) fn stemmed(&mut self, words: &[String]) -> String {
        let mut text = String::with_capacity(words.iter().map(|word| word.len() + 1).sum());
        for word in words {
            text.push_str(&self.stem(word));
            text.push(' ');
        }
        text
    }

    /// Forgets what was only needed for many texts at once.
    pub(crate) fn forget(&mut self) {
        self.stems = HashMap::new();
    }
}

/// A number of a shop for a thing, however it is written: letters and digits alone, small.
pub(crate) fn plain_sku(sku: &str) -> String {
    sku.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(100).collect()
}

fn is_number(word: &str) -> bool {
    word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_unit(word: &str) -> bool {
    word.len() <= LONGEST_UNIT && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_small(word)
}

fn number_and_unit(word: &str) -> Option<(&str, &str)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = word.split_at_checked(digits)?;
    (!number.is_empty() && !unit.is_empty() && is_number(number) && is_unit(unit)).then_some((number, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_small_and_without_accents() {
        let mut analysis = Analysis::default();
        assert_eq!(analysis.words("Café-CRÈME, Größe 42!"), ["cafe", "creme", "grosse", "42"]);
        assert_eq!(analysis.words("🫖 \u{202e} … \"\""), Vec::<String>::new());
        assert_eq!(analysis.words("مرحبا 日本語").len(), 2);
        assert_eq!(analysis.words(&"x".repeat(10_000)), Vec::<String>::new());
    }

    #[test]
    fn a_number_is_found_with_its_unit_and_without() {
        let mut analysis = Analysis::default();
        assert_eq!(analysis.words_to_find("32 GB"), ["32gb", "32", "gb"]);
        assert_eq!(analysis.words_to_find("120V lamp"), ["120", "v", "120v", "lamp"]);
        assert_eq!(analysis.words_to_find("4 of 5"), ["4", "of", "5"]);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let mut analysis = Analysis::default();
        assert_eq!(analysis.stem("kettles"), analysis.stem("kettle"));
        assert_eq!(plain_sku(" MUG-01/s "), "mug01s");
    }
}
