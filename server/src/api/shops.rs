//! Shops, for programs: the list, one of them, following it, and the one that whoever asks works in.

use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::{IntoResponse as _, Response};
use domain::id::ShopId;
use domain::shops::NewShopForm;
use http::StatusCode;
use kernel::Failure;
use marketplace::shops;
use serde::Deserialize;
use utoipa::IntoParams;

use super::asked::{Asker, Body, Handle};
use super::shop_shapes::{Followers, NewShop, Seat, Shop, ShopList, ShopSummary};
use super::told::{Refusals, Told};

type Answer<T> = Result<T, Told>;

/// Which part of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// The page, from 1; what is none is the first.
    #[param(minimum = 1)]
    page: Option<u32>,
}

/// Shops that sell, by name, fifty a page.
#[utoipa::path(get, path = "/api/v1/shops", tag = "shops", security((), ("bearer" = [])), params(Part),
    responses((status = 200, description = "A page of shops", body = ShopList), Refusals))]
pub async fn list(asker: Asker, part: Result<Query<Part>, QueryRejection>) -> Answer<Json<ShopList>> {
    let page = part.map_or(1, |Query(part)| part.page.unwrap_or(1));
    let found = shops::on_show(&asker.market, &asker.op, page).await;
    let found = found.map_err(|failure| Told::failure(&asker.op, failure))?;
    let (total, page, pages) = (found.total, found.page.number, found.pages());
    Ok(Json(ShopList { total, page, pages, shops: found.items.into_iter().map(ShopSummary::from).collect() }))
}

/// A shop with everything it says of itself.
#[utoipa::path(get, path = "/api/v1/shops/{handle}", tag = "shops", security((), ("bearer" = [])),
    params(("handle" = String, Path)),
    responses((status = 200, description = "The shop", body = Shop), Refusals))]
pub async fn one(asker: Asker, Handle(handle): Handle) -> Answer<Json<Shop>> {
    let page = shops::page(&asker.market, &asker.op, &handle).await;
    Ok(Json(page.map_err(|failure| Told::failure(&asker.op, failure))?.into()))
}

/// Follows a shop; following twice is following once.
#[utoipa::path(put, path = "/api/v1/shops/{handle}/follow", tag = "shops", security(("bearer" = [])),
    params(("handle" = String, Path)),
    responses((status = 200, description = "How many follow it now", body = Followers), Refusals))]
pub async fn follow(asker: Asker, Handle(handle): Handle) -> Answer<Json<Followers>> {
    let shop = named(&asker, &handle).await.map_err(|failure| Told::failure(&asker.op, failure))?;
    let followers = shops::follow(&asker.market, &asker.op, shop).await;
    Ok(Json(Followers { followers: followers.map_err(|failure| Told::failure(&asker.op, failure))? }))
}

/// Ends following a shop.
#[utoipa::path(delete, path = "/api/v1/shops/{handle}/follow", tag = "shops", security(("bearer" = [])),
    params(("handle" = String, Path)),
    responses((status = 200, description = "How many follow it now", body = Followers), Refusals))]
pub async fn unfollow(asker: Asker, Handle(handle): Handle) -> Answer<Json<Followers>> {
    let shop = named(&asker, &handle).await.map_err(|failure| Told::failure(&asker.op, failure))?;
    let followers = shops::unfollow(&asker.market, &asker.op, shop).await;
    Ok(Json(Followers { followers: followers.map_err(|failure| Told::failure(&asker.op, failure))? }))
}

/// Opens a shop of the signed-in seller, as many as their plan allows. Its doors stay closed until they open them.
#[utoipa::path(post, path = "/api/v1/shops", tag = "shops", security(("bearer" = [])), request_body = NewShop,
    responses((status = 201, description = "Where the owner stands in it", body = Seat), Refusals))]
pub async fn open(asker: Asker, Body(form): Body<NewShop>) -> Answer<Response> {
    let NewShop { name, handle, category, bio, country, currency, time_zone } = form;
    let form = NewShopForm { name, handle, category, bio, country, currency, time_zone };
    let seat = shops::open(&asker.market, &asker.op, form).await;
    let seat = seat.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok((StatusCode::CREATED, Json(Seat::from(seat))).into_response())
}

/// The shop that the signed-in person works in, and what they are there.
#[utoipa::path(get, path = "/api/v1/me/shop", tag = "shops", security(("bearer" = [])),
    responses((status = 200, description = "The shop and their place in it", body = Seat), Refusals))]
pub async fn seat(asker: Asker) -> Answer<Json<Seat>> {
    let seat = shops::seat(&asker.market, &asker.op).await;
    Ok(Json(seat.map_err(|failure| Told::failure(&asker.op, failure))?.into()))
}

/// The shop of a handle, for somebody who is signed in.
async fn named(asker: &Asker, handle: &str) -> Result<ShopId, Failure> {
    asker.op.account()?;
    Ok(shops::by_handle(&asker.market, &asker.op, handle).await?.id)
}
