//! Bounds what may be sent: a call is a form, a picture is a picture, and nothing is larger.

use axum::body::Body;
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::CONTENT_LENGTH;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};

use crate::problem::Problem;
use crate::upload;

/// Most bytes of a call: a product with a hundred variants and a long description, as a form.
pub const CALL: usize = 256 << 10;
/// Most bytes of an upload: a file of ten megabytes and the form around it.
pub const UPLOAD: usize = 12 << 20;
/// Most bytes of pictures for one product: eight of ten megabytes, the form around them, and some that are too large.
pub const PICTURES: usize = 128 << 20;
/// Most bytes of a webhook.
pub const WEBHOOK: usize = 256 << 10;

/// Refuses a call that says it is too large, and cuts off one that does not say so.
pub async fn bound_call(request: Request, next: Next) -> Response {
    bound(CALL, request, next).await
}

/// The same for uploads.
pub async fn bound_upload(request: Request, next: Next) -> Response {
    bound(UPLOAD, request, next).await
}

/// The same for the pictures of a product.
pub async fn bound_pictures(request: Request, next: Next) -> Response {
    bound(PICTURES, request, next).await
}

/// The same for webhooks.
pub async fn bound_webhook(request: Request, next: Next) -> Response {
    bound(WEBHOOK, request, next).await
}

/// Hears a call out before it takes anybody's turn: whoever sends slowly waits for themselves. Pictures and files are read
/// by those who take them, and have turns of their own.
pub async fn hear_out(request: Request, next: Next) -> Response {
    let is_call = !request.method().is_safe() && !upload::is_one(request.uri().path());
    if !is_call {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match Limited::new(body, CALL).collect().await {
        Ok(heard) => next.run(Request::from_parts(parts, Body::from(heard.to_bytes()))).await,
        Err(error) if error.is::<LengthLimitError>() => Problem::TOO_LARGE.into_response(),
        Err(_) => Problem::MALFORMED.into_response(),
    }
}

async fn bound(most: usize, request: Request, next: Next) -> Response {
    let said = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if said.is_some_and(|length| length > most) {
        return Problem::TOO_LARGE.into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, most)))).await
}
