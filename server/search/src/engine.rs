//! The index and the table of facts together: what is found for words, best first.

use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

use anyhow::Result;
use domain::id::ProductId;

use crate::analysis::Analysis;
use crate::facts::{Entry, Fact, Facts};
use crate::index::{View, WordIndex, Words};
use crate::narrow::Hit;
use crate::query::{Plan, Reading, Typed};
use crate::score::{self, Match, Sums};
use crate::weights::Weights;

/// What an exact number of a shop counts over everything that words can.
const SKU_FIRST: f32 = 1e6;
/// Ratings from which on their mean is believed by half.
const BELIEVED: f32 = 10.0;
/// A mean above which a rating speaks for a product, in hundredths of a star, and how far it is to the best one.
const GOOD: (f32, f32) = (300.0, 200.0);
const DAY: f32 = 86_400.0;
/// As much of the weight of all words as counts as all of it.
const WHOLE: f32 = 0.999;

/// The index of one node.
pub struct Engine {
    index: WordIndex,
    facts: RwLock<Facts>,
    weights: Weights,
    analysis: Mutex<Analysis>,
    sums: Mutex<Vec<Sums>>,
}

/// What is found for words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// In no order.
    pub hits: Vec<Hit>,
    /// The words as they were probably meant, where some were misspelled.
    pub meant: Option<String>,
}

impl Engine {
    /// An empty one, which ranks by these weights.
    pub fn new(weights: Weights) -> Result<Self> {
        Ok(Self {
            index: WordIndex::new()?,
            facts: RwLock::default(),
            weights,
            analysis: Mutex::default(),
            sums: Mutex::default(),
        })
    }

    /// Stores products. Their words are found after [`Engine::commit`], everything else at once. Whether words changed.
    pub fn put(&self, products: &[(Entry, Words)]) -> Result<bool> {
        let mut reworded = false;
        for (entry, words) in products {
            let placed = self.facts.write().unwrap_or_else(PoisonError::into_inner).put(entry, sum(words));
            if placed.reworded {
                self.index.put(placed.place, words, placed.known)?;
                reworded = true;
            }
        }
        Ok(reworded)
    }

    /// Takes products off the shelf. Whether any was on it.
    pub fn hide(&self, products: &[ProductId]) -> bool {
        let mut hidden = false;
        for product in products {
            let place = self.facts.write().unwrap_or_else(PoisonError::into_inner).hide(*product);
            if let Some(place) = place {
                self.index.drop(place);
                hidden = true;
            }
        }
        hidden
    }

    /// Makes new words count.
    pub fn commit(&self) -> Result<()> {
        self.index.commit()
    }

    /// Makes new words count and puts the index in order, once it was built.
    pub fn settle(&self) -> Result<()> {
        self.index.settle()
    }

    /// The table of facts, while nobody changes it.
    pub(crate) fn facts(&self) -> RwLockReadGuard<'_, Facts> {
        self.facts.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The index as it is now.
    pub(crate) fn view(&self) -> std::sync::Arc<View> {
        self.index.view()
    }

    /// The products that match what was typed, best first; `now` is in seconds since 1970.
    pub fn ranked(&self, text: &str, now: i64, most: usize) -> Result<Vec<ProductId>> {
        let facts = self.facts();
        let mut hits = self.find(&facts, text, Reading::Whole, now)?.hits;
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
        hits.truncate(most);
        Ok(hits.into_iter().filter_map(|hit| facts.product(hit.place)).collect())
    }

    /// What is found for a text. Where nothing has all of its words, words are doubted that are known; and where few
    /// have, those that lack some are found as well.
    pub(crate) fn find(&self, facts: &Facts, text: &str, reading: Reading, now: i64) -> Result<Found> {
        let view = self.view();
        let typed = Typed::read(text, &mut self.analysis.lock().unwrap_or_else(PoisonError::into_inner));
        let mut found = Found::default();
        if !typed.words.is_empty() {
            let (mut plan, mut matches) = self.look(&view, facts, &typed, reading)?;
            let whole = |matches: &[Match]| matches.iter().any(|found| found.share >= WHOLE);
            if !whole(&matches) && reading == Reading::Whole {
                let (doubted, others) = self.look(&view, facts, &typed, Reading::Doubting)?;
                if whole(&others) || matches.is_empty() {
                    (plan, matches) = (doubted, others);
                }
            }
            found.meant = plan.meant;
            leave_out(&view, &plan.without, &mut matches)?;
            found.hits = self.blend(facts, &matches, now);
        }
        if let Some(sku) = &typed.sku {
            for place in score::with_sku(&view, sku)? {
                found.hits.retain(|hit| hit.place != place);
                if facts.row(place).is_some() {
                    found.hits.push(Hit { place, score: SKU_FIRST });
                }
            }
        }
        Ok(found)
    }

