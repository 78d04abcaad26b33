//! What buyers say of what they bought: stars, words and pictures, and what others say to that.

mod draft;
mod report;
mod seen;
mod state;
mod wanted;

pub use draft::{CheckedReview, ReviewDraft, ReviewRefusal};
pub use report::{
    Decision, DecisionRefusal, NewReport, REPORTS_TO_LOOK, ReplyRefusal, ReportReason, ReportRefusal, ReportView,
    ReviewCase, VoteRefusal, checked_reply,
};
pub use seen::{
    MyReview, MyReviews, ReplyView, ReviewView, ReviewsPage, ShopReview, ShopReviews, ToReview, short_name,
};
pub use state::{ReviewMove, ReviewState};
pub use wanted::{REVIEWS_A_PAGE, ReviewQueue, ReviewSort, ReviewsQuery, ShopReviewsQuery};

/// Fewest and most characters of a title, where there is one.
pub const TITLE: (u32, u32) = (10, 150);
/// Fewest and most characters of what is said.
pub const BODY: (u32, u32) = (20, 2_000);
/// Most characters of a shop's reply.
pub const LONGEST_REPLY: u32 = 1_000;
/// Most photos of one review.
pub const MOST_PHOTOS: usize = 5;
