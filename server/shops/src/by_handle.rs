//! A shop by its handle, as its page shows it.

use domain::actor::Role;
use domain::shops::{ShopState, ShopView, handle};
use kernel::{Failure, Market, Op};

use crate::{kept, store};

/// The shop of that handle. One that does not sell is there for its own people and for admins alone.
pub async fn by_handle(market: &Market, op: &Op, handle: &str) -> Result<ShopView, Failure> {
    // What cannot be a handle is nobody's, and is not looked for.
    let handle = handle::check(&handle.to_ascii_lowercase()).map_err(|_| Failure::NotFound)?;
    let view = kept::of_handle(market, &handle).await?.filter(|shop| op.shows(shop.id)).ok_or(Failure::NotFound)?;
    if view.state == ShopState::Active || op.require(Role::Admin).is_ok() || runs(market, op, &view).await? {
        Ok(view)
    } else {
        Err(Failure::NotFound)
    }
}

/// Whether whoever asks helps to run that shop.
async fn runs(market: &Market, op: &Op, shop: &ShopView) -> Result<bool, sqlx::Error> {
    let Ok(account) = op.require(Role::Seller) else { return Ok(false) };
    let mut db = market.pool().acquire().await?;
    store::is_staff(&mut db, shop.id, account).await
}
