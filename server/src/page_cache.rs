//! Keeps pages that everybody sees for a second, so that a rush on one page writes it once.
//!
//! What is kept is the page around its nonce: each visitor gets one of their own. Nothing of a person is ever in it:
//! whoever brings a cookie is not served from here, and cookies that a page would set are not kept.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use http_body_util::{BodyExt as _, Collected, Limited};
use moka::future::Cache;

use crate::guard::headers::PageNonce;
use crate::problem::Problem;

/// How long a page is kept.
const KEPT: Duration = Duration::from_secs(1);
/// What all kept pages may weigh together.
const MOST_BYTES: u64 = 16 << 20;
/// What one page may weigh.
const LARGEST_PAGE: usize = 2 << 20;
/// Longest address that is kept.
const LONGEST_KEY: usize = 512;
/// Longest host, with its port.
const LONGEST_HOST: usize = 260;
/// The first part of addresses that look the same to everybody.
const PUBLIC: [&str; 5] = ["", "c", "p", "s", "search"];

/// The pages of the last second.
#[derive(Clone)]
pub struct PageCache {
    pages: Cache<String, Arc<Page>>,
    /// Stands in kept pages where the nonce goes; nobody outside knows it.
    placeholder: Arc<str>,
}

/// A page in pieces: the nonce goes between them.
struct Page {
    status: StatusCode,
    content_type: Option<HeaderValue>,
    location: Option<HeaderValue>,
    /// What is said instead of a page.
    problem: Option<Problem>,
    pieces: Vec<Bytes>,
}

impl Default for PageCache {
    fn default() -> Self {
        let weigh = |key: &String, page: &Arc<Page>| {
            let pieces: usize = page.pieces.iter().map(Bytes::len).sum();
            u32::try_from(key.len() + pieces).unwrap_or(u32::MAX)
        };
        let pages = Cache::builder().max_capacity(MOST_BYTES).weigher(weigh).time_to_live(KEPT).build();
        Self { pages, placeholder: kernel::secrets::new_token().into() }
    }
}

/// Serves a public page from memory, or has it written: once, however many ask for it at this moment.
pub async fn serve(State(cache): State<PageCache>, mut request: Request, next: Next) -> Response {
    let Some(key) = key(&request) else { return next.run(request).await };
    let Some(nonce) = request.extensions_mut().insert(PageNonce(Arc::clone(&cache.placeholder))) else {
        return next.run(request).await;
    };
    let written = async { Page::take(next.run(request).await, &cache.placeholder).await };
    // What went wrong is given to everybody who waited for it, and not kept.
    match cache.pages.try_get_with(key, written).await {
        Ok(page) => page.with(&nonce.0),
        Err(page) => page.with(&nonce.0),
    }
}

/// The address of a page that looks the same to everybody, if this is one.
fn key(request: &Request) -> Option<String> {
    let same_for_all = request.method() == Method::GET && !request.headers().contains_key(COOKIE);
    let path = request.uri().path_and_query().filter(|_| same_for_all && is_public(request.uri()))?;
    // Shops have addresses of their own, where the same path is another page.
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    (host.len() <= LONGEST_HOST).then(|| format!("{} {path}", host.to_ascii_lowercase()))
}

fn is_public(uri: &Uri) -> bool {
    let first = uri.path().trim_start_matches('/').split('/').next().unwrap_or_default();
    // A form that was refused without script leads back to its page with the refusal in the address.
    let refused = uri.query().is_some_and(|query| ["__err", "__path", "was."].iter().any(|part| query.contains(part)));
    let length = uri.path().len() + uri.query().map_or(0, str::len);
    PUBLIC.contains(&first) && !refused && length <= LONGEST_KEY
}

impl Page {
    /// The page of a response; what is broken is an error.
    async fn take(response: Response, placeholder: &str) -> Result<Arc<Self>, Arc<Self>> {
        let (parts, body) = response.into_parts();
        let body = Limited::new(body, LARGEST_PAGE).collect().await.map(Collected::to_bytes);
        let problem = parts.extensions.get::<Problem>().copied().or(body.is_err().then_some(Problem::BROKEN));
        let header = |name| parts.headers.get(name).cloned();
        let page = Arc::new(Self {
            status: parts.status,
            content_type: header(CONTENT_TYPE),
            location: header(LOCATION),
            problem,
            pieces: split(&body.unwrap_or_default(), placeholder.as_bytes()),
        });
        if page.problem.is_some() || page.status.is_server_error() { Err(page) } else { Ok(page) }
    }

    /// The page for one visitor.
    fn with(&self, nonce: &str) -> Response {
        if let Some(problem) = self.problem {
            return problem.into_response();
        }
        let length = self.pieces.iter().map(|piece| piece.len() + nonce.len()).sum();
        let mut body = Vec::with_capacity(length);
        for (at, piece) in self.pieces.iter().enumerate() {
            if at > 0 {
                body.extend_from_slice(nonce.as_bytes());
            }
            body.extend_from_slice(piece);
        }
        let headers = [(CONTENT_TYPE, &self.content_type), (LOCATION, &self.location)];
        let headers = headers.into_iter().filter_map(|(name, value)| Some((name, value.clone()?)));
        (self.status, headers.collect::<HeaderMap>(), Body::from(body)).into_response()
    }
}

/// The pieces of `text` around every `mark`; always one more than there are marks.
fn split(text: &Bytes, mark: &[u8]) -> Vec<Bytes> {
    let (mut pieces, mut from, mut at) = (Vec::new(), 0, 0);
    while at + mark.len() <= text.len() {
        if text[at..].starts_with(mark) {
            pieces.push(text.slice(from..at));
            at += mark.len();
            from = at;
        } else {
            at += 1;
        }
    }
    pieces.push(text.slice(from..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(address: &str) -> Request {
        Request::builder().uri(address).body(Body::empty()).expect("a request")
    }

    #[test]
    fn only_pages_that_everybody_sees_are_kept() {
        for kept in ["/", "/c/mugs?page=2", "/p/blue-mug", "/s/fern-loom", "/search?q=tea"] {
            assert!(key(&get(kept)).is_some(), "{kept}");
        }
        for private in ["/cart", "/checkout", "/account", "/sign-in", "/?__err=x&__path=y", "/pkg/site.js"] {
            assert!(key(&get(private)).is_none(), "{private}");
        }
        let mut shop = get("/");
        shop.headers_mut().insert(HOST, HeaderValue::from_static("Fern.localhost:3000"));
        assert_eq!(key(&shop).as_deref(), Some("fern.localhost:3000 /"));
        let mut known = get("/");
        known.headers_mut().insert(COOKIE, HeaderValue::from_static("a=b"));
        assert!(key(&known).is_none());
        let posted = Request::builder().method(Method::POST).uri("/").body(Body::empty()).expect("a request");
        assert!(key(&posted).is_none());
    }

    #[tokio::test]
    async fn everybody_gets_their_own_nonce() {
        let response = Response::builder()
            .header("content-type", "text/html")
            .header("set-cookie", "secret=1")
            .body(Body::from("<script nonce=MARK></script><link nonce=MARK>"))
            .expect("a response");
        let page = Page::take(response, "MARK").await.ok().expect("it is whole");
        let response = page.with("abc");
        assert!(!response.headers().contains_key("set-cookie"));
        let body = response.into_body().collect().await.expect("it is in memory").to_bytes();
        assert_eq!(body, "<script nonce=abc></script><link nonce=abc>");
    }
}
