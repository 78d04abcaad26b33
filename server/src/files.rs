//! Serves the files of a site: its program, its style, its type face, its icons.

use std::convert::Infallible;
use std::path::PathBuf;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, VARY};
use http::{HeaderValue, StatusCode};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::problem::Problem;

/// The folder of built files that carry a hash in their name: such a file never changes.
const HASHED: &str = "/pkg/";

/// The files of one site.
#[derive(Clone)]
pub struct Files(ServeDir);

impl Files {
    /// The files in this folder, compressed beforehand where a `.br` or `.gz` lies beside one.
    pub fn new(root: PathBuf) -> Self {
        Self(ServeDir::new(root).precompressed_br().precompressed_gzip().append_index_html_on_directories(false))
    }

    async fn find(&self, request: Request) -> Response {
        let kept = match request.uri().path() {
            path if path.starts_with(HASHED) => "public, max-age=31536000, immutable",
            path if path.starts_with("/fonts/") => "public, max-age=2592000",
            _ => "public, max-age=3600",
        };
        let found: Result<_, Infallible> = self.0.clone().oneshot(request).await;
        let mut response = found.into_response();
        if !matches!(response.status(), StatusCode::OK | StatusCode::NOT_MODIFIED | StatusCode::PARTIAL_CONTENT) {
            return Problem::of(response.status()).into_response();
        }
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(kept));
        response.headers_mut().insert(VARY, HeaderValue::from_name(ACCEPT_ENCODING));
        response
    }
}

/// Answers what looks like a file, before anybody asks who wants it.
pub async fn serve(State(files): State<Files>, request: Request, next: Next) -> Response {
    if is_file(request.uri().path()) { files.find(request).await } else { next.run(request).await }
}

/// Whether the last part of the address has an ending. No page has, but for what search machines ask for, which differs
/// from host to host.
fn is_file(path: &str) -> bool {
    let for_machines = path == "/robots.txt" || path.starts_with("/sitemap");
    !for_machines && path.rsplit('/').next().is_some_and(|last| last.contains('.'))
}
