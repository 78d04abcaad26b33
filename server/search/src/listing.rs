//! A page of a list: a category, a search, a shop, narrowed and sorted as the visitor asks, with what else it can be
//! narrowed by.

use std::sync::Arc;

use catalog::{Sellers, Tree};
use domain::catalog::{CARDS_A_PAGE, Listing, ListingQuery, ShopFacet, Sort};
use domain::id::{CategoryId, ProductId, ShopId};
use domain::paging::{PageRequest, Paged};
use domain::search::{Facets, SuggestedShop};
use kernel::{Failure, Market, Op, Tenant};

use crate::analysis::Analysis;
use crate::chosen::{chosen, tidied};
use crate::engine::{Engine, Found};
use crate::facets;
use crate::facts::Facts;
use crate::feed::Node;
use crate::narrow::{self, Choice, Hit};
use crate::query::Reading;
use crate::suggest;

/// Cards that stand in for a list in which there is nothing.
const NEAREST: usize = 8;

/// A page of a list with what it can be narrowed by. What is on the cards is read from the database: the index says which
/// products, and never what they cost or whether any are left.
///
/// While a node that was just started is still building its index, the catalogue answers from the database: pages are
/// there from the first moment, though they are narrowed by less. To wait would hold every visitor of a new node for as
/// long as its index takes.
pub async fn listing(market: &Market, op: &Op, query: &ListingQuery) -> Result<Listing, Failure> {
    let node = market.kept::<Node>();
    let Some(engine) = node.ready() else { return catalog::listing(market, op, query).await };
    let mut query = tidied(query);
    if let Some(storefront) = &op.storefront {
        // On a shop's own address there is no other shop, whatever the page asks for.
        let seller = catalog::sellers(market).await?;
        query.shop = Some(seller.get(storefront.shop).ok_or(Failure::NotFound)?.handle.clone());
    }
    let listing = catalog::kept(&node.listings, query.clone(), || read(market, &node, engine, &query)).await?;
    let mut listing = Listing::clone(&listing);
    if let Some(storefront) = &op.storefront {
        listing.shops.retain(|shop| shop.id == storefront.shop);
    }
    Ok(listing)
}

/// What is asked of the index.
struct Question {
    query: ListingQuery,
    tree: Arc<Tree>,
    sellers: Arc<Sellers>,
    category: Option<CategoryId>,
    shop: Option<ShopId>,
    now: i64,
}

/// What the index says.
#[derive(Default)]
struct Answer {
    page: Vec<ProductId>,
    /// Which page that is.
    number: usize,
    total: usize,
    shops: Vec<ShopFacet>,
    facets: Facets,
    meant: Option<String>,
    nearest: Vec<ProductId>,
}

async fn read(market: &Market, node: &Node, engine: Arc<Engine>, query: &ListingQuery) -> Result<Listing, Failure> {
    let (tree, sellers) = (catalog::tree(market).await?, catalog::sellers(market).await?);
    let category = match &query.category {
        Some(slug) => Some(tree.by_slug(slug).ok_or(Failure::NotFound)?.id),
        None => None,
    };
    let shop = match &query.shop {
        Some(handle) => Some(sellers.by_handle(handle).ok_or(Failure::NotFound)?.id),
        None => None,
    };
    let now = market.now().timestamp();
    let (tree_asked, sellers_asked) = (Arc::clone(&tree), Arc::clone(&sellers));
    let question = Question { query: query.clone(), tree: tree_asked, sellers: sellers_asked, category, shop, now };
    // A walk over a hundred thousand rows takes some milliseconds, which others need not wait for.
    let walk = node.walks.acquire().await.map_err(anyhow::Error::from)?;
    let answer = tokio::task::spawn_blocking(move || ask(&engine, &question));
    let answer = answer.await.map_err(anyhow::Error::from)??;
    drop(walk);
    let mut db = market.db(Tenant::Market).await?;
    let cards = catalog::cards(&mut db, &sellers, &answer.page).await?;
    Ok(Listing {
        cards: Paged {
            items: cards,
            total: u64::try_from(answer.total).unwrap_or(u64::MAX),
            page: PageRequest::new(u32::try_from(answer.number)?, CARDS_A_PAGE),
        },
        trail: category.map(|category| tree.trail(category)).unwrap_or_default(),
        children: tree.children(category),
        shops: answer.shops,
        facets: answer.facets,
        did_you_mean: answer.meant,
        named: named(&sellers, query),
        nearest: catalog::cards(&mut db, &sellers, &answer.nearest).await?,
    })
}

