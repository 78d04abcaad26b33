//! What was just read and is likely to be asked for again: kept in this process for less than a second.
//!
//! A change is seen on every node when what was read before is no longer [`FRESH`], and at once on the node that hears
//! of it and does [`forget`]. Many who ask for the same thing at once wait for one read.

use std::collections::HashMap;
use std::future::Future;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use domain::catalog::{HomeView, Listing, ListingQuery, ProductCard, ProductView};
use domain::id::{ProductId, ShopId};
use domain::paging::Paged;
use domain::shops::ShopView;
use kernel::{Failure, Market, Tenant, Tx};
use moka::future::Cache;
use sqlx::PgConnection;

use crate::events::ProductChanged;
use crate::store;
use crate::tree::Tree;

/// How long something read is as good as new. A list is read through the tree and the shops, which are as old at most:
/// together they stay below a second.
const FRESH: Duration = Duration::from_millis(450);

/// The caches. Each has room for what a busy second asks for, at some kilobytes an entry.
pub(crate) struct Shelf {
    tree: Cache<(), Arc<Tree>>,
    sellers: Cache<(), Arc<Sellers>>,
    pub home: Cache<(), Arc<HomeView>>,
    pub products: Cache<String, Arc<ProductView>>,
    pub similar: Cache<ProductId, Arc<Vec<ProductCard>>>,
    pub listings: Cache<ListingQuery, Arc<Listing>>,
    /// By shop, where it is one shop's, and page.
    pub offers: Cache<(Option<ShopId>, u32), Arc<Paged<ProductCard>>>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            tree: fresh_cache(1),
            sellers: fresh_cache(1),
            home: fresh_cache(1),
            products: fresh_cache(1_000),
            similar: fresh_cache(1_000),
            listings: fresh_cache(500),
            offers: fresh_cache(100),
        }
    }
}

/// Room for this many things that were just read.
pub fn fresh_cache<K, V>(most: u64) -> Cache<K, Arc<V>>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    Cache::builder().max_capacity(most).time_to_live(FRESH).build()
}

/// Shops whose products are shown.
#[derive(Debug, Default)]
pub struct Sellers(HashMap<ShopId, ShopView>);

impl Sellers {
    /// The shop of that id.
    pub fn get(&self, shop: ShopId) -> Option<&ShopView> {
        self.0.get(&shop)
    }

    /// The shop of that handle.
    pub fn by_handle(&self, handle: &str) -> Option<&ShopView> {
        self.0.values().find(|shop| shop.handle == handle)
    }

    /// All of them, in no order.
    pub fn all(&self) -> impl Iterator<Item = &ShopView> {
        self.0.values()
    }

    pub(crate) fn ids(&self) -> Vec<ShopId> {
        self.0.keys().copied().collect()
    }
}

/// What `key` stands for: kept, or read now by one of those who ask. Failures are not kept.
pub async fn kept<K, V, R>(cache: &Cache<K, Arc<V>>, key: K, read: impl FnOnce() -> R + Send) -> Result<Arc<V>, Failure>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Send + Sync + 'static,
    R: Future<Output = Result<V, Failure>> + Send,
{
    if let Some(found) = cache.get(&key).await {
        return Ok(found);
    }
    // Reads are large and the cache would carry them about: they live on the heap, and only when they are needed.
    let read = Box::pin(async { read().await.map(Arc::new) });
    cache.try_get_with(key, read).await.map_err(|failure| match *failure {
        Failure::NotFound => Failure::NotFound,
        Failure::SignedOut => Failure::SignedOut,
        Failure::Forbidden => Failure::Forbidden,
        Failure::TooMany { seconds } => Failure::TooMany { seconds },
        Failure::Refused(nothing) => match nothing {},
        Failure::Broken(_) => Failure::Broken(anyhow::Error::new(Shared(failure))),
    })
}

/// The categories and how many products of open shops stand on each.
pub async fn tree(market: &Market) -> Result<Arc<Tree>, Failure> {
    let read = || async {
        let sellers = sellers(market).await?;
        let mut db = market.db(Tenant::Market).await?;
        Ok(Tree::new(store::categories::all(&mut db, &store::uuids(&sellers.ids())).await?))
    };
    kept(&market.kept::<Shelf>().tree, (), read).await
}

/// The categories as they are at this moment, with no product counted: for whoever must not read an old name.
pub async fn tree_now(db: &mut PgConnection) -> Result<Tree, sqlx::Error> {
    Ok(Tree::new(store::categories::all(db, &[]).await?))
}

/// The shops that are open.
pub async fn sellers(market: &Market) -> Result<Arc<Sellers>, Failure> {
    let read = || async {
        let mut db = market.db(Tenant::Market).await?;
        let shops = shops::all_active(&mut db).await?;
        Ok(Sellers(shops.into_iter().map(|shop| (shop.id, shop)).collect()))
    };
    kept(&market.kept::<Shelf>().sellers, (), read).await
}

/// Forgets everything that was read, because a product is not what it was.
pub fn forget(
    market: &Market,
    _tx: &mut Tx,
    _event: ProductChanged,
) -> impl Future<Output = anyhow::Result<()>> + use<> {
    empty(market);
    std::future::ready(Ok(()))
}

/// Forgets everything that was read.
pub(crate) fn empty(market: &Market) {
    let shelf = market.kept::<Shelf>();
    shelf.tree.invalidate_all();
    shelf.home.invalidate_all();
    shelf.products.invalidate_all();
    shelf.similar.invalidate_all();
    shelf.listings.invalidate_all();
    shelf.offers.invalidate_all();
}

/// A read that broke for everybody who waited for it; what broke is its source.
#[derive(Debug)]
struct Shared(Arc<Failure>);

impl std::fmt::Display for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a read of the catalogue broke")
    }
}

impl std::error::Error for Shared {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Failure::Broken(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