    /// What has any of the words, or one like it: the nearest to a question that has no answer.
    pub(crate) fn nearest(&self, facts: &Facts, text: &str, now: i64) -> Result<Vec<Hit>> {
        let view = self.view();
        let typed = Typed::read(text, &mut self.analysis.lock().unwrap_or_else(PoisonError::into_inner));
        let (_, matches) = self.gather(&view, facts, &typed, Reading::Doubting)?;
        Ok(self.blend(facts, &matches, now))
    }

    fn look(&self, view: &View, facts: &Facts, typed: &Typed, reading: Reading) -> Result<(Plan, Vec<Match>)> {
        let (plan, mut matches) = self.gather(view, facts, typed, reading)?;
        let whole = matches.iter().filter(|found| found.share >= WHOLE).count();
        let least = if whole >= self.weights.enough { WHOLE } else { self.weights.least_share };
        matches.retain(|found| found.share >= least);
        Ok((plan, matches))
    }

    fn gather(&self, view: &View, facts: &Facts, typed: &Typed, reading: Reading) -> Result<(Plan, Vec<Match>)> {
        let plan = {
            let mut analysis = self.analysis.lock().unwrap_or_else(PoisonError::into_inner);
            typed.plan(view, &self.weights, reading, &mut analysis)?
        };
        let mut sums = self.sums.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let matches = score::score(view, &self.weights, &plan.wanted, facts.rows().len(), &mut sums);
        self.sums.lock().unwrap_or_else(PoisonError::into_inner).push(sums);
        let mut matches = matches?;
        matches.retain(|found| facts.row(found.place).is_some());
        Ok((plan, matches))
    }

    /// Text first, then what speaks for a product by itself.
    fn blend(&self, facts: &Facts, matches: &[Match], now: i64) -> Vec<Hit> {
        let most_sold = facts.most_sold();
        let blended = |found: &Match| {
            let fact = facts.row(found.place)?;
            let extra = 1.0
                + self.weights.popularity * popularity(fact, most_sold)
                + self.weights.freshness * freshness(fact, now, self.weights.half_life);
            Some(Hit { place: found.place, score: found.score * extra })
        };
        matches.iter().filter_map(blended).collect()
    }
}

fn leave_out(view: &View, without: &[String], matches: &mut Vec<Match>) -> Result<()> {
    for stem in without {
        let having = score::having(view, stem)?;
        matches.retain(|found| having.binary_search(&found.place).is_err());
    }
    Ok(())
}

/// From 0 to 1: half of it is how well it sells, half how well it is rated, and by how many.
#[expect(clippy::cast_precision_loss, reason = "a score need not be exact")]
fn popularity(fact: &Fact, most_sold: u32) -> f32 {
    let sold = (1.0 + fact.sold as f32).ln() / (1.0 + most_sold as f32).ln();
    let many = fact.ratings as f32;
    let liked = ((f32::from(fact.rating) - GOOD.0) / GOOD.1).clamp(-1.0, 1.0) * many / (many + BELIEVED);
    sold.midpoint(liked).clamp(0.0, 1.0)
}

/// From 0 to 1: half of it is gone after every half-life.
#[expect(clippy::cast_precision_loss, reason = "a score need not be exact")]
fn freshness(fact: &Fact, now: i64, half_life: f32) -> f32 {
    let days = (now - fact.since).max(0) as f32 / DAY;
    (-days / half_life).exp2()
}

/// What words come to; others come to something else.
fn sum(words: &Words) -> u64 {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};
    let mut sum = DefaultHasher::new();
    for text in [&words.title, &words.brand, &words.category, &words.tags, &words.specs, &words.story] {
        text.hash(&mut sum);
    }
    words.skus.hash(&mut sum);
    sum.finish()
}
