//! What became of everything that was to be put into the market, and how far along it is.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::text::FieldProblem;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Most refused rows that are told one by one.
const TOLD: usize = 50;

/// Counts and refusals.
#[derive(Debug, Default)]
pub struct Report {
    counts: BTreeMap<(usize, &'static str), u64>,
    refused: Vec<(String, String)>,
}

impl Report {
    /// Counts `more` of something; things are told in the order in which they are first counted.
    pub fn count(&mut self, what: &'static str, more: usize) {
        let place = self.counts.keys().find(|(_, known)| *known == what).map_or(self.counts.len(), |(place, _)| *place);
        *self.counts.entry((place, what)).or_default() += more as u64;
    }

    /// Notes that something was left out, and why.
    pub fn refuse(&mut self, row: impl Into<String>, why: impl Into<String>) {
        self.refused.push((row.into(), why.into()));
    }

    /// The same for something with several problems.
    pub fn refuse_fields(&mut self, row: impl Into<String>, problems: &[FieldProblem]) {
        let why: Vec<_> = problems.iter().map(|wrong| format!("{}: {}", wrong.field, wrong.problem)).collect();
        self.refuse(row, why.join(" "));
    }

    /// The report as a person reads it.
    pub fn in_words(&self) -> String {
        let counts = self.counts.iter().filter(|(_, count)| **count > 0);
        let counts: Vec<_> = counts.map(|((_, what), count)| format!("{count} {what}")).collect();
        let mut lines = vec![match counts.len() {
            0 => "Nothing was new.".to_owned(),
            _ => format!("In the market now: {}.", counts.join(", ")),
        }];
        if !self.refused.is_empty() {
            lines.push(format!("{} rows were refused:", self.refused.len()));
            lines.extend(self.refused.iter().take(TOLD).map(|(row, why)| format!("  {row}: {why}")));
        }
        if self.refused.len() > TOLD {
            lines.push(format!("  and {} more", self.refused.len() - TOLD));
        }
        lines.join("\n")
    }
}

/// A bar on the terminal; nothing elsewhere.
pub fn bar(what: &'static str, length: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg:<12} {bar:40} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_in_order_and_says_why_not() {
        let mut report = Report::default();
        report.count("products", 2);
        report.count("orders", 1);
        report.count("products", 3);
        report.refuse("row 7", "it has no price");
        let words = report.in_words();
        assert_eq!(words, "In the market now: 5 products, 1 orders.\n1 rows were refused:\n  row 7: it has no price");
    }
}
