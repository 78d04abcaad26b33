//! Where somebody stands, and standing in another of their shops.

use domain::actor::Role;
use domain::id::ShopId;
use domain::shops::SeatView;
use kernel::{Failure, Market, Op};

use crate::permit::seat_of;
use crate::store;

/// The shop that whoever asks stands in and what they are there: what menus are made from.
pub async fn seat(market: &Market, op: &Op) -> Result<SeatView, Failure> {
    let mut db = market.db(op).await?;
    let seat = seat_of(&mut db, op).await?;
    let shop = store::by_ids(&mut db, &[seat.shop]).await?.remove(&seat.shop).ok_or(Failure::NotFound)?;
    let shops = store::staff::seats(&mut db, seat.account).await?;
    Ok(SeatView { shop: shop.id, handle: shop.handle, name: shop.name, state: shop.state, role: seat.role, shops })
}

/// Stands whoever asks in another shop they work in; one that is not theirs is not there.
pub async fn choose_shop(market: &Market, op: &Op, shop: ShopId) -> Result<SeatView, Failure> {
    let account = op.require(Role::Seller)?;
    let mut tx = market.begin(op).await?;
    if !store::staff::choose(tx.db(), shop, account, op.now).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    seat(market, op).await
}
