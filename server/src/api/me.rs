//! The signed-in person, for programs: profile, password, addresses, and where they are signed in.

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use domain::id::{AddressId, SessionId};
use domain::identity::{PasswordChange, ProfileDraft, TypedAddress};
use http::StatusCode;
use marketplace::identity;

use super::asked::{Asker, Body, Id};
use super::shapes::{Address, AddressForm, PasswordForm, Profile, ProfileForm, Session};
use super::told::{Refusals, Told};

type Answer<T> = Result<T, Told>;

/// The person as they see themselves.
#[utoipa::path(get, path = "/api/v1/me", tag = "me", security(("bearer" = [])),
    responses((status = 200, description = "The profile", body = Profile), Refusals))]
pub async fn profile(asker: Asker) -> Answer<Json<Profile>> {
    let view = identity::profile(&asker.market, &asker.op).await;
    Ok(Json(view.map_err(|failure| Told::failure(&asker.op, failure))?.into()))
}

/// Stores what the person says of themselves.
#[utoipa::path(put, path = "/api/v1/me", tag = "me", security(("bearer" = [])), request_body = ProfileForm,
    responses((status = 200, description = "The profile as it is now", body = Profile), Refusals))]
pub async fn save_profile(asker: Asker, Body(form): Body<ProfileForm>) -> Answer<Json<Profile>> {
    let ProfileForm { name, phone, born_on, country, locale } = form;
    let draft = ProfileDraft { name, phone, born_on, country, locale };
    let view = identity::save_profile(&asker.market, &asker.op, draft).await;
    Ok(Json(view.map_err(|failure| Told::failure(&asker.op, failure))?.into()))
}

/// Replaces the password, against the current one. Every other sign-in of the account ends.
#[utoipa::path(put, path = "/api/v1/me/password", tag = "me", security(("bearer" = [])), request_body = PasswordForm,
    responses((status = 204, description = "The password is another one now"), Refusals))]
pub async fn change_password(asker: Asker, Body(form): Body<PasswordForm>) -> Answer<StatusCode> {
    let PasswordForm { current, new } = form;
    let done = identity::change_password(&asker.market, &asker.op, PasswordChange { current, new }).await;
    done.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}

/// The person's addresses, the usual one first.
#[utoipa::path(get, path = "/api/v1/me/addresses", tag = "me", security(("bearer" = [])),
    responses((status = 200, description = "At most twenty", body = Vec<Address>), Refusals))]
pub async fn addresses(asker: Asker) -> Answer<Json<Vec<Address>>> {
    let all = identity::my_addresses(&asker.market, &asker.op).await;
    let all = all.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(Json(all.into_iter().map(Address::from).collect()))
}

/// Keeps one more address. The first one is the usual one.
#[utoipa::path(post, path = "/api/v1/me/addresses", tag = "me", security(("bearer" = [])), request_body = AddressForm,
    responses((status = 201, description = "The address as it is kept", body = Address), Refusals))]
pub async fn add_address(asker: Asker, Body(form): Body<AddressForm>) -> Answer<Response> {
    let kept = identity::add_address(&asker.market, &asker.op, typed(form)).await;
    let kept = kept.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok((StatusCode::CREATED, Json(Address::from(kept))).into_response())
}

/// Changes an address.
#[utoipa::path(put, path = "/api/v1/me/addresses/{id}", tag = "me", security(("bearer" = [])),
    params(("id" = String, Path, format = "uuid")), request_body = AddressForm,
    responses((status = 200, description = "The address as it is now", body = Address), Refusals))]
pub async fn edit_address(
    asker: Asker,
    Id(address): Id<AddressId>,
    Body(form): Body<AddressForm>,
) -> Answer<Json<Address>> {
    let kept = identity::edit_address(&asker.market, &asker.op, address, typed(form)).await;
    Ok(Json(kept.map_err(|failure| Told::failure(&asker.op, failure))?.into()))
}

/// Forgets an address.
#[utoipa::path(delete, path = "/api/v1/me/addresses/{id}", tag = "me", security(("bearer" = [])),
    params(("id" = String, Path, format = "uuid")), responses((status = 204, description = "Forgotten"), Refusals))]
pub async fn remove_address(asker: Asker, Id(address): Id<AddressId>) -> Answer<StatusCode> {
    let done = identity::remove_address(&asker.market, &asker.op, address).await;
    done.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes an address the usual one.
#[utoipa::path(post, path = "/api/v1/me/addresses/{id}/default", tag = "me", security(("bearer" = [])),
    params(("id" = String, Path, format = "uuid")), responses((status = 204, description = "It is"), Refusals))]
pub async fn make_default_address(asker: Asker, Id(address): Id<AddressId>) -> Answer<StatusCode> {
    let done = identity::make_default_address(&asker.market, &asker.op, address).await;
    done.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everywhere the person is signed in, the last used first.
#[utoipa::path(get, path = "/api/v1/me/sessions", tag = "me", security(("bearer" = [])),
    responses((status = 200, description = "Browsers and programs", body = Vec<Session>), Refusals))]
pub async fn sessions(asker: Asker) -> Answer<Json<Vec<Session>>> {
    let all = identity::my_sessions(&asker.market, &asker.op).await;
    let all = all.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(Json(all.into_iter().map(Session::from).collect()))
}

/// Ends one of the person's sign-ins, also the one that asks.
#[utoipa::path(delete, path = "/api/v1/me/sessions/{id}", tag = "me", security(("bearer" = [])),
    params(("id" = String, Path, format = "uuid")), responses((status = 204, description = "Ended"), Refusals))]
pub async fn end_session(asker: Asker, Id(session): Id<SessionId>) -> Answer<StatusCode> {
    let done = identity::end_session(&asker.market, &asker.op, session).await;
    done.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends every sign-in of the person but the one that asks.
#[utoipa::path(delete, path = "/api/v1/me/sessions", tag = "me", security(("bearer" = [])),
    responses((status = 204, description = "Ended"), Refusals))]
pub async fn end_other_sessions(asker: Asker) -> Answer<StatusCode> {
    let done = identity::end_other_sessions(&asker.market, &asker.op).await;
    done.map_err(|failure| Told::failure(&asker.op, failure))?;
    Ok(StatusCode::NO_CONTENT)
}

fn typed(form: AddressForm) -> TypedAddress {
    let AddressForm { label, name, street, city, region, postcode, country, phone, is_default } = form;
    TypedAddress { label, name, street, city, region, postcode, country, phone, is_default }
}
