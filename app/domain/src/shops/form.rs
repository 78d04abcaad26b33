//! Forms of a shop: what is wrong with a field, and what was typed, so that nothing has to be typed again.

use serde::{Deserialize, Serialize};

use crate::text::Problem;

/// What is wrong with one field of a shop's form.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Why {
    /// What can be wrong with any text.
    Text(Problem),
    /// No web address.
    NotAWebAddress,
    /// No time of day.
    NotATime,
    /// Half of a pair.
    HalfADay,
    /// Closes before it opens.
    ClosesFirst,
    /// No name of a host.
    NotAHost,
    /// The most is less than the least.
    LessThanLeast,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = match self {
            Self::Text(problem) => return problem.fmt(f),
            Self::NotAWebAddress => "Write the whole address, like https://example.org.",
            Self::NotATime => "Write the time as hours and minutes, like 09:30.",
            Self::HalfADay => "Write both times, or neither when the shop is closed.",
            Self::ClosesFirst => "The shop must close after it opens.",
            Self::NotAHost => "Write a name like shop.example.org, without https:// and without a path.",
            Self::LessThanLeast => "The most must not be less than the least.",
        };
        f.write_str(words)
    }
}

impl From<Problem> for Why {
    fn from(problem: Problem) -> Self {
        Self::Text(problem)
    }
}

/// A problem and the name of the field it stands beside.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Wrong {
    /// The name of the form field, without the form's own name around it.
    pub field: String,
    /// What is wrong.
    pub why: Why,
}

/// A form that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip<F> {
    /// Everything that is wrong, in the order of the form.
    pub wrong: Vec<Wrong>,
    /// What was typed.
    pub typed: Box<F>,
}

/// Collects what is wrong with a form, one call a field.
#[derive(Debug, Default)]
pub struct Marks(Vec<Wrong>);

impl Marks {
    /// A form with nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes what is wrong with `field`, if something is, and hands the good value on.
    pub fn field<T, E: Into<Why>>(&mut self, field: &str, checked: Result<T, E>) -> Option<T> {
        checked.map_err(|why| self.wrong(field, why)).ok()
    }

    /// Notes that `field` is wrong.
    pub fn wrong(&mut self, field: &str, why: impl Into<Why>) {
        self.0.push(Wrong { field: field.to_owned(), why: why.into() });
    }

    /// Notes that `field` is wrong when `good` is false.
    pub fn ensure(&mut self, field: &str, good: bool, why: impl Into<Why>) {
        if !good {
            self.wrong(field, why);
        }
    }

    /// Nothing, or the slip that goes back.
    pub fn done<F>(self, typed: F) -> Result<F, Slip<F>> {
        if self.0.is_empty() { Ok(typed) } else { Err(Slip { wrong: self.0, typed: Box::new(typed) }) }
    }
}

/// At most `most` characters of what was typed: a slip travels in an address when there is no script.
pub(crate) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A whole number from `min` to `max` as it was typed.
pub(crate) fn number(text: &str, min: u32, max: u32) -> Result<u32, Problem> {
    let range = Problem::OutOfRange { min: i64::from(min), max: i64::from(max) };
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    text.parse().ok().filter(|number| (min..=max).contains(number)).ok_or(range)
}

/// A web address of at most 200 characters; nothing typed is none.
pub(crate) fn web_address(text: &str) -> Result<String, Why> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if text.chars().count() > 200 {
        return Err(Problem::TooLong { max: 200 }.into());
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(Why::NotAWebAddress)?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\' | '@'));
    let name = host.split(':').next().unwrap_or_default();
    if plain && host_name(name).is_ok() { Ok(text.to_owned()) } else { Err(Why::NotAWebAddress) }
}

/// A host name of at least two labels, in small letters, such as `shop.example.org`.
pub fn host_name(text: &str) -> Result<String, Why> {
    let host = text.trim().trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let label = |label: &&str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // A last label without a letter would make it a number of a machine, not a name.
    let named = labels.last().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
    if host.len() <= 253 && labels.len() >= 2 && labels.iter().all(label) && named {
        Ok(host)
    } else {
        Err(Why::NotAHost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_text() {
        for good in ["https://fern.example", " http://fern.example:8080/x?y#z ", ""] {
            assert!(web_address(good).is_ok(), "{good}");
        }
        let long = format!("https://fern.example/{}", "x".repeat(200));
        for bad in [
            "fern.example",
            "javascript:alert(1)",
            "https://",
            "https://a b.c",
            "https://x",
            "https://u@fern.example",
            &long,
        ] {
            assert!(web_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn hosts_are_names_and_no_machines() {
        assert_eq!(host_name(" Shop.Example.ORG. "), Ok("shop.example.org".to_owned()));
        for bad in ["", "shop", "10.0.0.1", "a..b", "-a.example", "a_b.example", "https://a.example", "a.example/x"] {
            assert_eq!(host_name(bad), Err(Why::NotAHost), "{bad}");
        }
    }

    #[test]
    fn numbers_stay_in_their_range() {
        assert_eq!(number(" 10 ", 0, 365), Ok(10));
        assert_eq!(number("", 0, 365), Err(Problem::Missing));
        for bad in ["-1", "366", "ten", "1.5", "99999999999"] {
            assert_eq!(number(bad, 0, 365), Err(Problem::OutOfRange { min: 0, max: 365 }), "{bad}");
        }
    }
}
