//! What buyers say: reading it, writing it, and saying something to it, on all three sites.

mod words;

use domain::id::{ImageId, OrderLineId, ReviewId};
use domain::paging::Paged;
use domain::reviews::{
    Decision, DecisionRefusal, MyReview, MyReviews, NewReport, ReplyRefusal, ReportRefusal, ReviewCase, ReviewDraft,
    ReviewQueue, ReviewRefusal, ReviewState, ReviewView, ReviewsPage, ReviewsQuery, ShopReviews, ShopReviewsQuery,
    ToReview, VoteRefusal,
};
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, go, request};

pub use words::photo_sentence;

/// A page of the reviews of a product.
#[server(endpoint = "reviews/product_reviews")]
pub async fn product_reviews(slug: String, query: ReviewsQuery) -> Answer<ReviewsPage> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::of_product(&market, &op, &slug, query).await)
}

/// A page of the reviews of a shop's goods.
#[server(endpoint = "reviews/goods_reviews")]
pub async fn goods_reviews(handle: String, query: ReviewsQuery) -> Answer<ReviewsPage> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::of_shop(&market, &op, &handle, query).await)
}

/// One review that is shown.
#[server(endpoint = "reviews/review")]
pub async fn review(review: ReviewId) -> Answer<ReviewView> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::one(&market, &op, review).await)
}

/// What the signed-in buyer can review, and what they have.
#[server(name = LoadMyReviews, endpoint = "reviews/my_reviews")]
pub async fn my_reviews(page: u32) -> Answer<MyReviews> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::my_reviews(&market, &op, page).await)
}

/// One review, for its writer.
#[server(name = LoadMyReview, endpoint = "reviews/my_review")]
pub async fn my_review(review: ReviewId) -> Answer<MyReview> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::my_review(&market, &op, review).await)
}

/// Something that the signed-in buyer may review.
#[server(name = LoadToReview, endpoint = "reviews/to_review")]
pub async fn to_review(order_line: OrderLineId) -> Answer<ToReview, ReviewRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::to_review(&market, &op, order_line).await)
}

/// Writes a review and goes on to it, where photos can be added.
#[server(endpoint = "reviews/write_review")]
pub async fn write_review(order_line: OrderLineId, form: ReviewDraft) -> Answer<ReviewId, ReviewRefusal> {
    let (market, op) = request().await?;
    let review = answer(marketplace::reviews::write(&market, &op, order_line, form).await)?;
    go(&format!("/account/reviews/{review}?written=1"));
    Ok(review)
}

/// Changes one's own review.
#[server(endpoint = "reviews/edit_review")]
pub async fn edit_review(review: ReviewId, form: ReviewDraft) -> Answer<(), ReviewRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::edit(&market, &op, review, form).await)
}

/// Deletes one's own review and goes back to the list.
#[server(endpoint = "reviews/delete_review")]
pub async fn delete_review(review: ReviewId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::withdraw(&market, &op, review).await)?;
    go("/account/reviews?deleted=1");
    Ok(())
}

/// Takes a photo off one's own review.
#[server(endpoint = "reviews/remove_photo")]
pub async fn remove_photo(review: ReviewId, photo: ImageId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::remove_photo(&market, &op, review, photo).await)
}

/// Finds a review helpful, or no longer; the answer is how many people do.
#[server(endpoint = "reviews/find_helpful")]
pub async fn find_helpful(review: ReviewId, helpful: bool) -> Answer<u32, VoteRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::find_helpful(&market, &op, review, helpful).await)
}

/// Reports a review.
#[server(endpoint = "reviews/report_review")]
pub async fn report_review(review: ReviewId, form: NewReport) -> Answer<(), ReportRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::report(&market, &op, review, form).await)
}

/// The reviews of the goods of the seller's shop.
#[server(name = LoadShopReviews, endpoint = "reviews/shop_reviews")]
pub async fn shop_reviews(query: ShopReviewsQuery) -> Answer<ShopReviews> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::shop_reviews(&market, &op, query).await)
}

/// How many reviews wait for a reply of the seller's shop.
#[server(endpoint = "reviews/unanswered_reviews")]
pub async fn unanswered_reviews() -> Answer<u32> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::unanswered(&market, &op).await)
}

/// Replies to a review, or changes the reply.
#[server(endpoint = "reviews/reply_to_review")]
pub async fn reply_to_review(review: ReviewId, reply: String) -> Answer<(), ReplyRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::reply(&market, &op, review, &reply).await)
}

/// Removes a reply.
#[server(endpoint = "reviews/remove_reply")]
pub async fn remove_reply(review: ReviewId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::remove_reply(&market, &op, review).await)
}

/// What an admin looks at.
#[server(name = LoadReviewQueue, endpoint = "reviews/review_queue")]
pub async fn review_queue(queue: ReviewQueue, page: u32) -> Answer<Paged<ReviewCase>> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::queue(&market, &op, queue, page).await)
}

/// How many reviews are in each queue.
#[server(endpoint = "reviews/review_queue_counts")]
pub async fn review_queue_counts() -> Answer<Vec<(ReviewQueue, u32)>> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::queue_counts(&market, &op).await)
}

/// Shows a review, or no longer.
#[server(endpoint = "reviews/decide_review")]
pub async fn decide_review(decision: Decision) -> Answer<ReviewState, DecisionRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::reviews::decide(&market, &op, decision).await)
}
