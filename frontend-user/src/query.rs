//! A list's filters as they stand in the web address, so that a list can be kept, shared and gone back to.

use domain::catalog::{LIST_CURRENCY, ListingQuery, Sort};
use domain::money::Money;
use domain::search::{Colour, STARS};
use domain::shops::places::country_name;
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

    /// Where this page of the list is, without any filter: what machines that index pages are told.
    pub fn numbered(&self, query: &ListingQuery) -> String {
        self.address(&ListingQuery { page: query.page, ..ListingQuery::default() })
    }

    /// The query that the address asks for; what makes no sense in it is passed over.
    pub fn read(&self, params: &ParamsMap) -> ListingQuery {
        let text =
            |name| params.get(name).map(|typed: String| typed.trim().to_owned()).filter(|typed| !typed.is_empty());
        let price = |name| text(name).and_then(|typed| amount(&typed));
        let on = |name| params.get(name).is_some_and(|value| value == "1");
        let all = |name| {
            let values = params.get_all(name).unwrap_or_default().into_iter();
            values.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect::<Vec<_>>()
        };
        let mut query = ListingQuery {
            words: text("words"),
            shop: text("shop"),
            min_price: price("min"),
            max_price: price("max"),
            in_stock: on("stock"),
            reduced: on("reduced"),
            brands: all("brand"),
            colours: all("colour").iter().filter_map(|name| Colour::named(name)).collect(),
            sizes: all("size"),
            stars: text("stars").and_then(|stars| stars.parse().ok()).filter(|stars| STARS.contains(stars)),
            countries: all("from"),
            to: text("to"),
            sort: Sort::named(&text("sort").unwrap_or_default()),
            page: text("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
            category: None,
        };
        match self {
            Self::Search => query.category = text("category"),
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
        if let (Some(category), Self::Search) = (&query.category, self) {
            add("category", category.clone());
        }
        if let (Some(shop), Self::Search | Self::Category(_)) = (&query.shop, self) {
            add("shop", shop.clone());
        }
        for brand in &query.brands {
            add("brand", brand.clone());
        }
        for colour in &query.colours {
            add("colour", colour.name().to_owned());
        }
        for size in &query.sizes {
            add("size", size.clone());
        }
        if let Some(stars) = query.stars {
            add("stars", stars.to_string());
        }
        for country in &query.countries {
            add("from", country.clone());
        }
        if let Some(country) = &query.to {
            add("to", country.clone());
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

    /// The filters that are on, each with the query that lacks it. `shop_name` and `category_name` are what the chosen
    /// shop and category are called.
    pub fn applied(
        &self,
        query: &ListingQuery,
        shop_name: Option<&str>,
        category_name: Option<&str>,
    ) -> Vec<(String, ListingQuery)> {
        let rest = || ListingQuery { page: 1, ..query.clone() };
        let mut filters = Vec::new();
        if let (Some(slug), Self::Search) = (&query.category, self) {
            let label = format!("In {}", category_name.unwrap_or(slug));
            filters.push((label, ListingQuery { category: None, ..rest() }));
        }
        if let (Some(handle), Self::Search | Self::Category(_)) = (&query.shop, self) {
            let label = format!("From {}", shop_name.unwrap_or(handle));
            filters.push((label, ListingQuery { shop: None, ..rest() }));
        }
        if let Some(label) = price_label(query.min_price, query.max_price) {
            filters.push((label, ListingQuery { min_price: None, max_price: None, ..rest() }));
        }
        for brand in &query.brands {
            filters.push((brand.clone(), ListingQuery { brands: without(&query.brands, brand), ..rest() }));
        }
        for colour in &query.colours {
            let colours = without(&query.colours, colour);
            filters.push((colour.label().to_owned(), ListingQuery { colours, ..rest() }));
        }
        for size in &query.sizes {
            filters.push((format!("Size {size}"), ListingQuery { sizes: without(&query.sizes, size), ..rest() }));
        }
        if let Some(stars) = query.stars {
            filters.push((format!("{stars} stars and up"), ListingQuery { stars: None, ..rest() }));
        }
        for code in &query.countries {
            let countries = without(&query.countries, code);
            filters.push((format!("Sent from {}", country_name(code)), ListingQuery { countries, ..rest() }));
        }
        if let Some(code) = &query.to {
            filters.push((format!("Sent to {}", country_name(code)), ListingQuery { to: None, ..rest() }));
        }
        if query.in_stock {
            filters.push(("In stock".to_owned(), ListingQuery { in_stock: false, ..rest() }));
        }
        if query.reduced {
            filters.push(("Reduced".to_owned(), ListingQuery { reduced: false, ..rest() }));
        }
        filters
    }

    /// The same list with no filter on; words and sort stay.
    pub fn bare(&self, query: &ListingQuery) -> String {
        let shop = if matches!(self, Self::Shop(_)) { query.shop.clone() } else { None };
        let category = if matches!(self, Self::Category(_)) { query.category.clone() } else { None };
        let (words, sort) = (query.words.clone(), query.sort);
        self.address(&ListingQuery { words, category, shop, sort, page: 1, ..ListingQuery::default() })
    }
}

/// The values but for one.
fn without<T: Clone + PartialEq>(values: &[T], gone: &T) -> Vec<T> {
    values.iter().filter(|value| *value != gone).cloned().collect()
}

fn price_label(min: Option<i64>, max: Option<i64>) -> Option<String> {
    let shown = |minor| Money::new(minor, LIST_CURRENCY).to_string();
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("{} to {}", shown(min), shown(max))),
        (Some(min), None) => Some(format!("{} and up", shown(min))),
        (None, Some(max)) => Some(format!("Up to {}", shown(max))),
        (None, None) => None,
    }
}

/// An amount of the filter as its field shows it.
pub fn plain(minor: i64) -> String {
    let text = Money::new(minor, LIST_CURRENCY).to_plain();
    text.strip_suffix(".00").map(str::to_owned).unwrap_or(text)
}

/// How a sort is called.
pub fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "Best match",
        Sort::Newest => "Newest",
        Sort::PriceUp => "Price, low to high",
        Sort::PriceDown => "Price, high to low",
        Sort::Rating => "Best rated",
        Sort::BestSelling => "Best selling",
    }
}

