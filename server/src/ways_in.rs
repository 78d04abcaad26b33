//! Takes browsers back from Google, and hands people the copies of their data.

use app::call::Fault;
use axum::Router;
use axum::extract::{Extension, Path, Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use domain::actor::Site;
use domain::id::ExportId;
use domain::identity::{GoogleRefusal, GoogleReturn};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use kernel::{Failure, Market, Op};
use leptos::config::LeptosOptions;
use marketplace::identity::{self, Browser, Entered, GOOGLE_RETURN, GoogleEntered};

use crate::faults::{fault, with, with_fault};
use crate::problem::Problem;

/// Where a copy of somebody's data is fetched.
pub const EXPORT: &str = "/account/data/{id}";

/// Both addresses, on every site: whoever is signed in may fetch what is theirs.
pub fn routes(market: &Market) -> Router<LeptosOptions> {
    Router::new().route(GOOGLE_RETURN, get(come_back)).route(EXPORT, get(hand_over)).with_state(market.clone())
}

/// Ends a way to Google: in, to the second step, or to the door with what is wrong.
async fn come_back(
    State(market): State<Market>,
    Extension(op): Extension<Op>,
    jar: CookieJar,
    back: Result<Query<GoogleReturn>, axum::extract::rejection::QueryRejection>,
) -> Response {
    let Ok(Query(back)) = back else { return Problem::MALFORMED.into_response() };
    let cookie = |name: &str| jar.get(name).map(|cookie| cookie.value().to_owned());
    let browser = Browser { device: cookie(app::DEVICE_COOKIE), link: cookie(app::LINK_COOKIE) };
    let carried = cookie(app::GOOGLE_COOKIE).unwrap_or_default();
    let outcome = identity::end_google(&market, &op, back, &carried, &browser).await;
    let outcome = outcome.map_err(|failure| fault(failure, &op, "nobody came back from Google"));
    let mut response = match &outcome {
        Ok(GoogleEntered::Entered(Entered::In(_), next)) => Redirect::to(inside(op.site, next)),
        Ok(GoogleEntered::Entered(Entered::Second(_), next)) => Redirect::to(&with("/sign-in/second", "next", next)),
        Ok(GoogleEntered::SignInFirst { .. }) => to_the_door(&Fault::Refused(GoogleRefusal::SignInFirst)),
        Err(fault) => to_the_door(fault),
    }
    .into_response();
    set(response.headers_mut(), app::GOOGLE_COOKIE, "", 0);
    match &outcome {
        Ok(GoogleEntered::Entered(entered, _)) => {
            for (name, value, seconds) in app::cookies_of(op.site, entered) {
                set(response.headers_mut(), &name, &value, seconds);
            }
        }
        Ok(GoogleEntered::SignInFirst { link, lasts }) => {
            set(response.headers_mut(), app::LINK_COOKIE, link, lasts.as_secs());
        }
        Err(_) => {}
    }
    response
}

/// Hands a copy of somebody's data to its owner.
async fn hand_over(State(market): State<Market>, Extension(op): Extension<Op>, Path(id): Path<String>) -> Response {
    let Ok(export) = id.parse::<ExportId>() else { return Problem::NOT_FOUND.into_response() };
    match identity::fetch_export(&market, &op, export).await {
        Ok(file) => {
            let disposition = format!("attachment; filename=\"{}\"", file.name);
            let headers = [(CONTENT_TYPE, "application/zip".to_owned()), (CONTENT_DISPOSITION, disposition)];
            (headers, file.bytes).into_response()
        }
        Err(Failure::SignedOut) => Redirect::to(&with("/sign-in", "next", "/account/data")).into_response(),
        Err(Failure::Broken(error)) => {
            tracing::error!(incident = op.request_id, error = format!("{error:#}"), "a copy was not handed over");
            Problem::BROKEN.into_response()
        }
        Err(_) => Problem::NOT_FOUND.into_response(),
    }
}

/// Where the person wanted to be, if that is a path of this site.
fn inside(site: Site, next: &str) -> &str {
    let good = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\n', '\r']);
    let home = if site == Site::Shopper { "/account" } else { "/" };
    if good { next } else { home }
}

fn to_the_door(fault: &Fault<GoogleRefusal>) -> Redirect {
    Redirect::to(&with_fault("/sign-in", "google_error", fault))
}

fn set(headers: &mut HeaderMap, name: &str, value: &str, seconds: u64) {
    let cookie = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}
