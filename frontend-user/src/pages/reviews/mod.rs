//! What buyers say: reading it beside the goods, writing it, and saying something to it.

mod edit;
mod fields;
mod helpful;
mod mine;
mod one;
mod photos;
mod place;
mod report;
mod section;
mod summary;
mod write;

pub use edit::EditReviewPage;
pub use mine::MyReviewsPage;
pub use place::Place;
pub use report::ReportPage;
pub use section::{AskedReviews, Reviews, Said};
pub use write::WriteReviewPage;
