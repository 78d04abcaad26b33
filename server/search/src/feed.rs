//! Builds the index of a node from the database and keeps it as fresh as what it is asked for.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use anyhow::Result;
use catalog::{Sellers, Shelved, Tree};
use domain::catalog::{Listing, ListingQuery};
use domain::id::ProductId;
use domain::search::Suggestions;
use kernel::{Failure, Market, Op, Tenant};
use moka::future::Cache;
use sqlx::PgConnection;

use crate::engine::Engine;
use crate::facts::Entry;
use crate::index::Words;
use crate::phrases::Phrases;
use crate::store;
use crate::weights::Weights;

/// How often a node asks what has changed.
const NAP: Duration = Duration::from_millis(400);
/// How long a node waits when the database does not answer.
const LONG_NAP: Duration = Duration::from_secs(2);
/// Products that are read at a time.
const AT_A_TIME: i64 = 1_000;
/// What changed is kept so long; a node that was away for longer begins anew.
const KEPT: Duration = Duration::from_secs(3_600);
/// How often what people may want to ask is gathered anew.
const GATHERED: Duration = Duration::from_secs(300);
/// Walks through the index at a time.
const WALKS: usize = 4;
/// How long what was just answered is as good as new.
const SUGGESTED: Duration = Duration::from_secs(1);

/// The index of this process, and what was just asked of it.
pub(crate) struct Node {
    engine: RwLock<Option<Arc<Engine>>>,
    phrases: RwLock<Arc<Phrases>>,
    turn: tokio::sync::Mutex<Option<Progress>>,
    /// Who may walk through the index at a time: each walk keeps a core busy and has room of its own to add up in.
    pub walks: tokio::sync::Semaphore,
    pub listings: Cache<ListingQuery, Arc<Listing>>,
    pub suggestions: Cache<(Option<uuid::Uuid>, String), Arc<Suggestions>>,
}

impl Default for Node {
    fn default() -> Self {
        Self {
            engine: RwLock::default(),
            phrases: RwLock::default(),
            turn: tokio::sync::Mutex::default(),
            walks: tokio::sync::Semaphore::new(WALKS),
            listings: catalog::fresh_cache(500),
            suggestions: Cache::builder().max_capacity(4_000).time_to_live(SUGGESTED).build(),
        }
    }
}

