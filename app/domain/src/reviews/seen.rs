//! Reviews as shoppers, their writers and shops see them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::state::ReviewState;
use crate::catalog::{ImageView, Rating};
use crate::id::{OrderId, OrderLineId, ProductId, ReviewId};
use crate::paging::Paged;

/// What a shop says to a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyView {
    pub shop_name: String,
    pub body: String,
    pub at: DateTime<Utc>,
}

/// A review as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewView {
    pub id: ReviewId,
    /// The product's web address and what it is called.
    pub slug: String,
    pub product: String,
    /// Which form of it was bought; empty where there is one only.
    pub label: String,
    /// 1 to 5.
    pub rating: u8,
    /// Empty where there is none.
    pub title: String,
    pub body: String,
    /// The writer as everybody may know them: `Marta L.`
    pub author: String,
    pub written_at: DateTime<Utc>,
    pub edited_at: Option<DateTime<Utc>>,
    pub photos: Vec<ImageView>,
    /// How many people found it helpful.
    pub helpful: u32,
    pub reply: Option<ReplyView>,
    /// Whether whoever asks wrote it, found it helpful, reported it.
    pub own: bool,
    pub helped: bool,
    pub reported: bool,
}

/// A page of reviews with what it can be narrowed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewsPage {
    pub reviews: Paged<ReviewView>,
    /// How many there are of one star, of two, and so on.
    pub stars: [u32; 5],
    pub with_photos: u32,
    /// All ratings; more than there are reviews where some were brought along without words.
    pub rating: Option<Rating>,
}

impl ReviewsPage {
    /// How many reviews there are in all.
    pub fn count(&self) -> u32 {
        self.stars.iter().sum()
    }
}

/// Something that was bought, has arrived, and was not reviewed yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToReview {
    pub line: OrderLineId,
    pub order: OrderId,
    pub slug: String,
    pub title: String,
    pub label: String,
    pub image: Option<ImageView>,
    pub delivered_at: DateTime<Utc>,
}

/// A review, for its writer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyReview {
    pub review: ReviewView,
    pub line: OrderLineId,
    pub state: ReviewState,
    /// Why it is not shown.
    pub reason: Option<String>,
    /// A picture of the product.
    pub image: Option<ImageView>,
}

/// What somebody can review, and what they have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyReviews {
    /// Last arrived first; the newest fifty.
    pub waiting: Vec<ToReview>,
    /// Newest first.
    pub written: Paged<MyReview>,
}

/// A review, for the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopReview {
    pub review: ReviewView,
    /// A picture of the product.
    pub image: Option<ImageView>,
}

/// The reviews of a shop's goods, for the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopReviews {
    pub reviews: Paged<ShopReview>,
    pub stars: [u32; 5],
    pub unanswered: u32,
    pub rating: Option<Rating>,
    /// Products that were reviewed, those with most reviews first: their names and how many.
    pub products: Vec<(ProductId, String, u32)>,
    /// Whether whoever asks may reply.
    pub may_reply: bool,
}

/// A name as everybody may read it: the first one, and the first letter of the last.
pub fn short_name(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or("A buyer").to_owned();
    match words.next_back().and_then(|last| last.chars().next()) {
        Some(letter) => format!("{first} {letter}."),
        None => first,
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn nobodys_whole_name_is_shown() {
        for (name, short) in [
            ("Marta Lopes", "Marta L."),
            ("  Ana  Maria Ferreira ", "Ana F."),
            ("Åsa Öberg", "Åsa Ö."),
            ("Cher", "Cher"),
            ("", "A buyer"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
