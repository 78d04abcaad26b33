//! The public API: what programs may ask, how they are told no, and the description of it all.
//!
//! It adds no rule of its own: every route reads a body, calls the use case that pages call, and writes its answer.

mod asked;
mod auth;
mod me;
mod shapes;
mod shop_shapes;
mod shops;
mod told;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{delete, get, post, put};
use kernel::Market;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::guard::gate::{self, Gate};
use crate::guard::size;

pub use told::ProblemDocument;

/// The whole description.
#[derive(OpenApi)]
#[openapi(
    info(title = "Agora", description = "A marketplace: what programs may ask it."),
    paths(
        crate::health::live, crate::health::ready, crate::health::measurements, crate::webhook::receive,
        auth::sign_up, auth::code, auth::resend, auth::sign_in, auth::second, auth::refresh, auth::sign_out,
        auth::forgot, auth::reset,
        me::profile, me::save_profile, me::change_password, me::addresses, me::add_address, me::edit_address,
        me::remove_address, me::make_default_address, me::sessions, me::end_session, me::end_other_sessions,
        shops::list, shops::one, shops::follow, shops::unfollow, shops::open, shops::seat,
    ),
    components(schemas(ProblemDocument)),
    modifiers(&Bearer),
    tags(
        (name = "auth", description = "Coming in and going out"),
        (name = "me", description = "The signed-in person"),
        (name = "shops", description = "Who sells"),
        (name = "health", description = "How the server is doing"),
        (name = "webhooks", description = "What the payment provider tells"),
    )
)]
struct Description;

/// How a program says who it is.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        openapi.components.get_or_insert_default().add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The description as JSON.
pub fn document() -> String {
    Description::openapi().to_pretty_json().unwrap_or_default()
}

/// Addresses of the routes that ask about people, with their methods, for the list of all addresses.
pub const ROUTES: [(&str, &str); 26] = [
    ("POST", "/api/v1/auth/sign-up"),
    ("POST", "/api/v1/auth/code"),
    ("POST", "/api/v1/auth/resend"),
    ("POST", "/api/v1/auth/sign-in"),
    ("POST", "/api/v1/auth/second"),
    ("POST", "/api/v1/auth/refresh"),
    ("POST", "/api/v1/auth/sign-out"),
    ("POST", "/api/v1/auth/forgot"),
    ("POST", "/api/v1/auth/reset"),
    ("GET ", "/api/v1/me"),
    ("PUT ", "/api/v1/me"),
    ("PUT ", "/api/v1/me/password"),
    ("GET ", "/api/v1/me/addresses"),
    ("POST", "/api/v1/me/addresses"),
    ("PUT ", "/api/v1/me/addresses/{id}"),
    ("DEL ", "/api/v1/me/addresses/{id}"),
    ("POST", "/api/v1/me/addresses/{id}/default"),
    ("GET ", "/api/v1/me/sessions"),
    ("DEL ", "/api/v1/me/sessions"),
    ("DEL ", "/api/v1/me/sessions/{id}"),
    ("GET ", "/api/v1/me/shop"),
    ("GET ", "/api/v1/shops"),
    ("POST", "/api/v1/shops"),
    ("GET ", "/api/v1/shops/{handle}"),
    ("PUT ", "/api/v1/shops/{handle}/follow"),
    ("DEL ", "/api/v1/shops/{handle}/follow"),
];

/// The routes that ask about people. They take turns with the pages for the database.
pub fn router(gate: &Arc<Gate>) -> Router<Market> {
    Router::new()
        .route("/api/v1/auth/sign-up", post(auth::sign_up))
        .route("/api/v1/auth/code", post(auth::code))
        .route("/api/v1/auth/resend", post(auth::resend))
        .route("/api/v1/auth/sign-in", post(auth::sign_in))
        .route("/api/v1/auth/second", post(auth::second))
        .route("/api/v1/auth/refresh", post(auth::refresh))
        .route("/api/v1/auth/sign-out", post(auth::sign_out))
        .route("/api/v1/auth/forgot", post(auth::forgot))
        .route("/api/v1/auth/reset", post(auth::reset))
        .route("/api/v1/me", get(me::profile).put(me::save_profile))
        .route("/api/v1/me/password", put(me::change_password))
        .route("/api/v1/me/addresses", get(me::addresses).post(me::add_address))
        .route("/api/v1/me/addresses/{id}", put(me::edit_address).delete(me::remove_address))
        .route("/api/v1/me/addresses/{id}/default", post(me::make_default_address))
        .route("/api/v1/me/sessions", get(me::sessions).delete(me::end_other_sessions))
        .route("/api/v1/me/sessions/{id}", delete(me::end_session))
        .route("/api/v1/me/shop", get(shops::seat))
        .route("/api/v1/shops", get(shops::list).post(shops::open))
        .route("/api/v1/shops/{handle}", get(shops::one))
        .route("/api/v1/shops/{handle}/follow", put(shops::follow).delete(shops::unfollow))
        .layer(from_fn(size::bound_call))
        .layer(from_fn_with_state(Arc::clone(gate), gate::take_turn))
        .layer(from_fn(size::hear_out))
}
