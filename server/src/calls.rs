//! Takes the calls that pages make: server functions, each found by its address alone.

use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_TYPE, LOCATION, REFERER};
use http::{HeaderValue, StatusCode};
use http_body_util::{BodyExt as _, Limited};
use kernel::Market;
use leptos::prelude::provide_context;
use leptos::server_fn::axum::{get_server_fn_service, server_fn_paths};

use crate::plain_form::PlainForm;
use crate::problem::Problem;

/// A call that could not be read, as it is answered.
const MALFORMED: &[u8] = b"\"Malformed\"";

/// Every address that pages can call, in order.
pub fn paths() -> Vec<&'static str> {
    let mut paths: Vec<_> = server_fn_paths().map(|(path, _)| path).collect();
    paths.sort_unstable();
    paths
}

/// Answers one call.
pub async fn answer(market: Market, request: Request) -> Response {
    if get_server_fn_service(request.uri().path(), request.method().clone()).is_none() {
        return Problem::NOT_FOUND.into_response();
    }
    let page = request.headers().get(REFERER).cloned();
    let Ok((form, request)) = PlainForm::of(request).await else { return Problem::MALFORMED.into_response() };
    let context = move || provide_context(market.clone());
    let response = leptos_axum::handle_server_fns_with_context(context, request).await.into_response();
    let response = match form {
        Some(form) => form.tell(response, page.as_ref()),
        None => response,
    };
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR && !response.headers().contains_key(LOCATION) {
        return tell_malformed(response).await;
    }
    response
}

/// What could not be read is the sender's mistake; the framework would call it ours.
async fn tell_malformed(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(body) = Limited::new(body, 64 << 10).collect().await else { return Problem::BROKEN.into_response() };
    let body = body.to_bytes();
    if body == MALFORMED {
        parts.status = StatusCode::BAD_REQUEST;
        parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    Response::from_parts(parts, Body::from(body))
}
