//! A page of a list by what the database alone knows, for nodes whose index is not built yet: narrowed by category,
//! words, shop, price, stock and reductions.

use std::collections::HashMap;

use domain::catalog::{CARDS_A_PAGE, Listing, ListingQuery, ShopFacet};
use domain::id::{ProductId, ShopId};
use domain::paging::{PageRequest, Paged};
use domain::search::{Facets, MOST_WORDS};
use kernel::{Failure, Market, Op, Tenant};
use sqlx::Acquire as _;

use crate::cards::cards;
use crate::shelf::{self, Sellers, Shelf};
use crate::store::listing::{self as store, Filter};

/// A page of a list with what it can be narrowed by. The shops are counted without the choice of a shop, so that
/// another one can be chosen instead.
pub async fn listing(market: &Market, op: &Op, query: &ListingQuery) -> Result<Listing, Failure> {
    let mut query = tidied(query);
    if let Some(storefront) = &op.storefront {
        // On a shop's own address there is no other shop, whatever the page asks for.
        query.shop = Some(shelf::sellers(market).await?.get(storefront.shop).ok_or(Failure::NotFound)?.handle.clone());
    }
    let shelf = market.kept::<Shelf>();
    let listing = shelf::kept(&shelf.listings, query.clone(), || read(market, &query)).await?;
    Ok(Listing::clone(&listing))
}

async fn read(market: &Market, query: &ListingQuery) -> Result<Listing, Failure> {
    let (tree, sellers) = (shelf::tree(market).await?, shelf::sellers(market).await?);
    let category = match &query.category {
        Some(slug) => Some(tree.by_slug(slug).ok_or(Failure::NotFound)?.id),
        None => None,
    };
    let shop = match &query.shop {
        Some(handle) => Some(sellers.by_handle(handle).ok_or(Failure::NotFound)?.id),
        None => None,
    };
    let filter = Filter {
        words: query.words.clone(),
        alike: false,
        categories: category.map(|category| tree.with_all_below(category)),
        shops: sellers.ids(),
        min_price: query.min_price,
        max_price: query.max_price,
        in_stock: query.in_stock,
        reduced: query.reduced,
    };
    let mut db = market.db(Tenant::Market).await?;
    let found = find(&mut db, filter, shop, query).await?;
    let cards = cards(&mut db, &sellers, &found.page).await?;
    Ok(Listing {
        cards: Paged { items: cards, total: found.total(shop), page: page(query) },
        trail: category.map(|category| tree.trail(category)).unwrap_or_default(),
        children: tree.children(category),
        shops: facets(&found.by_shop, &sellers),
        facets: Facets::default(),
        did_you_mean: None,
        named: Vec::new(),
        nearest: Vec::new(),
    })
}

/// What a filter finds.
struct Found {
    page: Vec<ProductId>,
    by_shop: HashMap<ShopId, u32>,
}

impl Found {
    fn total(&self, shop: Option<ShopId>) -> u64 {
        let of = |count: &u32| u64::from(*count);
        shop.map_or_else(|| self.by_shop.values().map(of).sum(), |shop| self.by_shop.get(&shop).map_or(0, of))
    }
}

/// What is written in the products; where that is nothing, titles that look alike.
async fn find(
    db: &mut sqlx::PgConnection,
    mut filter: Filter,
    shop: Option<ShopId>,
    query: &ListingQuery,
) -> Result<Found, sqlx::Error> {
    let found = look(db, &filter, shop, query).await?;
    let has_letters = filter.words.as_ref().is_some_and(|words| words.contains(char::is_alphanumeric));
    if !found.by_shop.is_empty() || !has_letters {
        return Ok(found);
    }
    filter.alike = true;
    let mut tx = db.begin().await?;
    store::forgive_typos(&mut tx).await?;
    let found = look(&mut tx, &filter, shop, query).await?;
    tx.commit().await?;
    Ok(found)
}

async fn look(
    db: &mut sqlx::PgConnection,
    filter: &Filter,
    shop: Option<ShopId>,
    query: &ListingQuery,
) -> Result<Found, sqlx::Error> {
    let by_shop = store::count_by_shop(db, filter).await?;
    let page =
        if by_shop.is_empty() { Vec::new() } else { store::page(db, filter, shop, query.sort, page(query)).await? };
    Ok(Found { page, by_shop })
}

/// Shops with most in the list first.
fn facets(by_shop: &HashMap<ShopId, u32>, sellers: &Sellers) -> Vec<ShopFacet> {
    let facet = |(shop, products): (&ShopId, &u32)| {
        let view = sellers.get(*shop)?;
        Some(ShopFacet { id: *shop, handle: view.handle.clone(), name: view.name.clone(), products: *products })
    };
    let mut facets: Vec<ShopFacet> = by_shop.iter().filter_map(facet).collect();
    facets.sort_by(|a, b| b.products.cmp(&a.products).then_with(|| a.name.cmp(&b.name)));
    facets
}

fn page(query: &ListingQuery) -> PageRequest {
    PageRequest::new(query.page, CARDS_A_PAGE)
}

/// The same question however it was spelled: words in one line and not too many, a page that can be.
pub fn tidied(query: &ListingQuery) -> ListingQuery {
    let tidy = |words: &String| {
        let words: Vec<&str> =
            words.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
        let short: String = words.join(" ").chars().take(MOST_WORDS).collect();
        short.trim_end().to_owned()
    };
    ListingQuery {
        words: query.words.as_ref().map(tidy).filter(|words| !words.is_empty()),
        page: page(query).number,
        ..query.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_brought_into_one_short_line() {
        let words = |typed: &str| tidied(&ListingQuery { words: Some(typed.into()), ..ListingQuery::default() }).words;
        assert_eq!(words("  blue\0\n mug "), Some("blue mug".to_owned()));
        assert_eq!(words(" \u{7} "), None);
        assert_eq!(words(&"ö".repeat(10_000)).map(|words| words.chars().count()), Some(MOST_WORDS));
    }
}
