//! The words of every product in an index that lives in memory: which word stands where, and how often.
//!
//! Nothing of a product is stored in it but its place in the table of facts ([`crate::facts`]), which knows the rest.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::{Context as _, Result};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentReader;
use tantivy::indexer::LogMergePolicy;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{Index, IndexReader, IndexWriter, InvertedIndexReader, ReloadPolicy, TantivyDocument, Term};

use crate::analysis::{Analysis, plain_sku};
use crate::weights::FIELDS;

/// What the writer gathers before it writes a segment. The least that the library takes.
const GATHERED: usize = 15_000_000;
/// A document that no product stands behind any more.
pub(crate) const NOBODY: u32 = u32::MAX;

/// The words of one product.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub title: String,
    pub brand: String,
    /// The names of its category and those above it.
    pub category: String,
    pub tags: String,
    /// Names and values, and those of its options.
    pub specs: String,
    /// Summary and description.
    pub story: String,
    pub skus: Vec<String>,
}

/// The fields of the index.
#[derive(Clone, Copy)]
pub(crate) struct Fields {
    /// Title, brand, category, tags, specifications, description; words as stems.
    pub scored: [Field; FIELDS],
    /// Words as they are written, to complete and correct what is typed.
    pub spelled: Field,
    /// Numbers of shops for things.
    pub sku: Field,
    /// The place in the table of facts.
    pub place: Field,
}

/// The index.
pub(crate) struct WordIndex {
    fields: Fields,
    writer: Mutex<IndexWriter>,
    reader: IndexReader,
    analysis: Mutex<Analysis>,
    view: RwLock<Arc<View>>,
}

impl WordIndex {
    /// An empty index.
    pub(crate) fn new() -> Result<Self> {
        let mut schema = Schema::builder();
        let words = |detail| {
            let indexing = TextFieldIndexing::default().set_tokenizer("whitespace").set_index_option(detail);
            TextOptions::default().set_indexing_options(indexing)
        };
        let names = ["title", "brand", "category", "tags", "specs", "story"];
        let scored = names.map(|name| schema.add_text_field(name, words(IndexRecordOption::WithFreqs)));
        let bare = |name: &str, schema: &mut tantivy::schema::SchemaBuilder| {
            let indexing = TextFieldIndexing::default()
                .set_tokenizer("whitespace")
                .set_fieldnorms(false)
                .set_index_option(IndexRecordOption::Basic);
            schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
        };
        let (spelled, sku) = (bare("spelled", &mut schema), bare("sku", &mut schema));
        let place = schema.add_u64_field("place", NumericOptions::default() | INDEXED | FAST);
        let index = Index::create_in_ram(schema.build());
        let writer = index.writer_with_num_threads(1, GATHERED)?;
        // Small pieces are put together early: a search looks into each of them.
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(4);
        writer.set_merge_policy(Box::new(policy));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let fields = Fields { scored, spelled, sku, place };
        let view = RwLock::new(Arc::new(View::of(&reader, fields)?));
        Ok(Self { fields, writer: Mutex::new(writer), reader, analysis: Mutex::new(Analysis::of_many()), view })
    }

    /// Puts the words of the product at `place` in, instead of those it had. Found after [`WordIndex::commit`].
    pub(crate) fn put(&self, place: u32, words: &Words, known: bool) -> Result<()> {
        let document = self.document(place, words);
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if known {
            writer.delete_term(Term::from_field_u64(self.fields.place, u64::from(place)));
        }
        writer.add_document(document)?;
        Ok(())
    }

    /// Takes the words of the product at `place` out.
    pub(crate) fn drop(&self, place: u32) {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.delete_term(Term::from_field_u64(self.fields.place, u64::from(place)));
    }

