//! The three sites: each a router of its own, with its pages, its calls, its files and its guards.

use std::path::PathBuf;
use std::sync::Arc;

use app::call::FormKey;
use app::site::{PublicUrl, Storefront};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{MethodRouter, get, post};
use domain::actor::Site;
use domain::shops::Tenant;
use http::header::CONTENT_TYPE;
use http::{Method, StatusCode, request};
use ipnet::IpNet;
use kernel::{Market, Op};
use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use leptos::prelude::{IntoView, provide_context, use_context};
use leptos_axum::{LeptosRoutes as _, generate_route_list_with_exclusions, render_app_async_with_context};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use uuid::Uuid;

use crate::arrival::{Porch, arrive};
use crate::doors::Addresses;
use crate::files::{self, Files};
use crate::guard::gate::{self, Gate};
use crate::guard::headers::{self, PageNonce, Policy};
use crate::guard::{origin, size};
use crate::health::{self, Pulse};
use crate::page_cache::{self, PageCache};
use crate::problem::{self, Problem};
use crate::sessions::{Door, identify};
use crate::{api, calls, catalogue_file, documents, media, review_photos, sitemap, suggest, upload, ways_in, webhook};

/// What all sites stand on.
#[derive(Clone)]
pub struct Ground {
    /// The market.
    pub market: Market,
    /// Who is let in, and when.
    pub gate: Arc<Gate>,
    /// How the server is doing.
    pub pulse: Pulse,
    /// Where everything is reached.
    pub addresses: Addresses,
    /// Where the payment pages are.
    pub pay_origin: String,
    /// The networks of our own proxies.
    pub proxies: Arc<[IpNet]>,
    /// The folder with the built sites.
    pub site_root: PathBuf,
    /// Where pictures wait that are being sent.
    pub spool: upload::Spool,
}

/// The name under which a site is built: its folder, and its part of the names of other files.
pub fn folder(site: Site) -> &'static str {
    match site {
        Site::Shopper => "user",
        Site::Seller => "seller",
        Site::Admin => "admin",
    }
}

/// The addresses of all pages of `site`, as its router writes them.
pub fn pages(site: Site) -> Vec<String> {
    let listing = match site {
        Site::Shopper => generate_route_list_with_exclusions(frontend_user::App, None),
        Site::Seller => generate_route_list_with_exclusions(frontend_seller::App, None),
        Site::Admin => generate_route_list_with_exclusions(frontend_admin::App, None),
    };
    let mut paths: Vec<_> = listing.iter().map(|route| route.path().to_owned()).collect();
    paths.sort();
    paths
}

/// The router of `site`.
pub fn router(ground: &Ground, site: Site) -> Router {
    let pages = match site {
        Site::Shopper => site_pages(ground, site, frontend_user::App, frontend_user::shell),
        Site::Seller => site_pages(ground, site, frontend_seller::App, frontend_seller::shell),
        Site::Admin => site_pages(ground, site, frontend_admin::App, frontend_admin::shell),
    };
    let public_url: Arc<str> = ground.addresses.public_url(site).into();
    let google = ground.market.settings().sign_in.google.as_ref().map(|google| google.issuer.as_str());
    let policy = Policy::new(site, &public_url, &ground.pay_origin, google);
    let porch = Porch { site, proxies: Arc::clone(&ground.proxies) };
    let worth_it = DefaultPredicate::new().and(NotForContentType::new("application/wasm"));
    let guards = ServiceBuilder::new()
        .layer(from_fn_with_state(porch, arrive))
        .layer(CompressionLayer::new().compress_when(worth_it))
        .layer(from_fn_with_state(policy, headers::add))
        .layer(from_fn(problem::dress))
        .layer(CatchPanicLayer::custom(broken))
        .layer(from_fn_with_state(Arc::clone(&ground.gate), gate::bound))
        .layer(from_fn_with_state(public_url, origin::check));
    Router::new().merge(pages).merge(beside_pages(ground, site)).layer(guards)
}

