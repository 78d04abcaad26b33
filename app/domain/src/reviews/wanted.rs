//! Which reviews a list shows; everything here stands in the web address.

use serde::{Deserialize, Serialize};

use crate::id::ProductId;

/// Reviews on one page of a list.
pub const REVIEWS_A_PAGE: u32 = 10;

/// How reviews are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewSort {
    #[default]
    Newest,
    Helpful,
    Highest,
    Lowest,
}

impl ReviewSort {
    /// All sorts, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Helpful, Self::Highest, Self::Lowest];

    /// The word in the web address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Helpful => "helpful",
            Self::Highest => "highest",
            Self::Lowest => "lowest",
        }
    }

    /// The sort as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Newest => "Newest",
            Self::Helpful => "Most helpful",
            Self::Highest => "Highest",
            Self::Lowest => "Lowest",
        }
    }

    /// The sort of that word; anything unknown is the newest first.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or_default()
    }
}

/// Which reviews of a product or of a shop's goods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewsQuery {
    /// Only those with so many stars.
    pub stars: Option<u8>,
    /// Only those with photos.
    pub photos: bool,
    pub sort: ReviewSort,
    /// From 1.
    pub page: u32,
}

impl ReviewsQuery {
    /// The same question in its one form: stars that there are, a page that can be.
    #[must_use]
    pub fn tidied(self) -> Self {
        let stars = self.stars.filter(|stars| (1..=5).contains(stars));
        Self { stars, page: self.page.clamp(1, 10_000), ..self }
    }

    /// Whether it is narrowed at all.
    pub fn is_narrowed(self) -> bool {
        self.stars.is_some() || self.photos
    }
}

/// Which reviews a shop looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShopReviewsQuery {
    /// Only those without a reply.
    pub unanswered: bool,
    /// Only those with so many stars.
    pub stars: Option<u8>,
    /// Only those of this product.
    pub product: Option<ProductId>,
    /// From 1.
    pub page: u32,
}

/// Which reviews an admin looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewQueue {
    /// Those that nobody sees before somebody has looked, and those that several people have reported.
    #[default]
    Waiting,
    /// Those that anybody has reported.
    Reported,
    Rejected,
    Shown,
}

impl ReviewQueue {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Reported, Self::Rejected, Self::Shown];

    /// The word in the web address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reported => "reported",
            Self::Rejected => "rejected",
            Self::Shown => "shown",
        }
    }

    /// The queue as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Waiting => "To look at",
            Self::Reported => "Reported",
            Self::Rejected => "Not shown",
            Self::Shown => "Shown",
        }
    }

    /// The queue of that word; anything unknown is what waits.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|queue| queue.name() == name).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absurd_questions_become_sensible_ones() {
        let query = ReviewsQuery { stars: Some(9), page: 0, ..ReviewsQuery::default() }.tidied();
        assert_eq!(query, ReviewsQuery { page: 1, ..ReviewsQuery::default() });
        assert_eq!(ReviewSort::named("loudest"), ReviewSort::Newest);
        assert!(ReviewSort::ALL.iter().all(|sort| ReviewSort::named(sort.name()) == *sort));
        assert!(ReviewQueue::ALL.iter().all(|queue| ReviewQueue::named(queue.name()) == *queue));
    }
}
