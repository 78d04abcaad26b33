//! Words of the same meaning, out of a file of our own.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::analysis::Analysis;

const FILE: &str = include_str!("../synonyms.txt");
/// Most words of one phrase.
const LONGEST: usize = 3;

/// Which words stand for which, by their stems.
#[derive(Debug, Default)]
pub(crate) struct Synonyms {
    words: HashMap<String, Vec<String>>,
    phrases: HashMap<Vec<String>, Vec<String>>,
}

impl Synonyms {
    /// Those of the file.
    pub(crate) fn known() -> &'static Self {
        static KNOWN: OnceLock<Synonyms> = OnceLock::new();
        KNOWN.get_or_init(|| Self::read(FILE, &mut Analysis::default()))
    }

    fn read(file: &str, analysis: &mut Analysis) -> Self {
        let mut all = Self::default();
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut entry =
                |text: &str| -> Vec<String> { analysis.words(text).iter().map(|word| analysis.stem(word)).collect() };
            let entries: Vec<Vec<String>> = line.split(',').map(&mut entry).filter(|words| !words.is_empty()).collect();
            for (at, entry) in entries.iter().enumerate() {
                let others = entries.iter().enumerate().filter(|(other, words)| *other != at && words.len() == 1);
                all.add(entry, others.flat_map(|(_, words)| words.iter().cloned()).collect());
            }
        }
        all
    }

    fn add(&mut self, entry: &[String], others: Vec<String>) {
        let known = match entry {
            [word] => self.words.entry(word.clone()).or_default(),
            words => self.phrases.entry(words.to_vec()).or_default(),
        };
        for other in others {
            if !known.contains(&other) && !entry.contains(&other) {
                known.push(other);
            }
        }
    }

    /// What stands for each of these stems, by itself or in a phrase with its neighbours.
    pub(crate) fn of(&self, stems: &[String]) -> Vec<Vec<String>> {
        let mut found: Vec<Vec<String>> =
            stems.iter().map(|stem| self.words.get(stem).cloned().unwrap_or_default()).collect();
        for length in 2..=LONGEST {
            for (at, phrase) in stems.windows(length).enumerate() {
                let Some(others) = self.phrases.get(phrase) else { continue };
                for place in &mut found[at..at + length] {
                    place.extend(others.iter().filter(|other| !stems.contains(other)).cloned());
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Vec<Vec<String>> {
        let mut analysis = Analysis::default();
        let stems: Vec<String> = analysis.words(words).iter().map(|word| analysis.stem(word)).collect();
        Synonyms::known().of(&stems)
    }

    #[test]
    fn a_word_stands_for_every_other_of_its_line() {
        assert!(of("couches")[0].contains(&"sofa".to_owned()));
        assert!(of("sofa")[0].contains(&"couch".to_owned()));
        assert!(of("zeppelin")[0].is_empty());
    }

    #[test]
    fn a_phrase_stands_for_one_word() {
        let found = of("red cell phone case");
        assert!(!found[0].contains(&"smartphon".to_owned()));
        assert!(found[1].contains(&"smartphon".to_owned()) && found[2].contains(&"smartphon".to_owned()));
    }
}
