//! Making an offer, and ending one before its time.

use domain::catalog::{OfferForm, OfferRefusal, ProductState};
use domain::id::OfferId;
use domain::shops::{Action, Resource, Slip, Why, Wrong};
use domain::text::Problem;
use kernel::{Failure, Market, Op};

use crate::events::ProductChanged;
use crate::store;
use crate::store::offers::NewOffer;

/// Makes an offer of one of the shop's own products. Its times are by the shop's clock.
pub async fn make_offer(market: &Market, op: &Op, form: OfferForm) -> Result<OfferId, Failure<OfferRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = shops::permit(tx.db(), op, Resource::Products, Action::Change).await?;
    let product = form.product.ok_or(Failure::NotFound)?;
    let locked = store::products::lock(tx.db(), seat.shop, product).await?.ok_or(Failure::NotFound)?;
    let time_zone = shops::time_zone(tx.db(), seat.shop).await?.ok_or(Failure::NotFound)?;

    if locked.state != ProductState::Active {
        return Err(Failure::Refused(OfferRefusal::NotOnShelf));
    }
    let now = store::offers::clock(tx.db(), &time_zone).await?;
    let variants = store::offers::variants(tx.db(), product).await?;
    let typed = form.kept();
    let offer = form.check(&variants, now).map_err(|slip| Failure::Refused(OfferRefusal::Invalid(slip)))?;

    let id = market.new_id();
    let new = NewOffer { id, product, shop: seat.shop, time_zone: &time_zone, offer: &offer };
    store::offers::insert(tx.db(), &new).await.map_err(|error| overlaps(error, typed))?;
    tx.publish(&ProductChanged { product })?;
    tx.commit().await?;
    Ok(id)
}

/// Two offers of one product never hold at once: the table itself refuses the second.
fn overlaps(error: sqlx::Error, typed: OfferForm) -> Failure<OfferRefusal> {
    let constraint = error.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
    if constraint != Some("offers_do_not_overlap") {
        return error.into();
    }
    let wrong = vec![Wrong { field: "starts".to_owned(), why: Why::Text(Problem::Taken) }];
    Failure::Refused(OfferRefusal::Overlaps(Slip { wrong, typed: Box::new(typed) }))
}

/// Ends an offer of the shop now; one that has not begun never will.
pub async fn call_off(market: &Market, op: &Op, offer: OfferId) -> Result<(), Failure<OfferRefusal>> {
    let mut tx = market.begin(op).await?;
    let seat = shops::permit(tx.db(), op, Resource::Products, Action::Change).await?;
    let Some(product) = store::offers::product_of(tx.db(), seat.shop, offer).await? else {
        return Err(Failure::NotFound);
    };
    store::products::lock(tx.db(), seat.shop, product).await?.ok_or(Failure::NotFound)?;
    if !store::offers::call_off(tx.db(), offer).await? {
        return Err(Failure::Refused(OfferRefusal::Over));
    }
    tx.publish(&ProductChanged { product })?;
    tx.commit().await?;
    Ok(())
}
