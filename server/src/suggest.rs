//! What is offered below the search field while somebody types: a piece of a page, written from memory.

use axum::Router;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, State};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use kernel::{Market, Op};
use serde::Deserialize;

use crate::problem::Problem;

/// Where it is asked for.
pub const PATH: &str = "/suggest";

/// What was typed so far.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    words: String,
}

/// Its address, on the shopper's site.
pub fn routes(market: &Market) -> Router {
    Router::new().route(PATH, get(suggest)).with_state(market.clone())
}

async fn suggest(
    State(market): State<Market>,
    Extension(op): Extension<Op>,
    typed: Result<Query<Typed>, QueryRejection>,
) -> Response {
    let words = typed.map(|Query(typed)| typed.words).unwrap_or_default();
    match marketplace::search::suggest(&market, &op, &words).await {
        Ok(offered) => Html(frontend_user::suggestions(&offered)).into_response(),
        Err(failure) => {
            // Whoever types gets by without: the field is a form that works by itself.
            tracing::warn!(?failure, "nothing can be suggested");
            Problem::BROKEN.into_response()
        }
    }
}
