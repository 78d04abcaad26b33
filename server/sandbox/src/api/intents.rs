//! Shows payment intents, opens bare ones and gives unpaid ones up.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;

use super::calls::{Asked, Begun, Order, Work};
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::store::Metadata;
use crate::store::events::{self, News};
use crate::store::intents::{self as store, NewIntent};
use crate::store::sessions;
use crate::{Sandbox, ids, objects};

const REASONS: &[&str] = &["abandoned", "duplicate", "fraudulent", "requested_by_customer"];

struct Bare {
    amount: i64,
    currency: String,
    metadata: Metadata,
    description: Option<String>,
    receipt_email: Option<String>,
    transfer_group: Option<String>,
}

/// Opens an intent that belongs to no session; nothing here confirms it.
pub async fn create(State(sandbox): State<Sandbox>, mut order: Order) -> Result<Response, ApiError> {
    let fields = &mut order.fields;
    let bare = Bare {
        amount: fields
            .integer("amount")?
            .filter(|amount| (1..=99_999_999).contains(amount))
            .ok_or_else(|| Refusal::unfit("amount", "must be from 1 to 99999999"))?,
        currency: fields.currency("currency")?,
        metadata: fields.notes("metadata")?,
        description: fields.text("description")?,
        receipt_email: fields.text("receipt_email")?,
        transfer_group: fields.text("transfer_group")?,
    };
    if fields.words("payment_method_types").iter().any(|kind| kind != "card") {
        return Err(Refusal::unfit("payment_method_types", "must be card: this sandbox takes cards only").into());
    }
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let outcome = open(&sandbox, &mut work, &bare).await;
    work.finish(outcome).await
}

async fn open(sandbox: &Sandbox, work: &mut Work, bare: &Bare) -> Result<Value, ApiError> {
    let id = ids::intent();
    let new = NewIntent {
        session: None,
        amount: bare.amount,
        currency: &bare.currency,
        metadata: &bare.metadata,
        description: bare.description.as_deref(),
        receipt_email: bare.receipt_email.as_deref(),
        transfer_group: bare.transfer_group.as_deref(),
    };
    let row = store::insert(work.conn(), &id, &ids::client_secret(&id), &new).await?;
    tell(sandbox, work, "payment_intent.created", &row).await
}

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(fields): Asked,
) -> Result<Json<Value>, ApiError> {
    fields.finish()?;
    let row = store::find(sandbox.pool(), &id).await?.ok_or_else(|| Refusal::no_such("payment_intent", &id))?;
    Ok(Json(objects::intent(&row, &sandbox.0.public_url)))
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    fields.finish()?;
    let rows = store::list(sandbox.pool(), &window).await?;
    Ok(paging::page("/v1/payment_intents", &window, rows, |row| objects::intent(row, &sandbox.0.public_url)))
}

/// Gives up an unpaid intent. One that belongs to an open session is given up by expiring the session.
pub async fn cancel(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    mut order: Order,
) -> Result<Response, ApiError> {
    let reason = order.fields.one_of("cancellation_reason", REASONS)?;
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let outcome = give_up(&sandbox, &mut work, &id, reason.as_deref()).await;
    work.finish(outcome).await
}

async fn give_up(sandbox: &Sandbox, work: &mut Work, id: &str, reason: Option<&str>) -> Result<Value, ApiError> {
    let known = store::find(work.conn(), id).await?.ok_or_else(|| Refusal::no_such("payment_intent", id))?;
    if let Some(session) = &known.session
        && sessions::lock(work.conn(), session).await?.is_some_and(|session| session.status == "open")
    {
        let message = "This intent belongs to an open checkout session. Expire the session instead.".to_owned();
        return Err(Refusal::wrong_state(Some("payment_intent_unexpected_state"), message).into());
    }
    let canceled = store::cancel(work.conn(), &[known.id], reason).await?;
    let Some(row) = canceled.first() else {
        let message = "Only an unpaid intent can be canceled, and only once.".to_owned();
        return Err(Refusal::wrong_state(Some("payment_intent_unexpected_state"), message).into());
    };
    tell(sandbox, work, "payment_intent.canceled", row).await
}

async fn tell(
    sandbox: &Sandbox,
    work: &mut Work,
    kind: &'static str,
    row: &store::IntentRow,
) -> Result<Value, ApiError> {
    let object = objects::intent(row, &sandbox.0.public_url);
    let (conn, cause) = work.telling();
    events::publish(conn, vec![News { kind, object: object.clone() }], cause).await?;
    Ok(object)
}
