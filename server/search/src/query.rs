//! What somebody typed, and what is looked for because of it.

use anyhow::Result;

use crate::analysis::{Analysis, is_small, plain_sku};
use crate::index::View;
use crate::score::{Form, MOST_WORDS, Wanted};
use crate::synonyms::Synonyms;
use crate::vocabulary::{self, Known};
use crate::weights::Weights;

/// Typed text is read this far.
const READ: usize = 400;
/// Forms of a misspelled word that are looked for.
const MOST_TYPOS: usize = 6;
/// Words that a beginning may go on to.
const MOST_BEGINNINGS: usize = 16;
/// Letters from which on a beginning is looked for.
const LEAST_BEGINNING: usize = 2;
/// Letters of a word that may be two words written as one.
const LEAST_PAIR: usize = 6;

/// How the text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// It is finished. The last word may still be a beginning, where nothing is called so.
    Whole,
    /// Somebody is typing: the last word may go on.
    Typing,
    /// Nothing was found: known words may be misspelled ones, too.
    Doubting,
}

/// What was typed, as words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Typed {
    /// Words, folded; those that say nothing are left out where there are others.
    pub words: Vec<String>,
    /// Words that what is found must not have.
    pub without: Vec<String>,
    /// The whole as a number of a shop, if it can be one.
    pub sku: Option<String>,
    /// Whether the last word may go on.
    pub open: bool,
}

/// Where words are looked up, and how they are read.
struct Look<'a> {
    view: &'a View,
    weights: &'a Weights,
    reading: Reading,
    analysis: &'a mut Analysis,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub wanted: Vec<Wanted>,
    /// Stems that nothing found may have.
    pub without: Vec<String>,
    /// The words as they were probably meant, where some were misspelled.
    pub meant: Option<String>,
}

impl Typed {
    /// Reads what was typed. A word after a hyphen that nothing stands before is one that is not wanted.
    pub(crate) fn read(text: &str, analysis: &mut Analysis) -> Self {
        let text: String = text.chars().take(READ).collect();
        let (mut words, mut without) = (Vec::new(), Vec::new());
        for part in text.split_whitespace() {
            match part.strip_prefix('-').filter(|rest| rest.starts_with(char::is_alphanumeric) && !words.is_empty()) {
                Some(rest) => without.extend(analysis.words(rest)),
                None => words.extend(analysis.words(part)),
            }
        }
        let sku = Some(plain_sku(&text)).filter(|sku| sku.len() >= 3);
        if words.iter().any(|word| !is_small(word)) {
            words.retain(|word| !is_small(word));
        }
        words.truncate(MOST_WORDS);
        without.truncate(MOST_WORDS);
        Self { words, without, sku, open: text.ends_with(char::is_alphanumeric) }
    }

    /// What is looked for in this index.
    pub(crate) fn plan(
        &self,
        view: &View,
        weights: &Weights,
        reading: Reading,
        analysis: &mut Analysis,
    ) -> Result<Plan> {
        let stems: Vec<String> = self.words.iter().map(|word| analysis.stem(word)).collect();
        let synonyms = Synonyms::known().of(&stems);
        let mut plan = Plan::default();
        let mut meant = self.words.clone();
        let mut look = Look { view, weights, reading, analysis };
        for (at, (stem, synonyms)) in stems.iter().zip(&synonyms).enumerate() {
            let (forms, near) = self.forms(&mut look, at, stem, synonyms)?;
            if let Some(near) = near {
                meant[at] = near;
            } else if let [_] = forms.as_slice()
                && !is_known(view, &self.words[at], stem)?
                && let Some((first, second)) = split(view, &self.words[at])?
            {
                meant[at] = format!("{first} {second}");
                plan.wanted.extend([first, second].map(|half| only(look.analysis.stem(&half))));
                continue;
            }
            plan.wanted.push(Wanted { forms: unlike(forms) });
        }
        plan.without = self.without.iter().map(|word| look.analysis.stem(word)).collect();
        plan.meant = (meant != self.words).then(|| meant.join(" "));
        Ok(plan)
    }

    /// Everything that the word at that place may stand for, and what was meant if it is misspelled.
    fn forms(
        &self,
        look: &mut Look,
        at: usize,
        stem: &str,
        synonyms: &[String],
    ) -> Result<(Vec<Form>, Option<String>)> {
        let word = &self.words[at];
        let known = is_known(look.view, word, stem)?;
        let mut forms = vec![Form { stem: stem.to_owned(), weight: 1.0 }];
        forms.extend(synonyms.iter().map(|other| Form { stem: other.clone(), weight: look.weights.synonym }));
        let by_itself = forms.len();
        forms.extend(self.joined(look.view, at, look.analysis)?);
        let goes_on = look.reading == Reading::Typing || (look.reading == Reading::Whole && !known);
        if goes_on && self.open && at + 1 == self.words.len() {
            forms.extend(beginnings(look.view, look.weights, word, look.analysis)?);
        }
        let mut meant = None;
        if look.reading == Reading::Doubting || (!known && forms.len() == by_itself) {
            let near = near(look.view, word, known)?;
            meant = near.first().filter(|_| !known).map(|best| best.word.clone());
            forms.extend(near.iter().map(|near| typo(near, look.weights, look.analysis)));
        }
        Ok((forms, meant))
    }