/// What a person typed as a price; a sign of currency and commas between thousands are forgiven.
fn amount(typed: &str) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !matches!(c, '$' | ',' | ' ')).collect();
    Money::parse(&digits, LIST_CURRENCY).ok().map(|money| money.minor).filter(|minor| *minor >= 0)
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
    fn several_values_of_a_kind_read_back() {
        let mut typed = params(&[("colour", "blue"), ("stars", "4"), ("to", "PT")]);
        typed.insert("brand", "Kettle & Co".to_owned());
        typed.insert("brand", "Loom".to_owned());
        let query = Place::Search.read(&typed);
        assert_eq!((query.brands.len(), query.colours.as_slice(), query.stars), (2, &[Colour::Blue][..], Some(4)));
        assert_eq!(Place::Search.address(&query), "/search?brand=Kettle+%26+Co&brand=Loom&colour=blue&stars=4&to=PT");
        let rest = Place::Search.applied(&query, None, None).remove(0).1;
        assert_eq!(Place::Search.address(&rest), "/search?brand=Loom&colour=blue&stars=4&to=PT");
    }

    #[test]
    fn nonsense_in_the_address_is_passed_over() {
        let query = Place::Search.read(&params(&[
            ("min", "-4"),
            ("max", "lots"),
            ("page", "-1"),
            ("sort", "x"),
            ("stars", "9"),
            ("colour", "x"),
        ]));
        assert_eq!(query, ListingQuery { page: 1, ..ListingQuery::default() });
        assert_eq!(Place::Search.address(&query), "/search");
    }

    #[test]
    fn taking_a_filter_away_begins_at_the_first_page() {
        let place = Place::Search;
        let query = place.read(&params(&[("words", "tea"), ("reduced", "1"), ("shop", "fern-loam"), ("page", "2")]));
        let filters = place.applied(&query, Some("Fern & Loam"), None);
        let labels: Vec<&str> = filters.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, ["From Fern & Loam", "Reduced"]);
        assert_eq!(place.address(&filters[1].1), "/search?words=tea&shop=fern-loam");
    }
}
