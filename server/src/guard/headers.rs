//! Tells browsers what pages of ours may do, which is little.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use domain::actor::Site;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

/// Two years.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=63072000; includeSubDomains");
/// For everything that is no page.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), \
     midi=(), payment=(), usb=()",
);

/// Marks the scripts of one page as ours.
#[derive(Clone, Debug)]
pub struct PageNonce(pub Arc<str>);

impl PageNonce {
    /// 256 random bits.
    pub fn fresh() -> Self {
        Self(kernel::secrets::new_token().into())
    }
}

/// What is told about one site.
#[derive(Clone, Debug)]
pub struct Policy(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    before_nonce: &'static str,
    after_nonce: String,
    https: bool,
}

impl Policy {
    /// The policy of `site` at that address. Forms of the shopper site lead on to the payment page, those of every door
    /// to Google where there is one, and browsers count that as forms of those pages.
    pub fn new(site: Site, public_url: &str, pay_origin: &str, google: Option<&str>) -> Self {
        let pays = (site == Site::Shopper).then_some(pay_origin);
        let forms = ["'self'"].into_iter().chain(pays).chain(google).collect::<Vec<_>>().join(" ");
        // While a site is being worked on, its page is told over a socket that there is a new one.
        let reload = if cfg!(debug_assertions) { " ws://127.0.0.1:* ws://localhost:*" } else { "" };
        let after_nonce = format!(
            "' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'{reload}; \
             manifest-src 'self'; form-action {forms}; base-uri 'none'; frame-ancestors 'none'"
        );
        let before_nonce = "default-src 'none'; script-src 'self' 'nonce-";
        Self(Arc::new(Parts { before_nonce, after_nonce, https: public_url.starts_with("https://") }))
    }

    fn of_page(&self, nonce: &PageNonce) -> HeaderValue {
        let text = format!("{}{}{}", self.0.before_nonce, nonce.0, self.0.after_nonce);
        HeaderValue::try_from(text).unwrap_or(NOTHING)
    }
}

/// Gives every page a nonce, and every response its headers.
pub async fn add(State(policy): State<Policy>, mut request: Request, next: Next) -> Response {
    let nonce = PageNonce::fresh();
    request.extensions_mut().insert(nonce.clone());
    let private = request.headers().contains_key(COOKIE)
        || !matches!(*request.method(), Method::GET | Method::HEAD)
        || request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let is_page = is_html(response.headers());
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    ] {
        headers.insert(name, value);
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert_with(|| if is_page { policy.of_page(&nonce) } else { NOTHING });
    let kept = if private { "no-store" } else { "no-cache" };
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static(kept));
    if policy.0.https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
    response
}

fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_shopper_site_leads_on_to_the_payment_page() {
        let policy = |site| {
            Policy::new(site, "https://market.example", "https://pay.example", None).of_page(&PageNonce("n".into()))
        };
        let text = |site| policy(site).to_str().expect("plain text").to_owned();
        assert!(text(Site::Shopper).contains("form-action 'self' https://pay.example;"));
        assert!(text(Site::Admin).contains("form-action 'self';"));
        let google =
            Policy::new(Site::Admin, "https://market.example", "https://pay.example", Some("https://id.example"));
        let google = google.of_page(&PageNonce("n".into()));
        assert!(google.to_str().expect("plain text").contains("form-action 'self' https://id.example;"));
        assert!(text(Site::Admin).starts_with("default-src 'none'; script-src 'self' 'nonce-n' 'wasm-unsafe-eval';"));
    }
}
