//! What counts for how much when products are ranked: every weight of the search, in one place.
//!
//! The weights of the text were set by trying them on the graded queries that `cargo xtask bench search` measures, each
//! field and each share by itself; what made no difference was left at a round figure. Those of popularity and freshness
//! are small on purpose: they order what matches about as well, and never lift a thing above one that matches better by
//! more than a third.

/// The fields of a product that are searched, in the order of [`Weights::fields`].
pub(crate) const FIELDS: usize = 6;

/// How a field counts.
#[derive(Clone, Copy, Debug)]
pub struct FieldWeight {
    /// How much one word in it counts.
    pub boost: f32,
    /// How much less a word counts in a long text than in a short one, from 0 (the same) to 1 (in proportion).
    pub length: f32,
}

/// All of them.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Title, brand, category, tags, specifications, description.
    pub fields: [FieldWeight; FIELDS],
    /// How fast further mentions of a word stop counting.
    pub saturation: f32,
    /// A word of the same meaning.
    pub synonym: f32,
    /// A word that differs in one letter, and in two.
    pub typo: [f32; 2],
    /// A word that begins like the one that is being typed.
    pub beginning: f32,
    /// Of the weight of all words, the share that a product must have to be shown beside those that have all.
    pub least_share: f32,
    /// How much less a product counts that lacks words: its share to this power.
    pub completeness: f32,
    /// How much a title counts of which every word was asked for, over one of which hardly any was.
    pub whole_title: f32,
    /// A product that sells best and is rated best counts so much more than one of which nothing is known.
    pub popularity: f32,
    /// A product of today counts so much more than one of long ago.
    pub freshness: f32,
    /// Days after which half of that is gone.
    pub half_life: f32,
    /// While this many products have all words, those that lack some are left out.
    pub enough: usize,
}

impl Default for Weights {
    fn default() -> Self {
        let field = |boost, length| FieldWeight { boost, length };
        Self {
            fields: [
                field(3.0, 0.8),
                field(1.5, 0.0),
                field(1.6, 0.2),
                field(1.2, 0.3),
                field(0.4, 0.2),
                field(0.7, 0.8),
            ],
            saturation: 0.9,
            synonym: 1.0,
            typo: [0.75, 0.5],
            beginning: 0.6,
            least_share: 0.5,
            completeness: 2.0,
            whole_title: 0.2,
            popularity: 0.2,
            freshness: 0.1,
            half_life: 60.0,
            enough: 48,
        }
    }
}
