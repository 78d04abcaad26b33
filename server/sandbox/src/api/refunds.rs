//! Gives money back at the market's order and shows what was given back.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::Value;

use super::calls::{Asked, Begun, Order, Work};
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::refund::{NoRefund, Wanted, give_back};
use crate::store::refunds as store;
use crate::{Sandbox, money, objects};

const REASONS: &[&str] = &["duplicate", "fraudulent", "requested_by_customer"];

pub async fn create(State(sandbox): State<Sandbox>, mut order: Order) -> Result<Response, ApiError> {
    let fields = &mut order.fields;
    let wanted = Wanted {
        charge: fields.text("charge")?,
        intent: fields.text("payment_intent")?,
        amount: fields.integer("amount")?,
        reason: fields.one_of("reason", REASONS)?,
        metadata: fields.notes("metadata")?,
    };
    if wanted.charge.is_none() && wanted.intent.is_none() {
        return Err(Refusal::missing("payment_intent").into());
    }
    if wanted.amount.is_some_and(|amount| amount < 1) {
        return Err(Refusal::unfit("amount", "must be 1 or more").into());
    }
    let mut work = match order.begin(&sandbox).await? {
        Begun::Now(work) => work,
        Begun::Answered(answer) => return Ok(answer),
    };
    let outcome = refund(&mut work, &wanted).await;
    work.finish(outcome).await
}

async fn refund(work: &mut Work, wanted: &Wanted) -> Result<Value, ApiError> {
    let (conn, cause) = work.telling();
    match give_back(conn, wanted, cause).await? {
        Ok(row) => Ok(objects::refund(&row)),
        Err(NoRefund::NothingPaid) => {
            let id = wanted.charge.as_deref().or(wanted.intent.as_deref()).unwrap_or_default();
            Err(Refusal::no_such("successful charge", id).into())
        }
        Err(NoRefund::NothingLeft { charge }) => {
            let message = format!("Charge {charge} has already been refunded.");
            Err(Refusal::wrong_state(Some("charge_already_refunded"), message).into())
        }
        Err(NoRefund::TooMuch { asked, left, currency }) => {
            let (asked, left) = (money::display(asked, &currency), money::display(left, &currency));
            let why = format!("of {asked} is more than the {left} that is left on the charge");
            Err(Refusal::unfit("amount", &why).into())
        }
    }
}

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(fields): Asked,
) -> Result<Json<Value>, ApiError> {
    fields.finish()?;
    let row = store::find(sandbox.pool(), &id).await?.ok_or_else(|| Refusal::no_such("refund", &id))?;
    Ok(Json(objects::refund(&row)))
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    let (charge, intent) = (fields.text("charge")?, fields.text("payment_intent")?);
    fields.finish()?;
    let rows = store::list(sandbox.pool(), &window, charge.as_deref(), intent.as_deref()).await?;
    Ok(paging::page("/v1/refunds", &window, rows, objects::refund))
}
