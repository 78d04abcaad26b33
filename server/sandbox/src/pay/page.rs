//! Draws the payment page and its few companions, and sends them with strict headers.

use askama::Template;
use axum::response::{Html, IntoResponse as _, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};

use super::form::{CardForm, Problems};
use crate::cards::KeptCard;
use crate::money;
use crate::store::sessions::SessionRow;

/// The bill beside the form.
struct Bill {
    lines: Vec<BillLine>,
    total: String,
}

struct BillLine {
    name: String,
    description: Option<String>,
    quantity: i64,
    amount: String,
}

impl Bill {
    fn of(session: &SessionRow) -> Self {
        let lines = session
            .lines
            .iter()
            .map(|line| BillLine {
                name: line.name.clone(),
                description: line.description.clone(),
                quantity: line.quantity,
                amount: money::display(line.unit_amount.saturating_mul(line.quantity), &session.currency),
            })
            .collect();
        Self { lines, total: money::display(session.amount_total, &session.currency) }
    }
}

#[derive(Template)]
#[template(path = "card.html")]
struct CardPage<'a> {
    bill: Bill,
    action: String,
    cancel_url: Option<&'a str>,
    typed: &'a CardForm,
    problems: &'a Problems,
    refused: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "bank.html")]
struct BankPage {
    total: String,
    last4: String,
    action: String,
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage<'a> {
    title: &'a str,
    sentence: &'a str,
    /// Address and words of the one next step, if there is one.
    step: Option<(&'a str, &'a str)>,
}

/// The card form; `refused` is the bank's no in words.
pub fn card(
    status: StatusCode,
    session: &SessionRow,
    typed: &CardForm,
    problems: &Problems,
    refused: Option<&str>,
) -> Response {
    let page = CardPage {
        bill: Bill::of(session),
        action: format!("/pay/{}", session.id),
        cancel_url: session.cancel_url.as_deref(),
        typed,
        problems,
        refused,
    };
    send(status, &page, Some(session))
}

/// The bank's question, asked in the bank's stead.
pub fn bank(session: &SessionRow, card: &KeptCard) -> Response {
    let page = BankPage {
        total: money::display(session.amount_total, &session.currency),
        last4: card.last4.clone(),
        action: format!("/pay/{}/bank", session.id),
    };
    send(StatusCode::OK, &page, Some(session))
}

/// A session that is paid or over.
pub fn closed(session: &SessionRow) -> Response {
    let success = super::success_address(session);
    let (status, page) = if session.status == "complete" {
        let sentence = "You paid once, and nothing more will be charged.";
        let step = Some((success.as_str(), "See your order"));
        (StatusCode::OK, MessagePage { title: "This is paid", sentence, step })
    } else {
        let sentence = "The time to pay is over, and nothing was charged. Your basket may still hold your things.";
        let step = session.cancel_url.as_deref().map(|address| (address, "Back to the basket"));
        (StatusCode::GONE, MessagePage { title: "This payment page has expired", sentence, step })
    };
    send(status, &page, Some(session))
}

pub fn unknown() -> Response {
    let sentence = "The address may be cut off. Go back to your basket and choose Pay again.";
    let page = MessagePage { title: "There is no such payment", sentence, step: None };
    send(StatusCode::NOT_FOUND, &page, None)
}

pub fn trouble() -> Response {
    let sentence = "Something is wrong on our side. Load this page again to see whether you have paid.";
    let page = MessagePage { title: "The payment page is in trouble", sentence, step: None };
    send(StatusCode::SERVICE_UNAVAILABLE, &page, None)
}

/// Sends the browser on with a GET.
pub fn see_other(address: &str, session: &SessionRow) -> Response {
    let back = super::success_address(session);
    redirect(address, Some(&back))
}

/// The same to an address of the merchant's.
pub fn see_other_to(address: &str) -> Response {
    redirect(address, Some(address))
}

fn redirect(address: &str, back: Option<&str>) -> Response {
    let Ok(location) = HeaderValue::from_str(address) else { return trouble() };
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    protect(response.headers_mut(), back);
    response
}

fn send(status: StatusCode, page: &impl Template, session: Option<&SessionRow>) -> Response {
    let back = session.map(super::success_address);
    deliver(status, page, back.as_deref())
}

/// Sends a page whose form leads on to `back`, an address of the merchant's.
pub fn send_back_to(status: StatusCode, page: &impl Template, back: &str) -> Response {
    deliver(status, page, Some(back))
}

fn deliver(status: StatusCode, page: &impl Template, back: Option<&str>) -> Response {
    let mut response = match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a payment page could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    };
    protect(response.headers_mut(), back);
    response
}

fn protect(headers: &mut HeaderMap, back: Option<&str>) {
    const FIXED: [(HeaderName, &str); 6] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Browsers hold redirects after a form to form-action, so the shop the shopper returns to is named.
    let shop = back.and_then(origin).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self' {shop}; \
         base-uri 'none'; frame-ancestors 'none'"
    );
    let policy = HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
}

fn origin(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}
