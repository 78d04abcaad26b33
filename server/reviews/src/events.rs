//! What reviews tell the other contexts.

use domain::id::ReviewId;
use kernel::Event;
use serde::{Deserialize, Serialize};

/// A review is shown for the first time: its shop is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewWritten {
    pub review: ReviewId,
}

impl Event for ReviewWritten {
    const NAME: &'static str = "reviews.ReviewWritten";
}

/// The shop replied to a review for the first time: its writer is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewAnswered {
    pub review: ReviewId,
}

impl Event for ReviewAnswered {
    const NAME: &'static str = "reviews.ReviewAnswered";
}

/// Somebody has to look at a review: nobody sees it before, or several people have reported it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewQuestioned {
    pub review: ReviewId,
}

impl Event for ReviewQuestioned {
    const NAME: &'static str = "reviews.ReviewQuestioned";
}

/// An admin has decided about a review that was not shown, or no longer is: its writer is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewDecided {
    pub review: ReviewId,
    /// Why it is not shown; nothing when it is.
    pub reason: Option<String>,
    /// The first, the second and so on about this review.
    pub number: i32,
}

impl Event for ReviewDecided {
    const NAME: &'static str = "reviews.ReviewDecided";
}
