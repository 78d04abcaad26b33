//! Counts what passed and failed, out of what the test runners print.

use std::ops::AddAssign;

/// How many checks passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// One check that is either in order or not.
    pub fn one(passed: bool) -> Self {
        Self { passed: u32::from(passed), failed: u32::from(!passed) }
    }

    /// A runner that failed without a failed test (nothing compiled, say) counts as one failure.
    pub fn or_failed(mut self, succeeded: bool) -> Self {
        if !succeeded && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// From nextest: `Summary [ 1.2s] 18 tests run: 16 passed (1 slow), 1 failed, 1 timed out, 0 skipped`.
    pub fn of_nextest(said: &str) -> Self {
        let Some(line) = said.lines().rfind(|line| line.trim_start().starts_with("Summary [")) else {
            return Self::default();
        };
        let counts = line.split_once(']').map_or("", |(_, counts)| counts);
        // `9/18 tests run` if the run was cut short; what did not run did not pass.
        let run = counts.split_once(" test").map_or("", |(run, _)| run.trim());
        let run = number(run.rsplit('/').next().unwrap_or_default());
        let passed = before(counts, " passed");
        Self { passed, failed: run.saturating_sub(passed) }
    }

    /// From the built-in harness, one line a crate: `test result: ok. 3 passed; 0 failed; …`.
    pub fn of_doctests(said: &str) -> Self {
        let results = said.lines().filter(|line| line.starts_with("test result:"));
        results.fold(Self::default(), |mut sum, line| {
            sum += Self { passed: before(line, " passed"), failed: before(line, " failed") };
            sum
        })
    }

    /// From Node's runner: lines like `ℹ pass 12` (or `# pass 12` where it writes TAP).
    pub fn of_node(said: &str) -> Self {
        let last = |name: &str| {
            let mut counts = said.lines().filter_map(|line| line.strip_prefix(['ℹ', '#'])?.trim().strip_prefix(name));
            counts.next_back().map_or(0, |count| number(count.trim()))
        };
        Self { passed: last("pass "), failed: last("fail ") + last("cancelled ") }
    }
}

/// The number that stands right before `word`.
fn before(text: &str, word: &str) -> u32 {
    let head = text.split_once(word).map_or("", |(head, _)| head);
    number(head.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default())
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nextest_is_understood() {
        let whole = "     Summary [  21.145s] 18 tests run: 16 passed (1 slow), 1 failed, 1 timed out, 2 skipped";
        assert_eq!(Tally::of_nextest(whole), Tally { passed: 16, failed: 2 });
        let short = "     Summary [   6.191s] 9/18 tests run: 7 passed, 2 failed, 0 skipped";
        assert_eq!(Tally::of_nextest(short), Tally { passed: 7, failed: 11 });
        let single = "     Summary [   0.004s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(Tally::of_nextest(single), Tally { passed: 1, failed: 0 });
        assert_eq!(Tally::of_nextest("error: could not compile").or_failed(false), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn doctests_are_summed_over_crates() {
        let said =
            "test result: ok. 3 passed; 0 failed; 1 ignored\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n";
        assert_eq!(Tally::of_doctests(said), Tally { passed: 4, failed: 2 });
    }

    #[test]
    fn node_is_understood_in_both_its_dialects() {
        let spec = "ℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
        assert_eq!(Tally::of_node(spec), Tally { passed: 3, failed: 2 });
        assert_eq!(Tally::of_node("# pass 3\n# fail 0\n# cancelled 0\n"), Tally { passed: 3, failed: 0 });
    }
}
