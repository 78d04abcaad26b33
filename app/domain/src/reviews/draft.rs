//! A review as its writer types it, and what is wrong with it.

use serde::{Deserialize, Serialize};

use super::{BODY, TITLE};
use crate::id::ReviewId;
use crate::text::{self, Checks, FieldProblem, Problem};

/// The form of a review. Stars come as text: a form in which none was chosen sends none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewDraft {
    /// 1 to 5.
    pub rating: String,
    /// May be left out.
    pub title: String,
    pub body: String,
}

/// A review in which nothing is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedReview {
    /// 1 to 5.
    pub rating: u8,
    /// Empty when there is none.
    pub title: String,
    pub body: String,
}

/// Why a review was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReviewRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// What was bought has not arrived yet.
    NotDelivered,
    /// There is a review of this purchase; it can be changed.
    Written { review: ReviewId },
    /// Nobody reviews what their own shop sells.
    OwnShop,
}

impl ReviewDraft {
    /// The review, or everything that is wrong with it.
    pub fn check(&self) -> Result<CheckedReview, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let rating = checks.field("rating", stars(&self.rating));
        let title = checks.field("title", title(&self.title));
        let body = checks.field("body", text::paragraph(&self.body, BODY.0, BODY.1));
        checks.done()?;
        let (rating, title, body) = (rating.unwrap_or_default(), title.unwrap_or_default(), body.unwrap_or_default());
        Ok(CheckedReview { rating, title, body })
    }
}

fn stars(typed: &str) -> Result<u8, Problem> {
    let stars = typed.trim().parse().ok().filter(|stars| (1..=5).contains(stars));
    stars.ok_or(Problem::OutOfRange { min: 1, max: 5 })
}

fn title(typed: &str) -> Result<String, Problem> {
    let title = text::line(typed, 0, TITLE.1)?;
    if title.is_empty() { Ok(title) } else { text::line(&title, TITLE.0, TITLE.1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(rating: &str, title: &str, body: &str) -> ReviewDraft {
        ReviewDraft { rating: rating.into(), title: title.into(), body: body.into() }
    }

    #[test]
    fn a_title_may_be_left_out() {
        let good = draft("4", "  ", " It keeps tea warm for an hour.\r\nReally. ").check().expect("nothing is wrong");
        assert_eq!((good.rating, good.title.as_str()), (4, ""));
        assert_eq!(good.body, "It keeps tea warm for an hour.\nReally.");
    }

    #[test]
    fn each_wrong_field_is_named() {
        for (rating, title, body, wrong) in [
            ("", "", "long enough to be a review", vec!["rating"]),
            ("0", "too short", "short", vec!["rating", "title", "body"]),
            ("6", "", "", vec!["rating", "body"]),
            ("4.5", &"x".repeat(151), &"y".repeat(2_001), vec!["rating", "title", "body"]),
        ] {
            let problems = draft(rating, title, body).check().expect_err("something is wrong");
            assert_eq!(problems.iter().map(|found| found.field.as_str()).collect::<Vec<_>>(), wrong);
        }
    }
}
