//! The hosted pages: where a shopper types a card and presses Pay, and where a seller says who is paid; with or without
//! script.

mod form;
mod onboard;
mod page;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Form, Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::{HeaderValue, StatusCode, header};
use serde::Deserialize;

use self::form::{CardForm, Problems};
use crate::Sandbox;
use crate::cards::KeptCard;
use crate::payment::{self, Answer, Outcome};
use crate::store::intents;
use crate::store::sessions::{self, SessionRow};

const STYLE: &str = include_str!("../../assets/pay.css");
const MARK: &str = include_str!("../../assets/mark.svg");
/// Instrument Sans, SIL Open Font License 1.1; the same file the sites use.
const FONT: &[u8] = include_bytes!("../../assets/instrument-sans-latin.woff2");
/// Four short fields.
const LARGEST_FORM: usize = 16 * 1024;

pub fn router() -> Router<Sandbox> {
    Router::new()
        .route("/pay/pay.css", get(style))
        .route("/pay/instrument-sans.woff2", get(font))
        .route("/pay/mark.svg", get(mark))
        .route("/pay/onboard/{token}", get(onboard::show).post(onboard::answer))
        .route("/pay/{session_id}", get(show).post(pay))
        .route("/pay/{session_id}/bank", post(answer_bank))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
}

async fn style() -> Response {
    kept("text/css; charset=utf-8", "public, max-age=3600", STYLE)
}

async fn font() -> Response {
    kept("font/woff2", "public, max-age=604800", FONT)
}

async fn mark() -> Response {
    kept("image/svg+xml", "public, max-age=604800", MARK)
}

/// A file that browsers may keep.
fn kept(kind: &'static str, how_long: &'static str, file: impl IntoResponse) -> Response {
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, how_long), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    (headers, file).into_response()
}

async fn show(State(sandbox): State<Sandbox>, Path(id): Path<String>) -> Response {
    match look_up(&sandbox, &id).await {
        Ok(Some((session, Some(waiting)))) => page::bank(&session, &waiting),
        Ok(Some((session, None))) if session.status == "open" => {
            page::card(StatusCode::OK, &session, &CardForm::default(), &Problems::default(), None)
        }
        Ok(Some((session, _))) => page::closed(&session),
        Ok(None) => page::unknown(),
        Err(error) => broken(&error),
    }
}

/// The session, and the card that waits for its bank, if one does.
async fn look_up(sandbox: &Sandbox, id: &str) -> sqlx::Result<Option<(SessionRow, Option<KeptCard>)>> {
    let Some(session) = sessions::find(sandbox.pool(), id).await? else { return Ok(None) };
    let waiting = match &session.payment_intent {
        Some(intent) if session.status == "open" => intents::find(sandbox.pool(), intent).await?,
        _ => None,
    };
    Ok(Some((session, waiting.and_then(|intent| intent.challenge).map(|challenge| challenge.0.card))))
}

async fn pay(State(sandbox): State<Sandbox>, Path(id): Path<String>, Form(typed): Form<CardForm>) -> Response {
    let session = match sessions::find(sandbox.pool(), &id).await {
        Ok(Some(session)) => session,
        Ok(None) => return page::unknown(),
        Err(error) => return broken(&error),
    };
    // Whoever presses Pay again after paying is done, whatever the form says this time.
    if session.status != "open" {
        return after_closing(&session);
    }
    let card = match typed.check(session.now) {
        Ok(card) => card,
        Err(problems) => return page::card(StatusCode::UNPROCESSABLE_ENTITY, &session, &typed, &problems, None),
    };
    match payment::pay(&sandbox, &id, card, typed.name.trim()).await {
        Ok(outcome) => answer(outcome, &typed),
        Err(error) => broken(&error),
    }
}

#[derive(Deserialize)]
struct BankForm {
    answer: String,
}

async fn answer_bank(State(sandbox): State<Sandbox>, Path(id): Path<String>, Form(form): Form<BankForm>) -> Response {
    // Anything but a clear yes is a no.
    let said = if form.answer == "approve" { Answer::Approve } else { Answer::Refuse };
    match payment::answer_bank(&sandbox, &id, said).await {
        Ok(outcome) => answer(outcome, &CardForm::default()),
        Err(error) => broken(&error),
    }
}

fn answer(outcome: Outcome, typed: &CardForm) -> Response {
    match outcome {
        Outcome::Paid(session) | Outcome::Expired(session) => after_closing(&session),
        Outcome::Refused(session, words) => {
            page::card(StatusCode::PAYMENT_REQUIRED, &session, typed, &Problems::default(), Some(words))
        }
        Outcome::BankAsks(session) | Outcome::NothingAsked(session) => {
            page::see_other(&format!("/pay/{}", session.id), &session)
        }
        Outcome::Unknown => page::unknown(),
    }
}

fn after_closing(session: &SessionRow) -> Response {
    if session.status == "complete" {
        page::see_other(&success_address(session), session)
    } else {
        page::closed(session)
    }
}

/// Where the shopper goes after paying, with the session's id where the merchant asked for it.
fn success_address(session: &SessionRow) -> String {
    session.success_url.replace("{CHECKOUT_SESSION_ID}", &session.id)
}

fn broken(error: &sqlx::Error) -> Response {
    tracing::error!(%error, "the payment page could not be served");
    let mut response = page::trouble();
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    response
}