    /// A word and its neighbour as one, where that is a word: `flash drive` is also called `flashdrive`.
    fn joined(&self, view: &View, at: usize, analysis: &mut Analysis) -> Result<Vec<Form>> {
        let mut forms = Vec::new();
        let pairs = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))];
        for (first, second) in pairs.into_iter().flatten() {
            let (Some(first), Some(second)) = (self.words.get(first), self.words.get(second)) else { continue };
            let pair = format!("{first}{second}");
            if vocabulary::products_with(view, &pair)? > 0 {
                forms.push(Form { stem: analysis.stem(&pair), weight: 1.0 });
            }
        }
        Ok(forms)
    }
}

/// Whether something is called so, in this form or another.
fn is_known(view: &View, word: &str, stem: &str) -> Result<bool> {
    if vocabulary::products_with(view, word)? > 0 {
        return Ok(true);
    }
    for piece in &view.pieces {
        for field in &piece.scored {
            if field.terms().get(stem.as_bytes())?.is_some() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn beginnings(view: &View, weights: &Weights, word: &str, analysis: &mut Analysis) -> Result<Vec<Form>> {
    if word.chars().count() < LEAST_BEGINNING {
        return Ok(Vec::new());
    }
    let known = vocabulary::going_on(view, word, MOST_BEGINNINGS)?;
    let others = known.into_iter().filter(|known| known.word != word);
    Ok(others.map(|known| Form { stem: analysis.stem(&known.word), weight: weights.beginning }).collect())
}

fn near(view: &View, word: &str, known: bool) -> Result<Vec<Known>> {
    let mut near = vocabulary::alike(view, word, MOST_TYPOS + 1)?;
    near.retain(|near| near.word != word);
    // Where one letter is enough, two are too many; and a word that exists is hardly two letters wrong.
    let nearest = near.first().map_or(0, |near| near.off);
    near.retain(|near| near.off == nearest && (!known || near.off == 1));
    near.truncate(MOST_TYPOS);
    Ok(near)
}

fn typo(near: &Known, weights: &Weights, analysis: &mut Analysis) -> Form {
    let weight = weights.typo[usize::from(near.off.clamp(1, 2)) - 1];
    Form { stem: analysis.stem(&near.word), weight }
}

/// Two words that were written as one.
fn split(view: &View, word: &str) -> Result<Option<(String, String)>> {
    if word.len() < LEAST_PAIR {
        return Ok(None);
    }
    let mut best: Option<(u32, String, String)> = None;
    for (at, _) in word.char_indices().filter(|(at, _)| *at >= 3 && *at + 3 <= word.len()) {
        let (first, second) = word.split_at(at);
        let both = vocabulary::products_with(view, first)?.min(vocabulary::products_with(view, second)?);
        if both > best.as_ref().map_or(0, |(most, ..)| *most) {
            best = Some((both, first.to_owned(), second.to_owned()));
        }
    }
    Ok(best.map(|(_, first, second)| (first, second)))
}

fn only(stem: String) -> Wanted {
    Wanted { forms: vec![Form { stem, weight: 1.0 }] }
}

/// Each stem once, by what it counts most.
fn unlike(forms: Vec<Form>) -> Vec<Form> {
    let mut unlike: Vec<Form> = Vec::with_capacity(forms.len());
    for form in forms {
        match unlike.iter_mut().find(|known| known.stem == form.stem) {
            Some(known) => known.weight = known.weight.max(form.weight),
            None => unlike.push(form),
        }
    }
    unlike
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Typed {
        Typed::read(text, &mut Analysis::default())
    }

    #[test]
    fn words_that_say_nothing_are_left_out() {
        assert_eq!(read("a lamp for the desk").words, ["lamp", "desk"]);
        assert_eq!(read("the").words, ["the"]);
        assert_eq!(read("to be").words, ["to", "be"]);
    }

    #[test]
    fn a_word_can_be_unwanted() {
        let typed = read("kettle -copper - -");
        assert_eq!((typed.words, typed.without), (vec!["kettle".to_owned()], vec!["copper".to_owned()]));
        assert_eq!(read("-copper").words, ["copper"]);
    }

    #[test]
    fn a_word_is_open_until_something_follows_it() {
        assert!(read("blue mu").open);
        assert!(!read("blue mug ").open && !read("").open);
    }

    #[test]
    fn strange_text_is_some_words_or_none() {
        for strange in ["", "\0", "🫖🫖", "\"\"\"", "((( ! ))) :*", "a\u{202e}b", "--", &"🫖".repeat(5_000)] {
            read(strange);
        }
        assert_eq!(read(&"kettle ".repeat(2_000)).words.len(), MOST_WORDS);
    }
}
