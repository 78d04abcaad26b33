//! The server's side of the boundary: reads who asks, turns failures into faults, sets cookies and statuses.

use domain::actor::Site;
use domain::identity::{CodePurpose, CodeSent, Me, RecoveryCodes, SecondAnswer, SignInStep, TypedAddress};
use domain::orders::NewOrder;
use http::header::{ACCEPT, COOKIE, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use kernel::{Failure, Market, Op};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;
use marketplace::identity::{Browser, Entered, GoogleBegun, ResetAllowed, SecondDone, SignedIn};
use percent_encoding::{CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

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
pub(crate) fn enter<R>(op: &Op, outcome: Result<SignedIn, Failure<R>>, next: Option<String>) -> Answer<Me, R> {
    let signed_in = answer(outcome)?;
    take_in(op, &signed_in);
    go_home(op, next);
    Ok(signed_in.me)
}

/// Signs the browser in, or leads it to the second step.
pub(crate) fn step<R>(op: &Op, outcome: Result<Entered, Failure<R>>, next: Option<String>) -> Answer<SignInStep, R> {
    Ok(match answer(outcome)? {
        Entered::In(signed_in) => {
            take_in(op, &signed_in);
            go_home(op, next);
            SignInStep::In(signed_in.me)
        }
        Entered::Second(pending) => {
            keep(&step_cookie(op.site), &pending.token, pending.lasts.as_secs());
            go(&second_page(next));
            SignInStep::Second(pending.step)
        }
    })
}

/// Where the second step is entered, on the way to `next`.
pub(crate) fn second_page(next: Option<String>) -> String {
    let next = next.map(|next| format!("?next={}", utf8_percent_encode(&next, NON_ALPHANUMERIC)));
    format!("/sign-in/second{}", next.unwrap_or_default())
}

/// Signs the browser in after its second step, or leads it to the next one. Whoever has recovery codes to write down
/// stays where they are shown.
pub(crate) fn second<R>(
    op: &Op,
    outcome: Result<SecondDone, Failure<R>>,
    next: Option<String>,
) -> Answer<SecondAnswer, R> {
    let SecondDone { entered, recovery_codes } = answer(outcome)?;
    if let (Entered::In(signed_in), Some(codes)) = (&entered, &recovery_codes) {
        take_in(op, signed_in);
        show_once(codes);
        return Ok(SecondAnswer { step: SignInStep::In(signed_in.me.clone()), recovery_codes });
    }
    Ok(SecondAnswer { step: step(op, Ok::<_, Failure<R>>(entered), next)?, recovery_codes })
}

/// Leads the browser to where recovery codes are shown. They wait for that page in a cookie that no script can read, so
/// that they are seen without script as well; the page takes it away.
pub(crate) fn show_once(codes: &RecoveryCodes) {
    keep(SHOWN_COOKIE, &codes.0.join("."), SHOWN_SECONDS);
    go("/account/security/codes");
}

/// The recovery codes that wait to be shown; they are gone afterwards.
pub(crate) fn take_shown() -> Option<RecoveryCodes> {
    let codes = cookie(SHOWN_COOKIE)?;
    keep(SHOWN_COOKIE, "", 0);
    Some(RecoveryCodes(codes.split('.').map(str::to_owned).collect()))
}

/// Leads the browser to where a new password is chosen, with ten minutes to do so.
pub(crate) fn allow_reset<R>(outcome: Result<ResetAllowed, Failure<R>>) -> Answer<(), R> {
    let allowed = answer(outcome)?;
    keep(RESET_COOKIE, &allowed.token, allowed.lasts.as_secs());
    go("/forgot/new");
    Ok(())
}

/// Leads the browser to the door once a password was replaced.
pub(crate) fn after_reset<R>(outcome: Result<(), Failure<R>>) -> Answer<(), R> {
    answer(outcome)?;
    keep(RESET_COOKIE, "", 0);
    go("/sign-in?reset=1");
    Ok(())
}

/// What the browser carries besides its session.
pub(crate) fn browser() -> Browser {
    Browser { device: cookie(DEVICE_COOKIE), link: cookie(LINK_COOKIE) }
}

/// What the browser was given for its second step, or nothing that is good for anything.
pub(crate) fn step_token(op: &Op) -> String {
    cookie(&step_cookie(op.site)).unwrap_or_default()
}

/// What the browser was given to choose a new password with, or nothing that is good for anything.
pub(crate) fn reset_token() -> String {
    cookie(RESET_COOKIE).unwrap_or_default()
}

/// Leads the browser to Google, with what it has to bring back.
pub(crate) fn go_to_google<R>(outcome: Result<GoogleBegun, Failure<R>>) -> Answer<(), R> {
    let begun = answer(outcome)?;
    keep(GOOGLE_COOKIE, &begun.state, begun.lasts.as_secs());
    go(&begun.url);
    Ok(())
}

/// Keeps the address of an order that was placed. Where it cannot be kept, since there are so many, the order goes its
/// way all the same.
pub(crate) async fn keep_typed(market: &Market, op: &Op, order: Option<&NewOrder>) {
    let Some(order) = order else { return };
    let typed = TypedAddress::of_order(order);
    if let Err(Failure::Broken(error)) = marketplace::identity::add_address(market, op, typed).await {
        tracing::warn!(error = format!("{error:#}"), "the address of an order was not kept");
    }
}

/// Where a code of this purpose is entered.
pub(crate) fn go_to_code(sent: &CodeSent, purpose: CodePurpose) {
    let page = match purpose {
        CodePurpose::SignUp => "/sign-up/code",
        CodePurpose::ResetPassword => "/forgot/code",
        CodePurpose::NewDevice => "/sign-in/second",
    };
    go(&format!("{page}?challenge={}", sent.challenge));
}

/// The cookies of somebody who is in, or has one more step to go: name, value, seconds.
pub fn cookies_of(site: Site, entered: &Entered) -> Vec<(String, String, u64)> {
    match entered {
        Entered::In(signed_in) => cookies_of_session(site, signed_in),
        Entered::Second(pending) => vec![(step_cookie(site), pending.token.clone(), pending.lasts.as_secs())],
    }
}

fn cookies_of_session(site: Site, signed_in: &SignedIn) -> Vec<(String, String, u64)> {
    let session = (session_cookie(site).to_owned(), signed_in.token.clone(), signed_in.lasts.as_secs());
    let device = signed_in.device.clone().map(|device| (DEVICE_COOKIE.to_owned(), device, DEVICE_SECONDS));
    std::iter::once(session).chain(device).collect()
}

/// Sets the cookies of somebody who is in, and takes away those of the way there.
fn take_in(op: &Op, signed_in: &SignedIn) {
    for (name, value, seconds) in cookies_of_session(op.site, signed_in) {
        keep(&name, &value, seconds);
    }
    for name in [&step_cookie(op.site), LINK_COOKIE] {
        if cookie(name).is_some() {
            keep(name, "", 0);
        }
    }
}

/// Goes on to `next`, if that is a path of this site.
fn go_home(op: &Op, next: Option<String>) {
    let home = if op.site == Site::Shopper { "/account" } else { "/" };
    let inside = |path: &String| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']);
    go(&next.filter(inside).unwrap_or_else(|| home.to_owned()));
}

/// Signs the browser out of this site.
pub(crate) fn leave(op: &Op) {
    keep(session_cookie(op.site), "", 0);
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

/// By this a browser is known.
pub const DEVICE_COOKIE: &str = "__Host-agora-device";
/// By this a browser finds its way to Google ended before an account that has to sign in by itself.
pub const LINK_COOKIE: &str = "__Host-agora-link";
/// In this a browser carries what a way to Google began with.
pub const GOOGLE_COOKIE: &str = "__Host-agora-google";
/// In this are the ten minutes for a new password.
const RESET_COOKIE: &str = "__Host-agora-reset";
/// In this recovery codes wait to be shown, for so many seconds.
const SHOWN_COOKIE: &str = "__Host-agora-shown";
const SHOWN_SECONDS: u64 = 120;
/// How long a browser is known; every sign-in begins that anew.
const DEVICE_SECONDS: u64 = 90 * 24 * 3600;

/// The name of the cookie of a sign-in that waits; each site has its own.
fn step_cookie(site: Site) -> String {
    format!("__Host-agora-step-{}", site.name())
}

/// A cookie of the request.
fn cookie(name: &str) -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    let lines = parts.headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value.to_owned())
}

/// Has the browser keep something for so many seconds; none takes it away.
fn keep(name: &str, value: &str, seconds: u64) {
    let cookie = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie)) {
        options.append_header(SET_COOKIE, value);
    }
}
