//! A shop's own offers, and what it may offer.

use domain::catalog::{OfferChoice, OffersView};
use domain::id::ProductId;
use domain::paging::PageRequest;
use domain::shops::{Action, Resource};
use kernel::{Failure, Market, Op};

use crate::store;

/// Rows of a page.
const ROWS: u32 = 25;

/// The shop's own offers: those that run first, then those to come, then those that are over.
pub async fn my_offers(market: &Market, op: &Op, page: u32) -> Result<OffersView, Failure> {
    let mut db = market.db(op).await?;
    let seat = shops::permit(&mut db, op, Resource::Products, Action::See).await?;
    let time_zone = shops::time_zone(&mut db, seat.shop).await?.ok_or(Failure::NotFound)?;
    let offers = store::offers::of_shop(&mut db, seat.shop, PageRequest::new(page, ROWS)).await?;
    Ok(OffersView { offers, time_zone })
}

/// What the form of a new offer shows of one of the shop's own products.
pub async fn offer_choice(market: &Market, op: &Op, product: ProductId) -> Result<OfferChoice, Failure> {
    let mut db = market.db(op).await?;
    let seat = shops::permit(&mut db, op, Resource::Products, Action::Change).await?;
    let time_zone = shops::time_zone(&mut db, seat.shop).await?.ok_or(Failure::NotFound)?;
    let (title, currency) = store::offers::named(&mut db, seat.shop, product).await?.ok_or(Failure::NotFound)?;
    let variants = store::offers::variants(&mut db, product).await?;
    let now = store::offers::clock(&mut db, &time_zone).await?.format("%Y-%m-%dT%H:%M").to_string();
    Ok(OfferChoice { product, title, currency, variants, time_zone, now })
}
