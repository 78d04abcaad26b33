//! How well each product matches words: BM25 over all fields at once, word by word, with everything a word may stand for.
//!
//! The fields of a product are weighed together before a word's share is worked out, so that a word that stands in title
//! and description is one match that is sure, and not two. Products are told by their places in the table of facts.

use anyhow::Result;
use tantivy::postings::Postings as _;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet as _, TERMINATED};

use crate::index::{NOBODY, Piece, View};
use crate::weights::{FIELDS, Weights};

/// Most words of one question.
pub(crate) const MOST_WORDS: usize = 24;
/// Lengths of a text as the index knows them: 256 steps.
const STEPS: usize = 256;

/// A word that is looked for, with everything that it may stand for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub forms: Vec<Form>,
}

/// Something that a word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Form {
    pub stem: String,
    /// How much it counts beside the word itself.
    pub weight: f32,
}

/// A product that matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Match {
    pub place: u32,
    pub score: f32,
    /// The share that it has of the weight of all words.
    pub share: f32,
}

/// Room to add up in, one cell a product; used again and again.
#[derive(Default)]
pub(crate) struct Sums {
    cells: Vec<Cell>,
    of_form: Vec<u32>,
    of_word: Vec<u32>,
    of_all: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    /// How often the form stands in it, weighed by field and length.
    mentions: f32,
    /// What the word counts, by the form that counts most.
    word: f32,
    /// A word of the title is so much of it.
    word_in_title: f32,
    score: f32,
    weight: f32,
    title: f32,
}

/// How every length of every field counts.
type Lengths = [[f32; STEPS]; FIELDS];

/// The products that have some of these words, in no order.
pub(crate) fn score(
    view: &View,
    weights: &Weights,
    wanted: &[Wanted],
    places: usize,
    sums: &mut Sums,
) -> Result<Vec<Match>> {
    sums.cells.resize(sums.cells.len().max(places), Cell::default());
    let lengths = lengths(view, weights);
    let mut whole = 0.0;
    for word in wanted.iter().take(MOST_WORDS) {
        let mut weight: f32 = 0.0;
        for form in &word.forms {
            let rarity = rarity(view, &form.stem)?;
            weight = weight.max(rarity);
            for piece in &view.pieces {
                gather(piece, weights, &lengths, &form.stem, sums)?;
            }
            sums.end_form(rarity * form.weight, weights.saturation);
        }
        // A word that nobody has weighs nothing: nothing can be said of who lacks it.
        whole += weight;
        sums.end_word(weight);
    }
    Ok(sums.end(whole, weights))
}

/// The products that have this stem anywhere.
pub(crate) fn having(view: &View, stem: &str) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for piece in &view.pieces {
        for field in &piece.scored {
            let Some(term) = field.terms().get(stem.as_bytes())? else { continue };
            let mut postings = field.read_postings_from_terminfo(&term, IndexRecordOption::Basic)?;
            while postings.doc() != TERMINATED {
                found.extend(piece.places.get(postings.doc() as usize).filter(|place| **place != NOBODY));
                postings.advance();
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The products with this number of a shop.
pub(crate) fn with_sku(view: &View, sku: &str) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for piece in &view.pieces {
        let Some(term) = piece.sku.terms().get(sku.as_bytes())? else { continue };
        let mut postings = piece.sku.read_postings_from_terminfo(&term, IndexRecordOption::Basic)?;
        while postings.doc() != TERMINATED {
            found.extend(piece.places.get(postings.doc() as usize).filter(|place| **place != NOBODY));
            postings.advance();
        }
    }
    Ok(found)
}

/// How rare a stem is: the fewer products have it, the more it says.
fn rarity(view: &View, stem: &str) -> Result<f32> {
    let mut most = 0;
    for field in 0..FIELDS {
        let mut products = 0;
        for piece in &view.pieces {
            products += piece.scored[field].terms().get(stem.as_bytes())?.map_or(0, |term| term.doc_freq);
        }
        most = most.max(products);
    }
    if most == 0 {
        return Ok(0.0);
    }
    let (all, having) = (float(view.products.max(most)), float(most));
    Ok((1.0 + (all - having + 0.5) / (having + 0.5)).ln())
}

/// Adds the mentions of a stem in one piece of the index to the cells.
fn gather(piece: &Piece, weights: &Weights, lengths: &Lengths, stem: &str, sums: &mut Sums) -> Result<()> {
    for (field, length_of) in lengths.iter().enumerate() {
        let Some(term) = piece.scored[field].terms().get(stem.as_bytes())? else { continue };
        let mut postings = piece.scored[field].read_postings_from_terminfo(&term, IndexRecordOption::WithFreqs)?;
        let boost = weights.fields[field].boost;
        loop {
            let doc = postings.doc();
            if doc == TERMINATED {
                break;
            }
            if let Some(place) = piece.places.get(doc as usize).copied().filter(|place| *place != NOBODY)
                && let Some(cell) = sums.cells.get_mut(place as usize)
            {
                let length = piece.lengths[field].fieldnorm_id(doc);
                if cell.mentions == 0.0 {
                    sums.of_form.push(place);
                }
                cell.mentions += boost * float(postings.term_freq()) * length_of[usize::from(length)];
                if field == 0 {
                    cell.word_in_title = 1.0 / float(piece.lengths[0].fieldnorm(doc).max(1));
                }
            }
            postings.advance();
        }
    }
    Ok(())
}

impl Sums {
    /// A form was gathered: a word counts by the form that counts most.
    fn end_form(&mut self, weight: f32, saturation: f32) {
        for place in self.of_form.drain(..) {
            let cell = &mut self.cells[place as usize];
            let score = weight * cell.mentions * (saturation + 1.0) / (cell.mentions + saturation);
            cell.mentions = 0.0;
            if cell.word == 0.0 {
                self.of_word.push(place);
            }
            cell.word = cell.word.max(score);
        }
    }

    fn end_word(&mut self, weight: f32) {
        for place in self.of_word.drain(..) {
            let cell = &mut self.cells[place as usize];
            if cell.weight == 0.0 {
                self.of_all.push(place);
            }
            cell.score += cell.word;
            cell.weight += weight;
            cell.title += cell.word_in_title;
            (cell.word, cell.word_in_title) = (0.0, 0.0);
        }
    }

    /// What came together; the cells are empty again.
    fn end(&mut self, whole: f32, weights: &Weights) -> Vec<Match> {
        let mut found = Vec::with_capacity(self.of_all.len());
        for place in self.of_all.drain(..) {
            let cell = std::mem::take(&mut self.cells[place as usize]);
            let share = (cell.weight / whole.max(f32::MIN_POSITIVE)).min(1.0);
            let title = 1.0 + weights.whole_title * cell.title.min(1.0);
            found.push(Match { place, score: cell.score * title * share.powf(weights.completeness), share });
        }
        found
    }
}

/// What one mention counts in a text of each length, for each field.
fn lengths(view: &View, weights: &Weights) -> Lengths {
    let mut all = [[1.0; STEPS]; FIELDS];
    for ((steps, weight), average) in all.iter_mut().zip(&weights.fields).zip(view.lengths) {
        for (step, factor) in (0..=u8::MAX).zip(steps.iter_mut()) {
            let length = float(tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(step));
            *factor = 1.0 / (1.0 - weight.length + weight.length * length / average);
        }
    }
    all
}

#[expect(clippy::cast_precision_loss, reason = "a score need not be exact")]
fn float(count: u32) -> f32 {
    count as f32
}
