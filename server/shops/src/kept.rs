//! Shops as this process saw them less than a second ago: nearly every page names one.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use domain::id::ShopId;
use domain::shops::ShopView;
use kernel::{Market, Tenant};
use moka::future::Cache;
use sqlx::PgConnection;

use crate::store;

/// How long a shop is believed to be what it was.
const BELIEVED: Duration = Duration::from_millis(900);

/// The shops of this process.
struct Seen {
    by_id: Cache<ShopId, Arc<ShopView>>,
    by_handle: Cache<String, ShopId>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            by_id: Cache::builder().max_capacity(2_000).time_to_live(BELIEVED).build(),
            by_handle: Cache::builder().max_capacity(2_000).time_to_live(BELIEVED).build(),
        }
    }
}

/// Shops by id, whatever their state, with how they ship, at most a second old; who is unknown is missing. At most two
/// queries, however many.
pub async fn by_ids(
    market: &Market,
    db: &mut PgConnection,
    shops: &[ShopId],
) -> Result<HashMap<ShopId, ShopView>, sqlx::Error> {
    let seen = market.kept::<Seen>();
    let (mut found, mut missing) = (HashMap::with_capacity(shops.len()), Vec::new());
    for shop in shops {
        match seen.by_id.get(shop).await {
            Some(view) => {
                found.insert(*shop, ShopView::clone(&view));
            }
            None => missing.push(*shop),
        }
    }
    if !missing.is_empty() {
        for (shop, view) in store::by_ids(db, &missing).await? {
            seen.by_id.insert(shop, Arc::new(view.clone())).await;
            found.insert(shop, view);
        }
    }
    Ok(found)
}

/// The shop of that handle, at most a second old.
pub(crate) async fn of_handle(market: &Market, handle: &str) -> Result<Option<ShopView>, sqlx::Error> {
    let seen = market.kept::<Seen>();
    let known = match seen.by_handle.get(handle).await {
        Some(shop) => seen.by_id.get(&shop).await,
        None => None,
    };
    if let Some(view) = known {
        return Ok(Some(ShopView::clone(&view)));
    }
    let mut db = market.db(Tenant::Market).await?;
    let Some(shop) = store::id_of(&mut db, handle).await? else { return Ok(None) };
    seen.by_handle.insert(handle.to_owned(), shop).await;
    Ok(by_ids(market, &mut db, &[shop]).await?.remove(&shop))
}

/// Forgets a shop on this node, because it is not what it was; other nodes see it within a second.
pub(crate) async fn forget(market: &Market, shop: ShopId) {
    let seen = market.kept::<Seen>();
    seen.by_id.invalidate(&shop).await;
    seen.by_handle.invalidate_all();
}
