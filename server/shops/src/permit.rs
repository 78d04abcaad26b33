//! Asked before every deed in a shop: whose shop it is, and whether whoever asks may do this there.

use domain::actor::Role;
use domain::id::{AccountId, ShopId};
use domain::shops::{Action, Resource, StaffRole};
use kernel::{Failure, Op};
use sqlx::PgConnection;

use crate::store;

/// Where somebody stands: the shop they work in, and what they are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The shop; looked up from the account, never from what a browser says.
    pub shop: ShopId,
    /// Who.
    pub account: AccountId,
    /// What they are there.
    pub role: StaffRole,
}

impl Seat {
    /// Whether they may do something else besides.
    pub fn may(&self, resource: Resource, action: Action) -> bool {
        self.role.may(resource, action)
    }
}

/// The seat of whoever asks, when the table lets their role do this. It is read from the database every time, so that
/// somebody who was removed is out with their next request. Not found for those who work in no shop.
pub async fn permit<R>(db: &mut PgConnection, op: &Op, resource: Resource, action: Action) -> Result<Seat, Failure<R>> {
    let seat = seat_of(db, op).await?;
    if seat.may(resource, action) { Ok(seat) } else { Err(Failure::Forbidden) }
}

/// The seat of whoever asks, whatever they may do there. From here on the connection is for that shop alone.
pub(crate) async fn seat_of<R>(db: &mut PgConnection, op: &Op) -> Result<Seat, Failure<R>> {
    let account = op.require(Role::Seller)?;
    let (shop, role) = store::seat_of(db, account).await?.ok_or(Failure::NotFound)?;
    kernel::tenant::serve(db, shop).await?;
    Ok(Seat { shop, account, role })
}
