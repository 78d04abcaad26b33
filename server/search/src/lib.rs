//! Finding things: an index of everything on the shelves in the memory of every node, the lists that are made of it, and
//! what is offered while somebody types.
//!
//! Invariants, above all what is absent:
//! - the index decides nothing: it says which products, in which order; what they cost and whether any are left is read
//!   from the database for every card;
//! - nothing is ever in a list that is not on the shelf of a shop that is open: products off the shelf leave the index,
//!   and shops are asked for with every question;
//! - whoever changes what a list shows says so in the same transaction (`search.changes`, written by triggers, so that no
//!   way of changing it can forget to), and every node reads that for itself, several times a second. It is the outbox of
//!   the index: a delivery of the kernel takes effect on one node, and this has to on all;
//! - no change is missed: a node goes on from the oldest transaction that was under way when it read last;
//! - no text, however strange, is an error: it finds something or nothing;
//! - what counts for how much stands in [`weights`], and nowhere else; how well it ranks is measured
//!   (`cargo xtask bench search`).

mod analysis;
mod chosen;
mod engine;
mod facets;
mod facts;
mod feed;
mod index;
mod listing;
mod narrow;
mod phrases;
mod query;
mod score;
mod store;
mod suggest;
mod synonyms;
mod vocabulary;
pub mod weights;

pub use engine::Engine;
pub use facts::Entry;
pub use feed::{keep, refresh, trim};
pub use index::Words;
pub use listing::listing;
pub use suggest::suggest;
