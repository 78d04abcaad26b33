//! Files of products that sellers bring: read, looked through, and taken in whole or not at all.
//!
//! A file is looked through by taking it in and undoing that, so what was promised is what happens. Lines of one address
//! are one product. What the file has no column for stays as the shop has it, an empty cell empties a field, and a
//! variant of the shop's product that has no line is taken off. The stock's context runs a file ([`Batch`]), because it
//! counts what comes.

mod batch;
mod cells;
mod columns;
mod files;
mod goods;
mod html;
mod packed;
mod sheet;
mod shelves;
mod sketch;

pub use batch::{Batch, Stored};
pub use files::{confirm_import, may_bring, my_import, my_imports, receive_import};

pub(crate) use cells::guarded;
pub(crate) use packed::packed;