/// What needs to know who asks: pages, calls, uploads. From outside in: files, kept pages, a turn, a name.
fn site_pages<A, V>(
    ground: &Ground,
    site: Site,
    app: impl Fn() -> A + Clone + Send + 'static,
    shell: impl Fn(LeptosOptions) -> V + Clone + Send + Sync + 'static,
) -> Router
where
    A: IntoView + 'static,
    V: IntoView + 'static,
{
    let market = ground.market.clone();
    let options = options(ground, site);
    let calls = calls::paths().into_iter().map(str::to_owned).collect();
    let routes = generate_route_list_with_exclusions(app, Some(calls));
    let context = {
        let market = market.clone();
        let public_url = PublicUrl(ground.addresses.public_url(site).into());
        move || page_context(&market, &public_url)
    };
    let document = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let missing = render_app_async_with_context(context.clone(), document.clone());
    let mut pages = Router::new()
        .leptos_routes_with_context(&options, routes, context, document)
        .route("/api/{*call}", call_route(&market))
        .merge(ways_in::routes(&market))
        .merge(documents::routes(&market, site))
        .fallback(move |request: Request| {
            let missing = missing.clone();
            async move {
                if is_visit(&request) { not_found(missing(request).await) } else { Problem::NOT_FOUND.into_response() }
            }
        })
        .with_state(options);
    let desk = upload::Desk { market: market.clone(), spool: ground.spool.clone() };
    if site == Site::Shopper {
        pages = pages.merge(sitemap::routes(&market, &ground.addresses.public_url(site).into()));
        let take = post(review_photos::take).layer(DefaultBodyLimit::disable()).layer(from_fn(size::bound_pictures));
        pages = pages.route(review_photos::PATH, take.with_state(desk.clone()));
        pages = pages.merge(suggest::routes(&market));
    }
    if site == Site::Seller {
        let take = post(upload::take).layer(DefaultBodyLimit::disable()).layer(from_fn(size::bound_pictures));
        pages = pages.route(upload::PATH, take.with_state(desk.clone()));
        pages = pages.route(upload::PREVIEW, get(upload::preview).with_state(desk.clone()));
        let take = post(upload::take_for_shop).layer(DefaultBodyLimit::disable()).layer(from_fn(size::bound_upload));
        pages = pages.route(upload::SHOP_PATH, take.with_state(desk));
        let take = post(catalogue_file::take).layer(DefaultBodyLimit::disable()).layer(from_fn(size::bound_upload));
        pages = pages.route(catalogue_file::IMPORTS, take.with_state(market.clone()));
        pages = pages.route(catalogue_file::EXPORT, get(catalogue_file::hand_out).with_state(market.clone()));
    }
    let mut pages = pages
        .layer(from_fn_with_state(Door { site, market }, identify))
        .layer(from_fn_with_state(Arc::clone(&ground.gate), gate::take_turn))
        .layer(from_fn(size::hear_out));
    if site == Site::Shopper {
        pages = pages.layer(from_fn_with_state(PageCache::default(), page_cache::serve));
    }
    let files = Files::new(ground.site_root.join(folder(site)));
    pages.layer(from_fn_with_state(files, files::serve))
}

/// What needs nobody's name.
fn beside_pages(ground: &Ground, site: Site) -> Router {
    let health = Router::new()
        .route("/livez", get(health::live))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::measurements))
        .with_state(ground.pulse.clone());
    let mut beside = Router::new().route("/media/{name}", get(media::serve));
    if site == Site::Shopper {
        let hear = post(webhook::receive).layer(from_fn(size::bound_webhook));
        beside = beside.route(webhook::PATH, hear).route("/api/v1/openapi.json", get(description));
        beside = beside.merge(api::router(&ground.gate));
    }
    beside.with_state(ground.market.clone()).merge(health)
}

async fn description() -> Response {
    ([(CONTENT_TYPE, "application/json")], api::document()).into_response()
}

fn call_route(market: &Market) -> MethodRouter<LeptosOptions> {
    let market = market.clone();
    let answer = move |request: Request| calls::answer(market.clone(), request);
    post(answer).layer(from_fn(size::bound_call))
}

/// What every page knows: the market, its own address, the shop whose address that is, a key for its forms, and the mark of its scripts.
fn page_context(market: &Market, public_url: &PublicUrl) {
    provide_context(market.clone());
    provide_context(FormKey(Uuid::new_v4().to_string()));
    let Some(parts) = use_context::<request::Parts>() else { return provide_context(public_url.clone()) };
    if let Some(nonce) = parts.extensions.get::<PageNonce>().cloned() {
        provide_context(Nonce::from_value(nonce.0));
    }
    let storefront = parts.extensions.get::<Op>().and_then(|op| op.storefront.as_ref());
    match storefront.zip(parts.extensions.get::<Tenant>()) {
        None => provide_context(public_url.clone()),
        Some((storefront, tenant)) => {
            provide_context(PublicUrl(storefront.url.as_str().into()));
            provide_context(Storefront { shop: tenant.shop.clone(), market: public_url.clone() });
        }
    }
}

/// How the framework finds the files of a site. Names carry hashes once the site is built.
fn options(ground: &Ground, site: Site) -> LeptosOptions {
    let hashes = format!("hash-{}.txt", folder(site));
    let built = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join(&hashes).is_file()));
    let built = built.unwrap_or(false);
    if !built {
        tracing::warn!(site = site.name(), "the site is not built: its pages have no style and no script");
    }
    LeptosOptions::builder()
        .output_name("site")
        .site_root(ground.site_root.join(folder(site)).display().to_string())
        .site_pkg_dir("pkg")
        .hash_file(hashes.into())
        .hash_files(built)
        .build()
}

/// Whether a person wants to see a page, or a program that does not say what it wants.
fn is_visit(request: &Request) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD) && !request.uri().path().starts_with("/api/")
}

/// A page at an address that leads nowhere is one that is not there, however it looks.
fn not_found(mut response: Response<Body>) -> Response {
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// What a panic leaves behind for whoever asked.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
fn broken(panic: Box<dyn std::any::Any + Send>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
    tracing::error!(words, "a request panicked");
    Problem::BROKEN.into_response()
}
