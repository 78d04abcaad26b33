//! Serves the pictures of products; a file once there never changes.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use domain::catalog::IMAGE_WIDTHS;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use kernel::Market;

use crate::problem::Problem;

/// Characters of a picture's name: half a SHA-256 in hexadecimal.
const KEY_LENGTH: usize = 32;

/// The picture at `/media/{name}`.
pub async fn serve(State(market): State<Market>, Path(name): Path<String>) -> Response {
    if !is_picture(&name) {
        return Problem::NOT_FOUND.into_response();
    }
    match market.blobs().get(&name).await {
        Ok(Some(bytes)) => (
            [
                (CONTENT_TYPE, "image/webp"),
                (CACHE_CONTROL, "public, max-age=31536000, immutable"),
                (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            ],
            Body::from(bytes),
        )
            .into_response(),
        Ok(None) => Problem::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(name, error = format!("{error:#}"), "a picture cannot be read");
            Problem::BROKEN.into_response()
        }
    }
}

/// `{key}-{width}.webp`, with a key and a width that pictures have.
fn is_picture(name: &str) -> bool {
    let parts = name.strip_suffix(".webp").and_then(|name| name.rsplit_once('-'));
    parts.is_some_and(|(key, width)| {
        let plain = key.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let known = IMAGE_WIDTHS.iter().any(|known| known.to_string() == width);
        key.len() == KEY_LENGTH && plain && known
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_are_looked_for() {
        let key = "0123456789abcdef0123456789abcdef";
        assert!(is_picture(&format!("{key}-400.webp")));
        for bad in [format!("{key}-401.webp"), format!("{key}-0400.webp"), format!("{key}-400.png"), "../key".into()] {
            assert!(!is_picture(&bad), "{bad}");
        }
        assert!(!is_picture(&format!("{}-400.webp", key.to_uppercase())));
        assert!(!is_picture("..%2f..%2fkey-400.webp"));
    }
}
