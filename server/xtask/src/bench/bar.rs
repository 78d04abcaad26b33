//! A bar is a figure that the market promises to reach, or not to exceed.

/// One promise.
pub struct Bar {
    pub figure: &'static str,
    pub unit: &'static str,
    pub limit: Limit,
}

/// Which way round.
#[derive(Clone, Copy)]
pub enum Limit {
    AtLeast(f64),
    AtMost(f64),
}

impl Bar {
    pub const fn at_least(figure: &'static str, limit: f64, unit: &'static str) -> Self {
        Self { figure, unit, limit: Limit::AtLeast(limit) }
    }

    pub const fn at_most(figure: &'static str, limit: f64, unit: &'static str) -> Self {
        Self { figure, unit, limit: Limit::AtMost(limit) }
    }

    pub fn holds(&self, measured: f64) -> bool {
        match self.limit {
            Limit::AtLeast(limit) => measured >= limit,
            Limit::AtMost(limit) => measured <= limit,
        }
    }

    /// The promise alone.
    pub fn line(&self, bench: &str) -> String {
        format!("{bench:<13} {:<34} {}", self.figure, self.limit())
    }

    /// The promise and what became of it.
    pub fn verdict(&self, bench: &str, measured: f64) -> String {
        let verdict = if self.holds(measured) { "holds" } else { "falls short" };
        let measured = format!("{} {}", number(measured), self.unit);
        format!("{bench:<13} {:<34} {measured:>18}   {:<20} {verdict}", self.figure, self.limit())
    }

    fn limit(&self) -> String {
        let (sign, limit) = match self.limit {
            Limit::AtLeast(limit) => ("≥", limit),
            Limit::AtMost(limit) => ("≤", limit),
        };
        format!("{sign} {} {}", number(limit), self.unit)
    }
}

/// As many digits as a reader needs: `1834`, `12.3`, `0.0012`, `0`.
fn number(value: f64) -> String {
    let digits = match value.abs() {
        size if size == 0.0 || size >= 100.0 => 0,
        size if size >= 1.0 => 2,
        _ => 4,
    };
    let text = format!("{value:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_holds_on_its_edge() {
        let fast = Bar::at_least("home: throughput", 1000.0, "requests/s");
        assert!(fast.holds(1000.0) && !fast.holds(999.9));
        let light = Bar::at_most("first visit", 260.0, "KB");
        assert!(light.holds(260.0) && !light.holds(260.1));
        assert!(!light.holds(f64::NAN), "what was not measured does not hold");
    }

    #[test]
    fn a_verdict_reads_like_a_sentence() {
        let bar = Bar::at_most("resident", 120.0, "MB");
        let words: Vec<_> = bar.verdict("memory", 131.25).split_whitespace().map(str::to_owned).collect();
        assert_eq!(words.join(" "), "memory resident 131 MB ≤ 120 MB falls short");
    }

    #[test]
    fn numbers_are_as_long_as_they_need_to_be() {
        assert_eq!([0.0, 0.25, 1.5, 80.0, 1000.0].map(number).join(" "), "0 0.25 1.5 80 1000");
    }
}
