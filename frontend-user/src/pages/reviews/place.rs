//! Where reviews stand, and how a list of them is narrowed: all of it in the web address.

use domain::reviews::{ReviewSort, ReviewsQuery};
use leptos_router::params::ParamsMap;

use crate::paths;

/// Whose reviews a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Of a product, by its slug.
    Product(String),
    /// Of a shop's goods, by its handle.
    Shop(String),
}

impl Place {
    /// The page they stand on.
    pub fn path(&self) -> String {
        match self {
            Self::Product(slug) => paths::product(slug),
            Self::Shop(handle) => paths::shop_reviews(handle),
        }
    }

    /// The address of a list, at the place of the page where it begins; what is as always is left out.
    pub fn address(&self, query: ReviewsQuery) -> String {
        let mut parts = Vec::new();
        if let Some(stars) = query.stars {
            parts.push(format!("stars={stars}"));
        }
        if query.photos {
            parts.push("photos=1".to_owned());
        }
        if query.sort != ReviewSort::default() {
            parts.push(format!("sort={}", query.sort.name()));
        }
        if query.page > 1 {
            parts.push(format!("reviews={}", query.page));
        }
        let asked = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
        format!("{}{asked}#reviews", self.path())
    }
}

/// The list that the address asks for; what makes no sense in it is passed over.
pub fn read(params: &ParamsMap) -> ReviewsQuery {
    ReviewsQuery {
        stars: params.get_str("stars").and_then(|stars| stars.parse().ok()),
        photos: params.get_str("photos") == Some("1"),
        sort: ReviewSort::named(params.get_str("sort").unwrap_or_default()),
        page: params.get_str("reviews").and_then(|page| page.parse().ok()).unwrap_or(1),
    }
    .tidied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_reads_back() {
        let params = [("stars", "4"), ("photos", "1"), ("sort", "helpful"), ("reviews", "2")];
        let params: ParamsMap = params.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let query = read(&params);
        let place = Place::Product("mug".into());
        assert_eq!(place.address(query), "/p/mug?stars=4&photos=1&sort=helpful&reviews=2#reviews");
        assert_eq!(place.address(ReviewsQuery { page: 1, ..ReviewsQuery::default() }), "/p/mug#reviews");
    }

    #[test]
    fn nonsense_in_the_address_is_passed_over() {
        let params: ParamsMap = [("stars", "9".to_owned()), ("reviews", "-1".to_owned())].into_iter().collect();
        assert_eq!(read(&params), ReviewsQuery { page: 1, ..ReviewsQuery::default() });
    }
}
