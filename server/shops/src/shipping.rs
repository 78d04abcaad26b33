//! The ways in which a shop ships: adding one, changing it, taking it away, and their order.

use domain::id::ShippingMethodId;
use domain::shops::form::Marks;
use domain::shops::shipping::MOST_METHODS;
use domain::shops::{Action, Direction, Resource, ShippingForm, ShippingRefusal, ShippingView, ShopState};
use domain::text::Problem;
use kernel::{Failure, Market, Op};

use crate::permit::permit;
use crate::settings::done;
use crate::store::settings::lock_shop;
use crate::store::shipping as store;

/// All ways to ship of the shop, in its own order.
pub async fn shipping(market: &Market, op: &Op) -> Result<ShippingView, Failure> {
    let mut db = market.db(op).await?;
    let seat = permit(&mut db, op, Resource::Shipping, Action::See).await?;
    let shop = crate::store::by_ids(&mut db, &[seat.shop]).await?.remove(&seat.shop).ok_or(Failure::NotFound)?;
    Ok(ShippingView { currency: shop.currency, methods: store::all(&mut db, shop.id, shop.currency).await? })
}

/// Stores a new way to ship, or a change of one.
pub async fn save_shipping(market: &Market, op: &Op, form: ShippingForm) -> Result<(), Failure<ShippingRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Shipping, Action::Change).await?;
    let shop = lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    let (typed, is_new) = (form.clone(), form.id.is_none());
    let id = form.id.unwrap_or_else(|| market.new_id());
    let method = form.check(shop.currency).map_err(|slip| Failure::Refused(ShippingRefusal::Invalid(slip)))?;
    if is_new && store::count(tx.db(), seat.shop).await? >= i64::from(MOST_METHODS) {
        return Err(Failure::Refused(ShippingRefusal::Full { most: MOST_METHODS }));
    }
    match store::write(tx.db(), seat.shop, id, is_new, &method).await {
        Ok(true) => done(market, tx, seat.shop).await,
        Ok(false) => Err(Failure::NotFound),
        Err(error) if error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation) => {
            let mut marks = Marks::new();
            marks.wrong("name", Problem::Repeated);
            marks.done(typed).map(|_| ()).map_err(|slip| Failure::Refused(ShippingRefusal::Invalid(slip)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a way to ship away. A shop that sells keeps one.
pub async fn remove_shipping(
    market: &Market,
    op: &Op,
    method: ShippingMethodId,
) -> Result<(), Failure<ShippingRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Shipping, Action::Change).await?;
    let shop = lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if !store::remove(tx.db(), seat.shop, method).await? {
        return Err(Failure::NotFound);
    }
    if shop.state == ShopState::Active && store::count(tx.db(), seat.shop).await? == 0 {
        return Err(Failure::Refused(ShippingRefusal::TheLast));
    }
    done(market, tx, seat.shop).await
}

/// Lets a way to ship change places with its neighbour.
pub async fn move_shipping(
    market: &Market,
    op: &Op,
    method: ShippingMethodId,
    direction: Direction,
) -> Result<(), Failure> {
    let mut tx = market.begin(op).await?;
    let seat = permit(tx.db(), op, Resource::Shipping, Action::Change).await?;
    lock_shop(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;
    if !store::shift(tx.db(), seat.shop, method, direction).await? {
        return Err(Failure::NotFound);
    }
    done(market, tx, seat.shop).await
}
