//! What is offered while somebody types: words to search for, products, shops.

use std::sync::Arc;

use catalog::Sellers;
use domain::search::{SuggestedShop, Suggestions};
use domain::shops::ShopView;
use kernel::{Failure, Market, Op};

use crate::analysis::Analysis;
use crate::engine::Engine;
use crate::feed::Node;
use crate::narrow::{self, Choice};
use crate::phrases::Phrases;
use crate::query::Reading;

/// What is typed is read this far.
const READ: usize = 80;
const MOST_QUERIES: usize = 5;
const MOST_PRODUCTS: usize = 5;
const MOST_SHOPS: usize = 3;

/// What is offered for what was typed so far. Everything comes from this node's memory, so that it is there before the
/// next letter; a price in it is as old as the index, which is less than a second.
pub async fn suggest(market: &Market, op: &Op, typed: &str) -> Result<Arc<Suggestions>, Failure> {
    let node = market.kept::<Node>();
    let typed: String = typed.chars().take(READ).collect();
    let words = Analysis::default().words(&typed).join(" ");
    let Some(engine) = node.ready().filter(|_| !words.is_empty()) else { return Ok(Arc::default()) };
    let own = op.storefront.as_ref().map(|storefront| storefront.shop);
    let open = typed.ends_with(char::is_alphanumeric);
    let key = (own.map(|shop| shop.0), if open { words.clone() } else { format!("{words} ") });
    let read = || async {
        let sellers = catalog::sellers(market).await?;
        let mut offered = products(&engine, &sellers, own, &typed, market.now().timestamp())?;
        if own.is_none() {
            offered.queries = queries(&engine, &node.phrases(), &words, open, &offered)?;
            offered.shops = shops(&sellers, &words);
        }
        Ok(offered)
    };
    catalog::kept(&node.suggestions, key, read).await
}

fn products(
    engine: &Engine,
    sellers: &Sellers,
    own: Option<domain::id::ShopId>,
    typed: &str,
    now: i64,
) -> anyhow::Result<Suggestions> {
    let facts = engine.facts();
    let found = engine.find(&facts, typed, Reading::Typing, now)?;
    let all = facts.shops.all();
    let choice = Choice {
        open: all.iter().map(|shop| own.is_none_or(|own| own == *shop) && sellers.get(*shop).is_some()).collect(),
        ..Choice::default()
    };
    let mut kept = narrow::open(&facts, &found.hits, &choice);
    let places = narrow::page(&facts, &mut kept, domain::catalog::Sort::Relevance, 0, MOST_PRODUCTS);
    let products = places.iter().filter_map(|place| facts.suggested(*place)).collect();
    Ok(Suggestions { products, queries: found.meant.into_iter().collect(), shops: Vec::new() })
}

/// Phrases that begin so; where there are few, the last word as it may go on, or as it was meant.
fn queries(
    engine: &Engine,
    phrases: &Phrases,
    words: &str,
    open: bool,
    offered: &Suggestions,
) -> anyhow::Result<Vec<String>> {
    let mut queries = phrases.beginning(words, MOST_QUERIES);
    let mut add = |query: String| {
        if queries.len() < MOST_QUERIES && !queries.contains(&query) {
            queries.push(query);
        }
    };
    offered.queries.iter().cloned().for_each(&mut add);
    if open && !offered.products.is_empty() {
        let (before, last) = words.rsplit_once(' ').map_or(("", words), |(before, last)| (before, last));
        for known in crate::vocabulary::going_on(&engine.view(), last, MOST_QUERIES)? {
            add(if before.is_empty() { known.word } else { format!("{before} {}", known.word) });
        }
    }
    Ok(queries)
}

/// Shops one of whose words begins so, and which have all words that were typed before.
pub(crate) fn shops(sellers: &Sellers, words: &str) -> Vec<SuggestedShop> {
    let mut analysis = Analysis::default();
    let mut fits = |shop: &&ShopView| {
        let name = analysis.words(&shop.name).join(" ");
        name.starts_with(words) || name.contains(&format!(" {words}"))
    };
    let mut found: Vec<&ShopView> = sellers.all().filter(|shop| fits(shop)).collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    let shop = |shop: &ShopView| SuggestedShop {
        handle: shop.handle.clone(),
        name: shop.name.clone(),
        city: shop.city.clone(),
    };
    found.into_iter().take(MOST_SHOPS).map(shop).collect()
}
