//! The server's side of the boundary: reads who asks, turns failures into faults, sets cookies and statuses.

use domain::actor::Site;
use http::header::{ACCEPT, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use kernel::{Failure, Market, Op};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use marketplace::identity::SignedIn;
use percent_encoding::{CONTROLS, utf8_percent_encode};

use crate::call::{Answer, Fault};

/// The market and whoever asks. The server's middleware has put the [`Op`] into the request.
pub(crate) async fn request<R>() -> Result<(Market, Op), Fault<R>> {
    let market = expect_context::<Market>();
    let op = use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<Op>().cloned());
    op.map(|op| (market, op)).ok_or(Fault::Malformed)
}

/// The use case's outcome as the browser gets it, with the status that belongs to it. What broke is logged here, once.
pub(crate) fn answer<T, R>(outcome: Result<T, Failure<R>>) -> Answer<T, R> {
    outcome.map_err(|failure| {
        let (status, fault) = match failure {
            Failure::Refused(refusal) => (StatusCode::UNPROCESSABLE_ENTITY, Fault::Refused(refusal)),
            Failure::SignedOut => (StatusCode::UNAUTHORIZED, Fault::SignedOut),
            Failure::Forbidden => (StatusCode::FORBIDDEN, Fault::Forbidden),
            Failure::NotFound => (StatusCode::NOT_FOUND, Fault::NotFound),
            Failure::TooMany { seconds } => (StatusCode::TOO_MANY_REQUESTS, Fault::TooMany { seconds }),
            Failure::Broken(error) => broken(&error),
        };
        set_call_status(status);
        fault
    })
}

/// A database that cannot be reached is 503, so that a balancer tries again; the rest is 500.
fn broken<R>(error: &anyhow::Error) -> (StatusCode, Fault<R>) {
    let incident = use_context::<http::request::Parts>()
        .and_then(|parts| parts.extensions.get::<Op>().map(|op| op.request_id.clone()))
        .unwrap_or_default();
    tracing::error!(incident, error = format!("{error:#}"), "a request broke");
    let unavailable = error.chain().any(|cause| {
        matches!(cause.downcast_ref::<sqlx::Error>(), Some(sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)))
    });
    let status = if unavailable { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
    (status, Fault::Broken { incident })
}

/// The status of a call from script. A form that posts without script is redirected instead, and keeps its 302.
/// While a page is rendered, only what makes the whole page missing or broken is its status.
fn set_call_status(status: StatusCode) {
    let Some(parts) = use_context::<http::request::Parts>() else { return };
    let is_call = parts.uri.path().starts_with("/api/");
    let from_form =
        parts.headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|v| v.contains("text/html"));
    let told_by_status = if is_call { !from_form } else { status.is_server_error() };
    if told_by_status {
        set_status(status.as_u16());
    }
}

/// The status of the page that is being rendered.
pub(crate) fn set_status(code: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(code)) {
        options.set_status(status);
    }
}

/// Sends the browser on to `target`, a path of this site or the provider's page. A header takes letters without
/// accents only; what is written with others is the same address percent-encoded.
pub(crate) fn go(target: &str) {
    leptos_axum::redirect(&utf8_percent_encode(target, CONTROLS).to_string());
}

/// Signs the browser in: sets the site's cookie and goes on to `next`, if that is a path of this site.
pub(crate) fn enter<R>(
    op: &Op,
    outcome: Result<SignedIn, Failure<R>>,
    next: Option<String>,
) -> Answer<domain::identity::Me, R> {
    let signed_in = answer(outcome)?;
    let age = signed_in.lasts.as_secs();
    set_cookie(&format!(
        "{}={}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={age}",
        session_cookie(op.site),
        signed_in.token
    ));
    let home = if op.site == Site::Shopper { "/account" } else { "/" };
    let inside = |path: &String| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']);
    go(&next.filter(inside).unwrap_or_else(|| home.to_owned()));
    Ok(signed_in.me)
}

/// Signs the browser out of this site.
pub(crate) fn leave(op: &Op) {
    set_cookie(&format!("{}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0", session_cookie(op.site)));
    go("/sign-in");
}

/// The name of a site's session cookie; each site has its own.
pub fn session_cookie(site: Site) -> &'static str {
    match site {
        Site::Shopper => "__Host-agora-shopper",
        Site::Seller => "__Host-agora-seller",
        Site::Admin => "__Host-agora-admin",
    }
}

fn set_cookie(cookie: &str) {
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(cookie)) {
        options.append_header(SET_COOKIE, value);
    }
}
