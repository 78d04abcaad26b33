//! Lets in only callers who know the secret key, and numbers every call.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, CACHE_CONTROL};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use super::refusal::{ApiError, Refusal};
use crate::{Sandbox, ids, objects};

const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");
const STRIPE_VERSION: HeaderName = HeaderName::from_static("stripe-version");

/// The number of this call; events it causes carry it.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

pub async fn check(State(sandbox): State<Sandbox>, mut request: Request, next: Next) -> Response {
    let id = ids::request();
    let mut response = if is_known(&sandbox, request.headers()) {
        request.extensions_mut().insert(RequestId(id.clone()));
        next.run(request).await
    } else {
        ApiError::from(Refusal::unauthorised()).into_response()
    };
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(STRIPE_VERSION, HeaderValue::from_static(objects::API_VERSION));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Whatever address under `/v1` is none of ours.
pub async fn unknown(method: Method, uri: Uri) -> ApiError {
    Refusal::unknown_address(&method, uri.path()).into()
}

fn is_known(sandbox: &Sandbox, headers: &HeaderMap) -> bool {
    let presented = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(key_in);
    // Both sides are hashed, so that the comparison tells nothing about the key, not even its length.
    presented.is_some_and(|key| {
        let (ours, theirs) = (Sha256::digest(sandbox.0.secret_key.expose_secret()), Sha256::digest(key));
        ours.ct_eq(&theirs).into()
    })
}

/// The key in `Bearer <key>` or in the user name of `Basic <base64 of key:>`.
fn key_in(header: &str) -> Option<String> {
    let (scheme, rest) = header.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(rest.trim().to_owned());
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(BASE64_STANDARD.decode(rest.trim()).ok()?).ok()?;
    Some(decoded.split_once(':').map_or(decoded.as_str(), |(user, _)| user).to_owned())
}

#[cfg(test)]
mod tests {
    use super::key_in;

    #[test]
    fn a_key_is_read_from_either_way_of_presenting_it() {
        assert_eq!(key_in("Bearer sk_test_1").as_deref(), Some("sk_test_1"));
        assert_eq!(key_in("Basic c2tfdGVzdF8xOg==").as_deref(), Some("sk_test_1"));
        assert_eq!(key_in("Digest sk_test_1"), None);
        assert_eq!(key_in("Basic !!"), None);
    }
}
