//! What the visitor chose, as numbers of the table of facts.

use std::collections::HashSet;

use catalog::Sellers;
use domain::catalog::ListingQuery;
use domain::id::{CategoryId, ShopId};
use domain::search::{MOST_VALUES, STARS};
use domain::shops::{ShopView, places};

use crate::facts::{Facts, bit};
use crate::narrow::{Choice, ChosenShop};

/// The choices of a query, and the countries that they are counted by.
pub(crate) fn chosen(
    facts: &Facts,
    sellers: &Sellers,
    query: &ListingQuery,
    categories: Option<&[CategoryId]>,
    shop: Option<ShopId>,
) -> (Choice, Vec<String>) {
    let mut countries: Vec<String> = Vec::new();
    let (mut open, mut countries_of) = (Vec::new(), Vec::new());
    for shop in facts.shops.all() {
        let seller = sellers.get(*shop);
        open.push(seller.is_some());
        let country = seller.map(|seller| seller.country.as_str()).unwrap_or_default();
        let known = countries.iter().position(|known| known == country);
        countries_of.push(small(known.unwrap_or_else(|| {
            countries.push(country.to_owned());
            countries.len() - 1
        })));
    }
    let country = |code: &String| countries.iter().position(|known| known == code).map(small);
    let brand = |name: &String| facts.brands.find(name).and_then(|number| u32::try_from(number).ok());
    let size = |name: &String| facts.sizes.find(name).map(small);
    let colours = query.colours.iter().fold(0, |colours, colour| colours | bit(*colour));
    let sends = |to: &String| {
        let goes = |seller: &ShopView| seller.shipping.iter().any(|way| way.goes_to(to));
        facts.shops.all().iter().map(|shop| sellers.get(*shop).is_some_and(goes)).collect()
    };
    let choice = Choice {
        open,
        countries_of,
        all_countries: countries.len(),
        categories: categories.map(|below| {
            let below: HashSet<_> = below.iter().collect();
            facts.categories.all().iter().map(|category| below.contains(category)).collect()
        }),
        shop: shop
            .map(|shop| facts.shops.find(&shop).map_or(ChosenShop::Unknown, |found| ChosenShop::Known(small(found)))),
        min_price: query.min_price,
        max_price: query.max_price,
        in_stock: query.in_stock,
        reduced: query.reduced,
        brands: (!query.brands.is_empty()).then(|| query.brands.iter().filter_map(brand).collect()),
        colours: (colours != 0).then_some(colours),
        sizes: (!query.sizes.is_empty()).then(|| query.sizes.iter().filter_map(size).collect()),
        stars: query.stars,
        countries: (!query.countries.is_empty()).then(|| query.countries.iter().filter_map(country).collect()),
        sends_there: query.to.as_ref().map(sends),
    };
    (choice, countries)
}

/// The same question however it was asked: each value once, in order, and not too many.
pub(crate) fn tidied(query: &ListingQuery) -> ListingQuery {
    fn tidy<T: Clone + Ord>(values: &[T]) -> Vec<T> {
        let mut values = values.to_vec();
        values.sort();
        values.dedup();
        values.truncate(MOST_VALUES);
        values
    }
    let named = |values: &[String]| tidy(values).into_iter().filter(|value| !value.is_empty()).collect();
    ListingQuery {
        brands: named(&query.brands),
        colours: tidy(&query.colours),
        sizes: named(&query.sizes),
        stars: query.stars.filter(|stars| STARS.contains(stars)),
        countries: named(&query.countries),
        to: query.to.as_ref().and_then(|to| places::country(to).ok()),
        ..catalog::tidied(query)
    }
}

fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
