//! Figures as pictures, drawn on the server: every one has a title, a sentence and a table behind it.

mod area;
mod as_table;
mod columns;
mod curve;
mod donut;
pub(crate) mod example;
mod grid;
mod hover;
mod ranks;
mod scale;
mod spark;

pub use area::{AreaChart, Legend};
pub use as_table::AsTable;
pub use columns::ColumnChart;
pub use donut::{Donut, Part};
pub use ranks::{Rank, Ranks};
pub use scale::Scale;
pub use spark::Spark;

/// One figure of a series.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartPoint {
    /// Where it stands: "Mon 10 Nov".
    pub label: String,
    /// The figure.
    pub value: f64,
    /// The figure one period before.
    pub previous: Option<f64>,
    /// Where that one stood: "Sat 11 Oct".
    pub previous_label: Option<String>,
}

impl ChartPoint {
    /// A figure with nothing before it.
    pub fn new(label: impl Into<String>, value: f64) -> Self {
        Self { label: label.into(), value, ..Self::default() }
    }

    /// Adds the figure one period before.
    #[must_use]
    pub fn before(mut self, label: impl Into<String>, value: f64) -> Self {
        self.previous = Some(value);
        self.previous_label = Some(label.into());
        self
    }
}