    fn document(&self, place: u32, words: &Words) -> TantivyDocument {
        let mut analysis = self.analysis.lock().unwrap_or_else(PoisonError::into_inner);
        let mut document = TantivyDocument::default();
        let mut spelled: Vec<String> = Vec::new();
        let texts = [&words.title, &words.brand, &words.category, &words.tags, &words.specs, &words.story];
        for (at, (field, text)) in self.fields.scored.into_iter().zip(texts).enumerate() {
            if text.is_empty() {
                continue;
            }
            let found = analysis.words_to_find(text);
            document.add_text(field, analysis.stemmed(&found));
            // What is told in whole sentences is full of words that nobody looks for.
            if at + 1 < FIELDS {
                spelled.extend(found);
            }
        }
        spelled.sort_unstable();
        spelled.dedup();
        document.add_text(self.fields.spelled, spelled.join(" "));
        let skus: Vec<String> = words.skus.iter().map(|sku| plain_sku(sku)).filter(|sku| !sku.is_empty()).collect();
        document.add_text(self.fields.sku, skus.join(" "));
        document.add_u64(self.fields.place, u64::from(place));
        document
    }

    /// Makes everything that was put in or taken out so far count.
    pub(crate) fn commit(&self) -> Result<()> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner).commit()?;
        self.reader.reload()?;
        let view = Arc::new(View::of(&self.reader, self.fields)?);
        *self.view.write().unwrap_or_else(PoisonError::into_inner) = view;
        Ok(())
    }

    /// Puts all pieces together, once everything is in.
    pub(crate) fn settle(&self) -> Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let pieces = writer.index().searchable_segment_ids()?;
        if pieces.len() > 1 {
            writer.merge(&pieces).wait()?;
        }
        writer.garbage_collect_files().wait()?;
        drop(writer);
        self.analysis.lock().unwrap_or_else(PoisonError::into_inner).forget();
        self.commit()
    }

    /// The index as it is now.
    pub(crate) fn view(&self) -> Arc<View> {
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The index at one moment.
pub(crate) struct View {
    pub pieces: Vec<Piece>,
    /// Products in it.
    pub products: u32,
    /// How many words each field has on average.
    pub lengths: [f32; FIELDS],
}

/// A piece of the index.
pub(crate) struct Piece {
    /// Where each of its documents stands in the table of facts; [`NOBODY`] where it was taken out.
    pub places: Vec<u32>,
    pub scored: [Arc<InvertedIndexReader>; FIELDS],
    pub lengths: [FieldNormReader; FIELDS],
    pub spelled: Arc<InvertedIndexReader>,
    pub sku: Arc<InvertedIndexReader>,
}

impl View {
    fn of(reader: &IndexReader, fields: Fields) -> Result<Self> {
        let searcher = reader.searcher();
        let pieces: Vec<Piece> =
            searcher.segment_readers().iter().map(|segment| Piece::of(segment, fields)).collect::<Result<_>>()?;
        let documents: u64 = searcher.segment_readers().iter().map(|segment| u64::from(segment.max_doc())).sum();
        let mut lengths = [1.0; FIELDS];
        for (at, length) in lengths.iter_mut().enumerate() {
            let tokens: u64 = pieces.iter().map(|piece| piece.scored[at].total_num_tokens()).sum();
            *length = (ratio(tokens, documents)).max(1.0);
        }
        Ok(Self { pieces, products: u32::try_from(searcher.num_docs()).unwrap_or(u32::MAX), lengths })
    }
}

impl Piece {
    fn of(segment: &SegmentReader, fields: Fields) -> Result<Self> {
        let column = segment.fast_fields().u64("place")?;
        let place = |doc| {
            let known = (!segment.is_deleted(doc)).then(|| column.first(doc)).flatten();
            known.and_then(|place| u32::try_from(place).ok()).unwrap_or(NOBODY)
        };
        let mut scored = Vec::with_capacity(FIELDS);
        let mut lengths = Vec::with_capacity(FIELDS);
        for field in fields.scored {
            scored.push(segment.inverted_index(field)?);
            lengths.push(segment.get_fieldnorms_reader(field)?);
        }
        Ok(Self {
            places: (0..segment.max_doc()).map(place).collect(),
            scored: scored.try_into().ok().context("a field is missing")?,
            lengths: lengths.try_into().ok().context("a field is missing")?,
            spelled: segment.inverted_index(fields.spelled)?,
            sku: segment.inverted_index(fields.sku)?,
        })
    }
}

#[expect(clippy::cast_precision_loss, reason = "an average need not be exact")]
fn ratio(sum: u64, count: u64) -> f32 {
    sum as f32 / count.max(1) as f32
}
