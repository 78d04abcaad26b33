//! Words that people type: what counts as an e-mail, a name, a web address, and what to say when it does not.

use serde::{Deserialize, Serialize};

/// What is wrong with one field of a form. The screen turns it into a sentence beside that field.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
pub enum Problem {
    /// Nothing was typed.
    #[error("Fill this in.")]
    Missing,
    /// Longer than allowed.
    #[error("Use at most {max} characters.")]
    TooLong {
        /// Most characters allowed.
        max: u32,
    },
    /// Shorter than allowed.
    #[error("Use at least {min} characters.")]
    TooShort {
        /// Fewest characters allowed.
        min: u32,
    },
    /// More words than allowed.
    #[error("Use at most {max} words.")]
    TooManyWords {
        /// Most words allowed.
        max: u32,
    },
    /// Not an e-mail address.
    #[error("This is not an e-mail address. It looks like name@example.org.")]
    NotAnEmail,
    /// Not a telephone number in international form.
    #[error("Write the phone number with its country, like +351 912 345 678.")]
    NotAPhone,
    /// Not a known country.
    #[error("Choose a country from the list.")]
    NotACountry,
    /// Not how postcodes look there.
    #[error("This is not a postcode of that country. It looks like {example}.")]
    NotAPostcode {
        /// A postcode of that country.
        example: String,
    },
    /// Not an amount of money.
    #[error("Write the amount with two decimals at most, like 12.00.")]
    NotAnAmount,
    /// Outside the allowed range.
    #[error("Choose a number from {min} to {max}.")]
    OutOfRange {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
    },
    /// A compare-at price that is no reduction.
    #[error("The earlier price must be higher than the price now.")]
    NotHigher,
    /// An offer that is no reduction.
    #[error("The offer must be lower than the price, and more than nothing.")]
    NotLower,
    /// Not a day and a time.
    #[error("Choose a day and a time.")]
    NotAnInstant,
    /// An end that has passed, or that is before the start.
    #[error("Choose an end that is still ahead and after the start.")]
    NotAfter,
    /// Letters that a web address cannot have.
    #[error("Use small letters, digits and single hyphens, 3 to 80 of them.")]
    NotASlug,
    /// A word that the market keeps for itself.
    #[error("This word is reserved. Choose another one.")]
    Reserved,
    /// Already used by somebody.
    #[error("This is taken already. Choose another one.")]
    Taken,
    /// Too easy to guess.
    #[error("This password is easy to guess. Use a longer one, for example four unrelated words.")]
    TooWeak,
    /// Same value twice where they must differ.
    #[error("This stands twice. Each one must be different.")]
    Repeated,
    /// A day that is not over yet, or one that nobody remembers.
    #[error("Write a day in the past, like 1984-05-21.")]
    NotADay,
    /// Not a web address that browsers reach safely.
    #[error("Write the whole address, like https://example.org.")]
    NotAWebsite,
    /// The password that was asked for is another one.
    #[error("This is not your password.")]
    NotYours,
    /// The new password is the old one.
    #[error("This is your password already. Choose another one.")]
    Unchanged,
    /// More of something than allowed.
    #[error("Use {max} of them at most.")]
    TooMany {
        /// Most allowed.
        max: u32,
    },
    /// Not the address of a film on `YouTube`.
    #[error("Paste the address of a YouTube video, like https://youtu.be/aqz-KE-bpKQ.")]
    NotAVideo,
    /// A category that the market does not have.
    #[error("The market has no such category. Choose one for lines like this, or write another one.")]
    NotACategory,
    /// Something else than the choices offered.
    #[error("Choose one of the offered values.")]
    NotOffered,
}

/// A problem and the name of the field it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FieldProblem {
    /// The name of the form field.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// Collects the problems of a form, one call a field.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldProblem>);

impl Checks {
    /// A form with nothing wrong yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes the problem of `field` when there is one, and hands the good value on.
    pub fn field<T>(&mut self, field: &str, checked: Result<T, Problem>) -> Option<T> {
        checked
            .map_err(|problem| {
                self.0.push(FieldProblem { field: field.to_owned(), problem });
            })
            .ok()
    }

