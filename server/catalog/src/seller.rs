//! Whose products somebody may touch: those of the shop they work for, and no others.

use domain::actor::Role;
use domain::id::ShopId;
use domain::shops::ShopView;
use kernel::{Denied, Failure, Market, Op};
use sqlx::PgConnection;

/// The shop that the signed-in seller works for.
pub(crate) async fn own_shop<R>(op: &Op, db: &mut PgConnection) -> Result<ShopId, Failure<R>> {
    let account = op.require(Role::Seller)?;
    Ok(shops::shop_of(db, account).await?.ok_or(Denied::Forbidden)?)
}

/// The same shop with everything it says about itself.
pub(crate) async fn own_shop_view<R>(market: &Market, op: &Op, db: &mut PgConnection) -> Result<ShopView, Failure<R>> {
    let shop = own_shop(op, db).await?;
    shops::by_ids(market, db, &[shop]).await?.remove(&shop).ok_or(Failure::NotFound)
}
