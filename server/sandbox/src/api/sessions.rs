//! Opens payment pages for the market, shows how they stand and closes them.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;
use sqlx::PgExecutor;

use super::calls::{Asked, Begun, Order, Work};
use super::form::Fields;
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::store::sessions::{self as store, Line, NewSession, SessionRow};
use crate::{Sandbox, expiry, ids, objects};

/// As many as the real page shows.
const MOST_LINES: usize = 100;
/// The largest amount a card network takes: eight digits.
const MOST_MONEY: i64 = 99_999_999;

pub async fn create(State(sandbox): State<Sandbox>, mut order: Order) -> Result<Response, ApiError> {
    let new = read_new(&mut order.fields)?;
    let with_lines = wants_lines(&mut order.fields)?;
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let outcome = open(&sandbox, &mut work, &new, with_lines).await;
    work.finish(outcome).await
}

async fn open(sandbox: &Sandbox, work: &mut Work, new: &NewSession, with_lines: bool) -> Result<Value, ApiError> {
    let row = store::insert(work.conn(), &ids::session(), new)
        .await?
        .ok_or_else(|| Refusal::unfit("expires_at", "must lie within the next 24 hours"))?;
    Ok(show_row(sandbox, &row, with_lines))
}

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(mut fields): Asked,
) -> Result<Json<Value>, ApiError> {
    let with_lines = wants_lines(&mut fields)?;
    fields.finish()?;
    Ok(Json(show_row(&sandbox, &find(sandbox.pool(), &id).await?, with_lines)))
}

pub async fn line_items(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(mut fields): Asked,
) -> Result<Json<Value>, ApiError> {
    // A bill has at most a hundred lines, so its first page is always the whole of it.
    fields.integer("limit")?;
    fields.finish()?;
    Ok(Json(objects::line_items(&find(sandbox.pool(), &id).await?)))
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    let intent = fields.text("payment_intent")?;
    let status = fields.one_of("status", &["open", "complete", "expired"])?;
    fields.finish()?;
    let rows = store::list(sandbox.pool(), &window, intent.as_deref(), status.as_deref()).await?;
    Ok(paging::page("/v1/checkout/sessions", &window, rows, |row| objects::session(row, &sandbox.0.public_url)))
}

pub async fn expire(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    mut order: Order,
) -> Result<Response, ApiError> {
    let with_lines = wants_lines(&mut order.fields)?;
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let outcome = close(&sandbox, &mut work, &id, with_lines).await;
    work.finish(outcome).await
}

async fn close(sandbox: &Sandbox, work: &mut Work, id: &str, with_lines: bool) -> Result<Value, ApiError> {
    let (conn, cause) = work.telling();
    if let Some(row) = expiry::expire(sandbox, conn, id, cause).await? {
        return Ok(show_row(sandbox, &row, with_lines));
    }
    let row = find(work.conn(), id).await?;
    Err(Refusal::wrong_state(None, format!("Only an open session can be expired; this one is {}.", row.status)).into())
}

async fn find(db: impl PgExecutor<'_>, id: &str) -> Result<SessionRow, ApiError> {
    Ok(store::find(db, id).await?.ok_or_else(|| Refusal::no_such("checkout.session", id))?)
}

fn show_row(sandbox: &Sandbox, row: &SessionRow, with_lines: bool) -> Value {
    let mut object = objects::session(row, &sandbox.0.public_url);
    if with_lines {
        object["line_items"] = objects::line_items(row);
    }
    object
}

fn wants_lines(fields: &mut Fields) -> Result<bool, Refusal> {
    let wanted = fields.words("expand");
    match wanted.iter().find(|what| *what != "line_items") {
        Some(_) => Err(Refusal::unfit("expand", "knows only line_items here")),
        None => Ok(!wanted.is_empty()),
    }
}

fn read_new(fields: &mut Fields) -> Result<NewSession, Refusal> {
    if fields.required("mode")? != "payment" {
        return Err(Refusal::unfit("mode", "must be payment: this sandbox takes single payments only"));
    }
    fields.one_of("ui_mode", &["hosted", "hosted_page"])?;
    if fields.words("payment_method_types").iter().any(|kind| kind != "card") {
        return Err(Refusal::unfit("payment_method_types", "must be card: this sandbox takes cards only"));
    }
    let (lines, currency) = read_lines(fields)?;
    Ok(NewSession {
        amount_total: total(&lines)?,
        currency,
        lines,
        metadata: fields.notes("metadata")?,
        intent_metadata: fields.notes("payment_intent_data[metadata]")?,
        intent_description: fields.text("payment_intent_data[description]")?,
        receipt_email: fields.text("payment_intent_data[receipt_email]")?,
        transfer_group: fields.text("payment_intent_data[transfer_group]")?,
        client_reference_id: fields.text("client_reference_id")?,
        customer_email: fields.text("customer_email")?,
        success_url: fields.address("success_url")?.ok_or_else(|| Refusal::missing("success_url"))?,
        cancel_url: fields.address("cancel_url")?,
        locale: fields.text("locale")?,
        submit_type: fields.one_of("submit_type", &["auto", "book", "donate", "pay"])?,
        expires_at: fields.instant("expires_at")?,
    })
}

fn read_lines(fields: &mut Fields) -> Result<(Vec<Line>, String), Refusal> {
    let mut lines = Vec::new();
    let mut currency: Option<String> = None;
    while fields.has_under(&format!("line_items[{}]", lines.len())) {
        let at = format!("line_items[{}]", lines.len());
        if lines.len() == MOST_LINES {
            return Err(Refusal::unfit("line_items", "has more than 100 lines"));
        }
        let param = format!("{at}[price_data][currency]");
        let line_currency = fields.currency(&param)?;
        if *currency.get_or_insert_with(|| line_currency.clone()) != line_currency {
            return Err(Refusal::unfit(&param, "differs from the line before; one payment has one currency"));
        }
        lines.push(read_line(fields, &at)?);
    }
    currency.map(|currency| (lines, currency)).ok_or_else(|| Refusal::missing("line_items"))
}

fn read_line(fields: &mut Fields, at: &str) -> Result<Line, Refusal> {
    let product = format!("{at}[price_data][product_data]");
    let amount = format!("{at}[price_data][unit_amount]");
    let unit_amount = fields.integer(&amount)?.ok_or_else(|| Refusal::missing(&amount))?;
    if !(0..=MOST_MONEY).contains(&unit_amount) {
        return Err(Refusal::unfit(&amount, "must be from 0 to 99999999"));
    }
    let count = format!("{at}[quantity]");
    let quantity = fields.integer(&count)?.unwrap_or(1);
    if !(1..=999_999).contains(&quantity) {
        return Err(Refusal::unfit(&count, "must be from 1 to 999999"));
    }
    // The page shows no pictures and the books keep no product notes; both are taken and let go.
    fields.words(&format!("{product}[images]"));
    fields.notes(&format!("{product}[metadata]"))?;
    Ok(Line {
        id: ids::line(),
        price: ids::price(),
        product: ids::product(),
        name: fields.required(&format!("{product}[name]"))?,
        description: fields.text(&format!("{product}[description]"))?,
        quantity,
        unit_amount,
    })
}

fn total(lines: &[Line]) -> Result<i64, Refusal> {
    lines
        .iter()
        .try_fold(0_i64, |sum, line| sum.checked_add(line.unit_amount.checked_mul(line.quantity)?))
        .filter(|sum| (1..=MOST_MONEY).contains(sum))
        .ok_or_else(|| Refusal::unfit("line_items", "must add up to an amount from 1 to 99999999"))
}
