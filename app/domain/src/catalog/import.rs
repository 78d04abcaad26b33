//! A file of products that a seller brings: what was found in it, line by line, before anything is taken in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::ImportId;
use crate::paging::Paged;
use crate::text::Problem;

/// Most bytes of a file.
pub const LARGEST_IMPORT: usize = 8 << 20;
/// Most columns of a file that are read.
pub const MOST_COLUMNS: usize = 200;
/// Most lines of a file that may be about one product.
pub const MOST_LINES_OF_ONE: usize = 400;
/// Most lines of a file below its head.
pub const MOST_LINES: usize = 10_000;

crate::lifecycle! {
    /// Where a file stands.
    pub enum ImportState by ImportMove {
        Received = "received", Checked = "checked", Confirmed = "confirmed", Done = "done",
    }
    Check: Received => Checked;
    Confirm: Checked => Confirmed;
    Finish: Confirmed => Done;
    LookAgain: Confirmed => Received;
}

/// A cell that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellProblem {
    /// As the head of the file calls its column.
    pub column: String,
    /// What stands in it.
    pub value: String,
    pub problem: Problem,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineOutcome {
    /// A product that the shop does not have yet.
    New,
    /// It changes a product of the shop.
    Changed,
    /// The shop has it already, just so.
    Same,
    /// Nothing is taken from it, and why.
    Skipped(SkipReason),
    /// Some cells are wrong.
    Wrong(Vec<CellProblem>),
    /// It is right, but another line of the same product is not.
    HeldBack,
}

/// Why nothing is taken from a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// Its price is in another currency than the shop's.
    Currency { shop: String },
    /// It only brings a picture.
    Picture,
}

/// What is worth knowing about a line that is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LineNote {
    /// Pictures are not fetched from other addresses.
    PictureNotFetched,
    /// The product waits as a draft: that much is missing for the shelf.
    Draft { missing: Vec<String> },
    /// The product waits as a draft: so many are on the shelf already, and the plan allows no more.
    ShelfFull { most: u32 },
    /// It goes to the shelf that was chosen for categories that the market does not have.
    OtherShelf { wanted: String },
    /// So many variants of the shop's product are not in the file and are taken off.
    TakenOff { variants: u32 },
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportLine {
    /// As a spreadsheet counts: the head is line 1.
    pub number: u32,
    /// The product it belongs to.
    pub product: String,
    pub sku: String,
    pub outcome: LineOutcome,
    pub notes: Vec<LineNote>,
}

impl ImportLine {
    /// Whether some of its cells are.
    pub fn is_wrong(&self) -> bool {
        matches!(self.outcome, LineOutcome::Wrong(_))
    }
}

/// What was found in a file, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFigures {
    pub lines: u32,
    pub wrong_lines: u32,
    pub skipped_lines: u32,
    pub new_products: u32,
    pub changed_products: u32,
    pub same_products: u32,
    /// Products of which a line is wrong.
    pub wrong_products: u32,
    /// Columns from which nothing is taken.
    pub unknown_columns: Vec<String>,
}

impl ImportFigures {
    /// Products that can be taken in.
    pub fn good_products(&self) -> u32 {
        self.new_products + self.changed_products
    }
}

/// Everything that was found in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    pub figures: ImportFigures,
    pub lines: Vec<ImportLine>,
}

/// A file in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    pub id: ImportId,
    /// As its seller called it.
    pub name: String,
    pub state: ImportState,
    pub figures: ImportFigures,
    pub at: DateTime<Utc>,
}

/// A file on its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportView {
    pub row: ImportRow,
    /// Wrong ones first, then in the order of the file.
    pub lines: Paged<ImportLine>,
    /// Products looked at so far, while it is looked through or taken in.
    pub progress: u32,
    /// Whether products with wrong lines were left out.
    pub leave_out: bool,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportRefusal {
    /// No file was chosen, or there is nothing in it.
    Empty,
    /// More than [`LARGEST_IMPORT`] bytes.
    TooHeavy,
    /// More than [`MOST_LINES`] lines.
    TooLong,
    /// More than [`MOST_COLUMNS`] columns.
    TooWide,
    /// A product of it has more than [`MOST_LINES_OF_ONE`] lines.
    TooManyOfOne { product: String },
    /// It is not text in UTF-8.
    NotText,
    /// Its head lacks columns without which nothing can be known.
    NoColumns(Vec<String>),
    /// A line cannot be read: a quotation mark is never closed, or the like.
    Unreadable { line: u32 },
    /// It is not waiting for an answer any more.
    NotNow { state: ImportState },
    /// Some lines are wrong, and nobody said that they are to be left out.
    WrongLines { lines: u32 },
    /// Nothing in it would change anything.
    Nothing,
}