/// Shops that are called as the words say, where the list is everybody's.
fn named(sellers: &Sellers, query: &ListingQuery) -> Vec<SuggestedShop> {
    let words = query.words.as_ref().filter(|_| query.shop.is_none() && query.page == 1);
    let words = words.map(|words| Analysis::default().words(words).join(" ")).filter(|words| !words.is_empty());
    words.map(|words| suggest::shops(sellers, &words)).unwrap_or_default()
}

fn ask(engine: &Engine, question: &Question) -> anyhow::Result<Answer> {
    let Question { query, tree, sellers, category, shop, now } = question;
    let facts = engine.facts();
    let below = category.map(|category| tree.with_all_below(category));
    let (choice, countries) = chosen(&facts, sellers, query, below.as_deref(), *shop);
    let found = match &query.words {
        Some(words) => engine.find(&facts, words, Reading::Whole, *now)?,
        None => everything(&facts),
    };
    let mut counted = narrow::narrow(&facts, found.hits.iter().copied(), &choice);
    let sort = if query.words.is_none() && query.sort == Sort::Relevance { Sort::Newest } else { query.sort };
    let size = usize::try_from(CARDS_A_PAGE)?;
    // Behind the last page is the last page.
    let number = usize::try_from(query.page)?.clamp(1, counted.kept.len().div_ceil(size).max(1));
    let places = narrow::page(&facts, &mut counted.kept, sort, (number - 1) * size, size);
    let nearest =
        if counted.kept.is_empty() { nearest(engine, &facts, question, &found, &choice)? } else { Vec::new() };
    Ok(Answer {
        page: places.iter().filter_map(|place| facts.product(*place)).collect(),
        number,
        total: counted.kept.len(),
        shops: facets::shops(&facts, &counted, sellers, *shop),
        facets: facets::facets(&facts, &counted, sellers, query, tree, *category, &countries),
        meant: found.meant,
        nearest,
    })
}

/// Every product, where there are no words.
fn everything(facts: &Facts) -> Found {
    let all = 0..u32::try_from(facts.rows().len()).unwrap_or(u32::MAX);
    Found { hits: all.map(|place| Hit { place, score: 0.0 }).collect(), meant: None }
}

/// What comes nearest to a question without an answer: what was found before it was narrowed; else what has any of its
/// words; else what sells best.
fn nearest(
    engine: &Engine,
    facts: &Facts,
    question: &Question,
    found: &Found,
    choice: &Choice,
) -> anyhow::Result<Vec<ProductId>> {
    let wide = Choice {
        open: choice.open.clone(),
        countries_of: choice.countries_of.clone(),
        all_countries: choice.all_countries,
        // A shop's own list stays its own.
        shop: choice.shop,
        ..Choice::default()
    };
    let some_words = || match &question.query.words {
        Some(words) => engine.nearest(facts, words, question.now),
        None => Ok(Vec::new()),
    };
    let best = |hits: Vec<Hit>, sort: Sort| {
        let mut kept = narrow::narrow(facts, hits.into_iter(), &wide).kept;
        narrow::page(facts, &mut kept, sort, 0, NEAREST)
    };
    let mut places = best(found.hits.clone(), Sort::Relevance);
    if places.is_empty() {
        places = best(some_words()?, Sort::Relevance);
    }
    if places.is_empty() {
        places = best(everything(facts).hits, Sort::BestSelling);
    }
    Ok(places.iter().filter_map(|place| facts.product(*place)).collect())
}
