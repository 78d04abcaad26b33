//! Lets a browser change something only from a page of the same site.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{HOST, ORIGIN};
use http::{HeaderMap, HeaderName, Method};
use std::sync::Arc;

use crate::problem::Problem;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses what another site's page sends. Every browser says where a form comes from; whoever says nothing is no
/// browser, and carries nobody's cookies without knowing it.
pub async fn check(State(public_url): State<Arc<str>>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_own(&public_url, request.headers()) {
        next.run(request).await
    } else {
        tracing::info!(path = request.uri().path(), "a form of another site was refused");
        Problem::FOREIGN.into_response()
    }
}

/// Fetch metadata decides where there is any; older browsers send the origin alone.
fn is_own(public_url: &str, headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text(&FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    match text(&ORIGIN) {
        None => true,
        Some(origin) if origin == public_url => true,
        Some(origin) => origin.split_once("://").is_some_and(|(_, place)| text(&HOST) == Some(place)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn own(headers: &[(HeaderName, &'static str)]) -> bool {
        let headers = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value)));
        is_own("https://market.example", &headers.collect())
    }

    #[test]
    fn forms_of_other_sites_are_told_apart() {
        assert!(own(&[(FETCH_SITE, "same-origin")]));
        assert!(own(&[(FETCH_SITE, "none")]));
        assert!(own(&[(ORIGIN, "https://market.example")]));
        assert!(own(&[(ORIGIN, "http://127.0.0.1:3000"), (HOST, "127.0.0.1:3000")]));
        assert!(own(&[]));
        assert!(!own(&[(FETCH_SITE, "cross-site")]));
        assert!(!own(&[(FETCH_SITE, "same-site")]));
        assert!(!own(&[(FETCH_SITE, "cross-site"), (ORIGIN, "https://market.example")]));
        assert!(!own(&[(ORIGIN, "https://evil.example"), (HOST, "market.example")]));
        assert!(!own(&[(ORIGIN, "null")]));
    }
}
