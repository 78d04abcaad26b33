//! A list's filters as they stand in the web address, so that a list can be kept, shared and gone back to.

use domain::catalog::{ListingQuery, Sort};
use domain::money::{Currency, Money};
use leptos_router::params::ParamsMap;

use crate::paths;

/// Which list a page shows; the rest of the query narrows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everything, or what matches some words.
    Search,
    /// A department or a shelf, by its slug.
    Category(String),
    /// The goods of one shop, by its handle.
    Shop(String),
}

impl Place {
    /// Where the list begins, without any filter.
    pub fn path(&self) -> String {
        match self {
            Self::Search => paths::SEARCH.to_owned(),
            Self::Category(slug) => paths::category(slug),
            Self::Shop(handle) => paths::shop(handle),
        }
    }

    /// The query that the address asks for; what makes no sense in it is passed over.
    pub fn read(&self, params: &ParamsMap) -> ListingQuery {
        let text =
            |name| params.get(name).map(|typed: String| typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let price = |name| text(name).and_then(|typed| amount(&typed));
        let on = |name| params.get(name).is_some_and(|value| value == "1");
        let mut query = ListingQuery {
            words: text("words"),
            shop: text("shop"),
            min_price: price("min"),
            max_price: price("max"),
            in_stock: on("stock"),
            reduced: on("reduced"),
            sort: Sort::named(&text("sort").unwrap_or_default()),
            page: text("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
            category: None,
        };
        match self {
            Self::Search => {}
            Self::Category(slug) => query.category = Some(slug.clone()),
            Self::Shop(handle) => query.shop = Some(handle.clone()),
        }
        query
    }

    /// The address of a query; what is as always is left out.
    pub fn address(&self, query: &ListingQuery) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, value: String| parts.push(format!("{name}={}", paths::encoded(&value)));
        if let Some(words) = &query.words {
            add("words", words.clone());
        }
        if let (Some(shop), Self::Search | Self::Category(_)) = (&query.shop, self) {
            add("shop", shop.clone());
        }
        if let Some(minor) = query.min_price {
            add("min", plain(minor));
        }
        if let Some(minor) = query.max_price {
            add("max", plain(minor));
        }
        if query.in_stock {
            add("stock", "1".to_owned());
        }
        if query.reduced {
            add("reduced", "1".to_owned());
        }
        if query.sort != Sort::default() {
            add("sort", query.sort.name().to_owned());
        }
        if query.page > 1 {
            add("page", query.page.to_string());
        }
        if parts.is_empty() { self.path() } else { format!("{}?{}", self.path(), parts.join("&")) }
    }

    /// The filters that are on, each with the query that lacks it. `shop_name` is what the chosen shop is called.
    pub fn applied(&self, query: &ListingQuery, shop_name: Option<&str>) -> Vec<(String, ListingQuery)> {
        let mut filters = Vec::new();
        let mut without = |label: String, change: fn(&mut ListingQuery)| {
            let mut rest = ListingQuery { page: 1, ..query.clone() };
            change(&mut rest);
            filters.push((label, rest));
        };
        if let (Some(handle), Self::Search | Self::Category(_)) = (&query.shop, self) {
            without(format!("From {}", shop_name.unwrap_or(handle)), |rest| rest.shop = None);
        }
        let shown = |minor| Money::new(minor, MARKET_CURRENCY).to_string();
        match (query.min_price, query.max_price) {
            (Some(min), Some(max)) => without(format!("{} to {}", shown(min), shown(max)), |rest| {
                rest.min_price = None;
                rest.max_price = None;
            }),
            (Some(min), None) => without(format!("{} and up", shown(min)), |rest| rest.min_price = None),
            (None, Some(max)) => without(format!("Up to {}", shown(max)), |rest| rest.max_price = None),
            (None, None) => {}
        }
        if query.in_stock {
            without("In stock".to_owned(), |rest| rest.in_stock = false);
        }
        if query.reduced {
            without("Reduced".to_owned(), |rest| rest.reduced = false);
        }
        filters
    }

    /// The same list with no filter on; words and sort stay.
    pub fn bare(&self, query: &ListingQuery) -> String {
        let shop = if matches!(self, Self::Shop(_)) { query.shop.clone() } else { None };
        let (words, category, sort) = (query.words.clone(), query.category.clone(), query.sort);
        self.address(&ListingQuery { words, category, shop, sort, page: 1, ..ListingQuery::default() })
    }
}

/// What the filter of prices is typed in.
pub const MARKET_CURRENCY: Currency = Currency::USD;

/// An amount of the filter as its field shows it.
pub fn plain(minor: i64) -> String {
    let text = Money::new(minor, MARKET_CURRENCY).to_plain();
    text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
}

/// How a sort is called.
pub fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "Newest",
        Sort::PriceUp => "Price, low to high",
        Sort::PriceDown => "Price, high to low",
        Sort::Rating => "Best rated",
    }
}

/// What a person typed as a price; a sign of currency and commas between thousands are forgiven.
fn amount(typed: &str) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '$' | ',' | ' ')).collect();
    Money::parse(&digits, MARKET_CURRENCY).ok().map(|money| money.minor).filter(|minor| *minor >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(pairs: &[(&str, &str)]) -> ParamsMap {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn an_address_reads_back() {
        let place = Place::Category("kitchen".into());
        let typed =
            params(&[("min", "$1,200"), ("max", "2000.50"), ("stock", "1"), ("sort", "price-up"), ("page", "3")]);
        let query = place.read(&typed);
        assert_eq!((query.min_price, query.max_price), (Some(120_000), Some(200_050)));
        assert_eq!(place.address(&query), "/c/kitchen?min=1200&max=2000.50&stock=1&sort=price-up&page=3");
        assert_eq!(place.bare(&query), "/c/kitchen?sort=price-up");
    }

    #[test]
    fn nonsense_in_the_address_is_passed_over() {
        let query = Place::Search.read(&params(&[("min", "-4"), ("max", "lots"), ("page", "-1"), ("sort", "x")]));
        assert_eq!(query, ListingQuery { page: 1, ..ListingQuery::default() });
        assert_eq!(Place::Search.address(&query), "/search");
    }

    #[test]
    fn taking_a_filter_away_begins_at_the_first_page() {
        let place = Place::Search;
        let query = place.read(&params(&[("words", "tea"), ("reduced", "1"), ("shop", "fern-loam"), ("page", "2")]));
        let filters = place.applied(&query, Some("Fern & Loam"));
        let labels: Vec<&str> = filters.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, ["From Fern & Loam", "Reduced"]);
        assert_eq!(place.address(&filters[1].1), "/search?words=tea&shop=fern-loam");
    }
}
