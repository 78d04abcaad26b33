//! What a list can be narrowed by, as it is shown: the most frequent first, sizes from small to large.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use catalog::{Sellers, Tree};
use domain::catalog::{CategoryView, ListingQuery, ShopFacet};
use domain::id::{CategoryId, ShopId};
use domain::search::{Colour, Facet, Facets, STARS};
use domain::shops::ShopView;

use crate::facts::Facts;
use crate::narrow::Counted;

/// Most values of one kind that are shown; those that are chosen are shown beside them.
const MOST: usize = 40;
/// Sizes that have letters, from small to large.
const LETTERS: [&str; 14] =
    ["xxs", "2xs", "xs", "s", "small", "m", "medium", "l", "large", "xl", "xxl", "2xl", "xxxl", "3xl"];

/// Everything that the list can be narrowed by.
pub(crate) fn facets(
    facts: &Facts,
    counted: &Counted,
    sellers: &Sellers,
    query: &ListingQuery,
    tree: &Tree,
    category: Option<CategoryId>,
    countries: &[String],
) -> Facets {
    let brands = counted.by_brand.iter().filter_map(|(number, products)| {
        let name = facts.brands.all().get(usize::try_from(*number).ok()?).filter(|name| !name.is_empty())?;
        Some(facet(name, *products))
    });
    let sizes = counted
        .by_size
        .iter()
        .filter_map(|(number, products)| Some(facet(facts.sizes.all().get(usize::from(*number))?, *products)));
    let countries = countries
        .iter()
        .zip(&counted.by_country)
        .filter(|(name, products)| !name.is_empty() && **products > 0)
        .map(|(name, products)| facet(name, *products));
    let mut sizes = frequent(sizes.collect(), &query.sizes);
    sizes.sort_by_cached_key(|size| size_order(&size.value));
    let stars = STARS.into_iter().zip(counted.by_stars);
    let colours = Colour::ALL.into_iter().zip(counted.by_colour);
    Facets {
        categories: categories(facts, counted, tree, category),
        brands: frequent(brands.collect(), &query.brands),
        colours: colours.filter(|(colour, products)| *products > 0 || query.colours.contains(colour)).collect(),
        sizes,
        stars: stars.filter(|(stars, products)| *products > 0 || query.stars == Some(*stars)).collect(),
        countries: frequent(countries.collect(), &query.countries),
        destinations: destinations(facts, counted, sellers, query.to.as_ref()),
        in_stock: counted.in_stock,
        reduced: counted.reduced,
        prices: counted.prices,
    }
}

/// The countries that shops name when they say where they send to, with what can be sent there.
fn destinations(facts: &Facts, counted: &Counted, sellers: &Sellers, chosen: Option<&String>) -> Vec<Facet> {
    let found = facts.shops.all().iter().zip(&counted.by_sender).filter(|(_, products)| **products > 0);
    let senders: Vec<_> = found.filter_map(|(shop, products)| Some((sellers.get(*shop)?, *products))).collect();
    let ways = senders.iter().flat_map(|(shop, _)| &shop.shipping);
    let named: BTreeSet<&String> = ways.flat_map(|way| &way.countries).chain(chosen).collect();
    let to = |code: &String| {
        let goes = |shop: &ShopView| shop.shipping.iter().any(|way| way.goes_to(code));
        facet(code, senders.iter().filter(|(shop, _)| goes(shop)).map(|(_, products)| products).sum())
    };
    frequent(named.into_iter().map(to).collect(), chosen.map_or(&[], std::slice::from_ref))
}

/// Shops with most in the list first; the chosen one also with nothing.
pub(crate) fn shops(facts: &Facts, counted: &Counted, sellers: &Sellers, chosen: Option<ShopId>) -> Vec<ShopFacet> {
    let shop = |(shop, products): (&ShopId, &u32)| {
        let view = sellers.get(*shop).filter(|_| *products > 0 || chosen == Some(*shop))?;
        Some(ShopFacet { id: *shop, handle: view.handle.clone(), name: view.name.clone(), products: *products })
    };
    let mut shops: Vec<ShopFacet> = facts.shops.all().iter().zip(&counted.by_shop).filter_map(shop).collect();
    shops.sort_by(|a, b| b.products.cmp(&a.products).then_with(|| a.name.cmp(&b.name)));
    shops
}

/// The chosen shelf and those right below it, or the departments, with what was found on them and below.
fn categories(facts: &Facts, counted: &Counted, tree: &Tree, category: Option<CategoryId>) -> Vec<CategoryView> {
    let found = |shelf: CategoryView| {
        let below = tree.with_all_below(shelf.id);
        let number = |category: &CategoryId| facts.categories.find(category);
        let products = below.iter().filter_map(number).filter_map(|number| counted.by_category.get(number)).sum();
        CategoryView { products, ..shelf }
    };
    let mut shelves: Vec<CategoryView> =
        tree.children(category).into_iter().map(found).filter(|shelf| shelf.products > 0).collect();
    shelves.sort_by_key(|shelf| Reverse(shelf.products));
    let chosen = category.and_then(|category| tree.trail(category).pop()).map(found);
    chosen.into_iter().chain(shelves).collect()
}

fn facet(name: &str, products: u32) -> Facet {
    Facet { value: name.to_owned(), products }
}

/// Those with most products, and those that are chosen, though nothing is left of them.
fn frequent(mut facets: Vec<Facet>, chosen: &[String]) -> Vec<Facet> {
    for value in chosen {
        if !facets.iter().any(|facet| &facet.value == value) {
            facets.push(facet(value, 0));
        }
    }
    let is_chosen = |facet: &Facet| chosen.contains(&facet.value);
    facets.sort_by(|a, b| {
        let key = |facet: &Facet| (Reverse(is_chosen(facet)), Reverse(facet.products));
        key(a).cmp(&key(b)).then_with(|| a.value.cmp(&b.value))
    });
    facets.truncate(MOST);
    facets.sort_by(|a, b| b.products.cmp(&a.products).then_with(|| a.value.cmp(&b.value)));
    facets
}

/// Letters first, then numbers, then everything else by its name.
fn size_order(size: &str) -> (u8, u64, String) {
    let lower = size.to_lowercase();
    if let Some(at) = LETTERS.iter().position(|letters| *letters == lower) {
        return (0, u64::try_from(at).unwrap_or_default(), lower);
    }
    let number: String = lower.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let (whole, rest) = number.split_once('.').unwrap_or((&number, ""));
    match whole.parse::<u64>() {
        Ok(whole) => {
            let tenths = rest.chars().next().and_then(|c| c.to_digit(10)).unwrap_or_default();
            (1, whole.saturating_mul(10).saturating_add(u64::from(tenths)), lower)
        }
        Err(_) => (2, 0, lower),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_go_from_small_to_large() {
        let mut sizes = vec!["10", "XL", "9.5", "One size", "S", "9", "M"];
        sizes.sort_by_cached_key(|size| size_order(size));
        assert_eq!(sizes, ["S", "M", "XL", "9", "9.5", "10", "One size"]);
    }

    #[test]
    fn what_is_chosen_is_shown_though_nothing_is_left_of_it() {
        let many = (0..100).map(|number| facet(&format!("b{number:03}"), 200 - number)).collect();
        let shown = frequent(many, &["gone".to_owned(), "b099".to_owned()]);
        assert_eq!(shown.len(), MOST);
        assert!(shown.iter().any(|facet| facet.value == "gone") && shown.iter().any(|facet| facet.value == "b099"));
        assert_eq!(shown[0].value, "b000");
    }
}
