//! What search machines ask for: where they may go, and a map of every page that is worth finding, in parts.

use std::sync::Arc;

use axum::Extension;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use chrono::{DateTime, Utc};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use kernel::{Failure, Market, Op};
use marketplace::catalog;
use marketplace::catalog::PRODUCTS_A_PART;
use sitemap_rs::sitemap::Sitemap;
use sitemap_rs::sitemap_index::SitemapIndex;
use sitemap_rs::url::Url;
use sitemap_rs::url_set::UrlSet;

use crate::problem::Problem;

/// Pages that are somebody's own, or the same as another page.
const CLOSED: &str = "User-agent: *
Disallow: /account
Disallow: /api/
Disallow: /cart
Disallow: /checkout
Disallow: /compare
Disallow: /search
Disallow: /sign-in
Disallow: /sign-up
Disallow: /forgot
Disallow: /wishlist
";

/// Where search machines find their way. What they read is what everybody sees, and an hour old at most.
pub fn routes<S: Clone + Send + Sync + 'static>(market: &Market, public_url: &Arc<str>) -> Router<S> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(index))
        .route("/sitemap/{part}", get(part))
        .with_state(Ground { market: market.clone(), public_url: Arc::clone(public_url) })
}

#[derive(Clone)]
struct Ground {
    market: Market,
    public_url: Arc<str>,
}

impl Ground {
    /// The address of the site that was asked: the market's, or a shop's own.
    fn site<'a>(&'a self, op: &'a Op) -> &'a str {
        let own = op.storefront.as_ref().map(|storefront| storefront.url.as_str());
        own.unwrap_or(&self.public_url).trim_end_matches('/')
    }
}

async fn robots(State(ground): State<Ground>, Extension(op): Extension<Op>) -> Response {
    let text = format!("{CLOSED}\nSitemap: {}/sitemap.xml\n", ground.site(&op));
    file("text/plain; charset=utf-8", text.into_bytes())
}

/// The parts of the map: one of shops and shelves, then products so many at a time.
async fn index(State(ground): State<Ground>, Extension(op): Extension<Op>) -> Response {
    let parts = match catalog::map_parts(&ground.market, &op).await {
        Ok(parts) => parts,
        Err(failure) => return broken(&failure),
    };
    let site = ground.site(&op);
    let named = |name: String| Sitemap::new(format!("{site}/sitemap/{name}.xml"), None);
    let parts = (1..=parts).map(|part| named(format!("products-{part}")));
    let index = SitemapIndex::new(std::iter::once(named("places".to_owned())).chain(parts).collect());
    let mut xml = Vec::new();
    match index.map(|index| index.write(&mut xml)) {
        Ok(Ok(())) => file("application/xml", xml),
        _ => Problem::BROKEN.into_response(),
    }
}

async fn part(State(ground): State<Ground>, Extension(op): Extension<Op>, Path(name): Path<String>) -> Response {
    let found = match name.strip_suffix(".xml") {
        Some("places") => places(&ground, &op).await,
        Some(name) => match name.strip_prefix("products-").and_then(|number| number.parse().ok()) {
            Some(number) => products(&ground, &op, number).await,
            None => return Problem::NOT_FOUND.into_response(),
        },
        None => return Problem::NOT_FOUND.into_response(),
    };
    match found {
        Ok(urls) if urls.is_empty() => Problem::NOT_FOUND.into_response(),
        Ok(urls) => {
            let mut xml = Vec::new();
            match UrlSet::new(urls).map(|urls| urls.write(&mut xml)) {
                Ok(Ok(())) => file("application/xml", xml),
                _ => Problem::BROKEN.into_response(),
            }
        }
        Err(failure) => broken(&failure),
    }
}

/// The first page, shelves with something on them, and shops; of a shop on its own address just its two pages.
async fn places(ground: &Ground, op: &Op) -> Result<Vec<Url>, Failure> {
    let site = ground.site(op);
    let mut urls = vec![url(format!("{site}/"), None)?];
    if op.storefront.is_some() {
        urls.push(url(format!("{site}/about"), None)?);
        return Ok(urls);
    }
    urls.push(url(format!("{site}/offers"), None)?);
    let (shelves, shops) = catalog::map_places(&ground.market).await?;
    for path in shelves.iter().map(|slug| format!("/c/{slug}")).chain(shops.iter().map(|shop| format!("/s/{shop}"))) {
        urls.push(url(format!("{site}{path}"), None)?);
    }
    Ok(urls)
}

async fn products(ground: &Ground, op: &Op, part: u32) -> Result<Vec<Url>, Failure> {
    let site = ground.site(op);
    let products = catalog::map_products(&ground.market, op, part).await?;
    debug_assert!(products.len() <= PRODUCTS_A_PART as usize, "a part holds no more");
    products.into_iter().map(|(slug, changed)| url(format!("{site}/p/{slug}"), Some(changed))).collect()
}

fn url(address: String, changed: Option<DateTime<Utc>>) -> Result<Url, Failure> {
    let mut url = Url::builder(address);
    if let Some(changed) = changed {
        url.last_modified(changed.fixed_offset());
    }
    url.build().map_err(|error| Failure::Broken(anyhow::anyhow!("an address is none: {error}")))
}

fn file(kind: &'static str, bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=3600")], Body::from(bytes)).into_response()
}

fn broken(failure: &Failure) -> Response {
    if matches!(failure, Failure::NotFound) {
        return Problem::NOT_FOUND.into_response();
    }
    tracing::error!(?failure, "the map of the site cannot be drawn");
    Problem::BROKEN.into_response()
}