impl Node {
    /// The index, once it is built.
    pub(crate) fn ready(&self) -> Option<Arc<Engine>> {
        self.engine.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What people may want to ask.
    pub(crate) fn phrases(&self) -> Arc<Phrases> {
        Arc::clone(&self.phrases.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// How far a node has read.
struct Progress {
    /// Transactions from here on may have changed something that was not read yet.
    since: i64,
    /// Changes of those that were read.
    read: HashSet<i64>,
    asked: Instant,
    gathered: Instant,
}

/// Builds the index of this node and keeps it fresh for as long as the node runs.
pub async fn keep(market: Market) {
    loop {
        let nap = match refresh(&market).await {
            Ok(()) => NAP,
            Err(why) => {
                tracing::warn!(error = format!("{why:#}"), "the index of the search is not fresh");
                LONG_NAP
            }
        };
        tokio::time::sleep(nap).await;
    }
}

/// Builds the index of this node, or brings it up to what the database holds now.
pub async fn refresh(market: &Market) -> Result<()> {
    let node = market.kept::<Node>();
    let mut turn = node.turn.lock().await;
    if turn.as_ref().is_some_and(|progress| progress.asked.elapsed() > KEPT / 2) {
        *turn = None;
    }
    if let (Some(progress), Some(engine)) = (turn.as_mut(), node.ready()) {
        catch_up(market, &engine, progress).await?;
        if progress.gathered.elapsed() > GATHERED {
            gather(market, &node, &engine).await?;
            progress.gathered = Instant::now();
        }
        return Ok(());
    }
    let begun = Instant::now();
    let since = store::horizon(&mut *market.db(Tenant::Market).await?).await?;
    let engine = Arc::new(build(market).await?);
    gather(market, &node, &engine).await?;
    *node.engine.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&engine));
    *turn = Some(Progress { since, read: HashSet::new(), asked: Instant::now(), gathered: Instant::now() });
    let products = engine.facts().rows().len();
    tracing::info!(products, milliseconds = begun.elapsed().as_millis(), "the index of the search is built");
    Ok(())
}

/// Forgets changes that every node has read long ago.
pub async fn trim(market: &Market, op: &Op) -> Result<()> {
    store::trim(&mut *market.db(op).await?, KEPT).await?;
    Ok(())
}

async fn build(market: &Market) -> Result<Engine> {
    let engine = Arc::new(Engine::new(Weights::default())?);
    let tree = Arc::new(catalog::tree_now(&mut *market.db(Tenant::Market).await?).await?);
    let mut last = None;
    loop {
        let mut db = market.db(Tenant::Market).await?;
        let some = catalog::shelved_after(&mut db, last, AT_A_TIME).await?;
        let Some(product) = some.last().map(|shelved| shelved.product) else { break };
        last = Some(product);
        let sold = sold(&mut db, &some).await?;
        drop(db);
        let (engine, tree) = (Arc::clone(&engine), Arc::clone(&tree));
        tokio::task::spawn_blocking(move || put(&engine, &tree, some, &sold)).await??;
    }
    let settled = Arc::clone(&engine);
    tokio::task::spawn_blocking(move || settled.settle()).await??;
    Arc::into_inner(engine).ok_or_else(|| anyhow::anyhow!("somebody searches an index that is not there yet"))
}

async fn catch_up(market: &Market, engine: &Arc<Engine>, progress: &mut Progress) -> Result<()> {
    let mut db = market.db(Tenant::Market).await?;
    // What is under way now is looked for again next time; what ends in between is seen both times, and read once.
    let next = store::horizon(&mut db).await?;
    let changes = store::changes(&mut db, progress.since).await?;
    let new: Vec<_> = changes.iter().filter(|change| !progress.read.contains(&change.seq)).collect();
    let mut products: Vec<ProductId> = new.iter().map(|change| change.product).collect();
    products.sort_unstable();
    products.dedup();
    let mut reworded = false;
    for some in products.chunks(usize::try_from(AT_A_TIME)?) {
        reworded |= read_again(&mut db, engine, some).await?;
    }
    drop(db);
    if reworded {
        let engine = Arc::clone(engine);
        tokio::task::spawn_blocking(move || engine.commit()).await??;
    }
    progress.read = changes.iter().map(|change| change.seq).collect();
    progress.since = next;
    progress.asked = Instant::now();
    Ok(())
}

/// Reads these products again. Whether words changed.
async fn read_again(db: &mut PgConnection, engine: &Arc<Engine>, products: &[ProductId]) -> Result<bool> {
    let tree = catalog::tree_now(&mut *db).await?;
    let shelved = catalog::shelved(&mut *db, products).await?;
    let there: HashSet<ProductId> = shelved.iter().map(|shelved| shelved.product).collect();
    let gone: Vec<ProductId> = products.iter().filter(|product| !there.contains(product)).copied().collect();
    let sold = sold(db, &shelved).await?;
    let engine = Arc::clone(engine);
    let changed = tokio::task::spawn_blocking(move || {
        let hidden = engine.hide(&gone);
        put(&engine, &tree, shelved, &sold).map(|reworded| reworded || hidden)
    });
    changed.await?
}

/// Units sold of each of these products, in their order.
async fn sold(db: &mut PgConnection, products: &[Shelved]) -> Result<Vec<u32>> {
    let variants: Vec<_> = products.iter().flat_map(|shelved| shelved.variants.iter().copied()).collect();
    let sold = stock::sold(db, &variants).await?;
    let of = |shelved: &Shelved| shelved.variants.iter().filter_map(|variant| sold.get(variant)).sum();
    Ok(products.iter().map(of).collect())
}

fn put(engine: &Engine, tree: &Tree, products: Vec<Shelved>, sold: &[u32]) -> Result<bool> {
    let products: Vec<(Entry, Words)> =
        products.into_iter().zip(sold).map(|(shelved, sold)| read(tree, shelved, *sold)).collect();
    engine.put(&products)
}

/// What the catalogue offers, as the index takes it.
fn read(tree: &Tree, shelved: Shelved, sold: u32) -> (Entry, Words) {
    let trail: Vec<String> = tree.trail(shelved.category).into_iter().map(|shelf| shelf.name).collect();
    let specs = shelved.specs.iter().map(|(name, value)| format!("{name} {value}"));
    let options = shelved.options.iter().flat_map(|option| option.values.iter().map(|value| value.name.clone()));
    let words = Words {
        title: shelved.title.clone(),
        brand: shelved.brand.clone().unwrap_or_default(),
        category: trail.join(" "),
        tags: shelved.tags.join(" "),
        specs: specs.chain(options).collect::<Vec<_>>().join(" "),
        story: format!("{} {}", shelved.summary, shelved.description),
        skus: shelved.skus,
    };
    let entry = Entry {
        product: shelved.product,
        shop: shelved.shop,
        category: shelved.category,
        slug: shelved.slug,
        title: shelved.title,
        brand: shelved.brand.unwrap_or_default(),
        price: shelved.price.minor,
        from: shelved.from,
        currency: shelved.price.currency,
        reduced: shelved.reduced,
        in_stock: shelved.in_stock,
        rating: shelved.rating.map_or(0, |rating| rating.hundredths),
        ratings: shelved.rating.map_or(0, |rating| rating.count),
        sold,
        since: shelved.published_at.timestamp(),
        options: shelved.options,
        picture: shelved.picture,
    };
    (entry, words)
}

/// Gathers what people may want to ask.
async fn gather(market: &Market, node: &Node, engine: &Arc<Engine>) -> Result<()> {
    let tree = found(catalog::tree(market).await)?;
    let sellers: Arc<Sellers> = found(catalog::sellers(market).await)?;
    let engine = Arc::clone(engine);
    let phrases = tokio::task::spawn_blocking(move || Phrases::gather(&engine.facts(), &tree, &sellers)).await?;
    *node.phrases.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(phrases);
    Ok(())
}

/// The catalogue has these for everybody; what it says instead is that something broke.
fn found<T>(answer: Result<T, Failure>) -> Result<T> {
    answer.map_err(|failure| match failure {
        Failure::Broken(error) => error,
        other => anyhow::anyhow!("the catalogue cannot be read: {other:?}"),
    })
}
