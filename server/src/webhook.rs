//! Hears what the payment provider tells: checked and stored at once, acted on by the worker.

use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http_body_util::{BodyExt as _, Limited};
use kernel::{Failure, Market, Op};
use marketplace::payments;

use crate::arrival::Caller;
use crate::guard::size;
use crate::problem::Problem;

/// Where the provider tells.
pub const PATH: &str = "/webhooks/stripe";

/// Takes one message in. Its signature alone decides, so nothing else about the sender is looked at.
#[utoipa::path(
    post,
    path = "/webhooks/stripe",
    tag = "webhooks",
    request_body(content = String, description = "An event as Stripe writes it", content_type = "application/json"),
    params(("stripe-signature" = String, Header, description = "Time and HMAC of the raw body")),
    responses(
        (status = 200, description = "Stored; a copy is stored once"),
        (status = 400, description = "Not signed by the provider", body = crate::api::ProblemDocument),
        (status = 413, description = "Larger than 256 KiB", body = crate::api::ProblemDocument),
    )
)]
pub async fn receive(State(market): State<Market>, request: Request) -> Response {
    let signature = request.headers().get("stripe-signature").and_then(|value| value.to_str().ok());
    let signature = signature.unwrap_or_default().to_owned();
    let op = op(&market, &request);
    let Ok(body) = Limited::new(request.into_body(), size::WEBHOOK).collect().await else {
        return Problem::TOO_LARGE.into_response();
    };
    match payments::receive(&market, &op, &body.to_bytes(), &signature).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(Failure::Refused(why)) => {
            tracing::warn!(request_id = op.request_id, %why, "a webhook was not believed");
            Problem::SIGNATURE.into_response()
        }
        Err(Failure::Broken(error)) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "a webhook was not stored");
            Problem::UNAVAILABLE.into_response()
        }
        Err(_) => Problem::BROKEN.into_response(),
    }
}

/// The market itself acts: the provider is nobody who signs in.
fn op(market: &Market, request: &Request) -> Op {
    let op = Op::system("payments::receive", market.now());
    match request.extensions().get::<Caller>() {
        Some(caller) => Op { request_id: caller.request_id.clone(), address: caller.address, ..op },
        None => op,
    }
}