    /// Notes that `field` is wrong when `good` is false.
    pub fn ensure(&mut self, field: &str, good: bool, problem: Problem) {
        if !good {
            self.0.push(FieldProblem { field: field.to_owned(), problem });
        }
    }

    /// Nothing, or everything that is wrong.
    pub fn done(self) -> Result<(), Vec<FieldProblem>> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

/// An e-mail address: trimmed, `a@b.c` at least, at most 254 characters.
pub fn email(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let bad_char = |c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | '<' | '>' | '"' | '(' | ')');
    let good = text.len() <= 254
        && !text.contains(bad_char)
        && text.split_once('@').is_some_and(|(local, host)| {
            let labels: Vec<&str> = host.split('.').collect();
            !local.is_empty()
                && local.len() <= 64
                && !host.contains('@')
                && labels.len() >= 2
                && labels.iter().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        });
    if text.is_empty() {
        Err(Problem::Missing)
    } else if good {
        Ok(text.to_owned())
    } else {
        Err(Problem::NotAnEmail)
    }
}

/// One line of text of `min..=max` characters after trimming; control characters are dropped.
pub fn line(text: &str, min: u32, max: u32) -> Result<String, Problem> {
    let clean: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    length(clean, min, max)
}

/// Several lines of text of `min..=max` characters after trimming.
pub fn paragraph(text: &str, min: u32, max: u32) -> Result<String, Problem> {
    let clean: String = text.trim().chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    length(clean, min, max)
}

fn length(clean: String, min: u32, max: u32) -> Result<String, Problem> {
    let count = clean.chars().count();
    if count == 0 && min > 0 {
        Err(Problem::Missing)
    } else if count < min as usize {
        Err(Problem::TooShort { min })
    } else if count > max as usize {
        Err(Problem::TooLong { max })
    } else {
        Ok(clean)
    }
}

/// The words of a web address: `[a-z0-9]` and single hyphens, 3 to 80 characters.
pub fn slug(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let good = (3..=80).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--");
    if good { Ok(text.to_owned()) } else { Err(Problem::NotASlug) }
}

/// A web address suggested from a title: `Blue Mug, 30 cl` gives `blue-mug-30-cl`.
pub fn suggest_slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' | 'ø' => 'o',
            'ù'..='ü' => 'u',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let mut short: String = slug.chars().take(50).collect();
    while short.ends_with('-') {
        short.pop();
    }
    if short.len() < 3 { format!("item-{short}").trim_end_matches('-').to_owned() } else { short }
}

/// A telephone number in E.164 form; spaces, dots, hyphens and brackets are forgiven.
pub fn phone(text: &str) -> Result<String, Problem> {
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '(' | ')')).collect();
    let good = digits.strip_prefix('+').is_some_and(|rest| {
        (7..=15).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with('0')
    });
    if good { Ok(digits) } else { Err(Problem::NotAPhone) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emails_are_told_from_other_text() {
        for good in ["ana@example.org", " ana+x@mail.example.co.uk ", "ünï@exämple.org"] {
            assert!(email(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "ana",
            "@example.org",
            "ana@",
            "a@b",
            "a@b@c.org",
            "a b@c.org",
            "a@-b.org",
            "a@b..org",
            "x\r\nBcc: y@z.org",
        ] {
            assert!(email(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn suggested_slugs_are_good_slugs() {
        for title in ["Blue Mug, 30 cl", "Änderung & Öl", "x", "日本", "a--b", &"long ".repeat(40)] {
            let suggested = suggest_slug(title);
            assert!(slug(&suggested).is_ok(), "{title} gave {suggested}");
        }
    }

    #[test]
    fn phones_are_brought_to_one_form() {
        assert_eq!(phone("+351 912-345.678"), Ok("+351912345678".to_owned()));
        assert!(phone("912345678").is_err());
    }
}
