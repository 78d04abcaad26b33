//! Shows what happened, for a market that missed a webhook.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;

use super::calls::Asked;
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::store::events::{self as store, EventRow};
use crate::{Sandbox, objects};

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(fields): Asked,
) -> Result<Json<Value>, ApiError> {
    fields.finish()?;
    let row = store::find(sandbox.pool(), &id).await?.ok_or_else(|| Refusal::no_such("event", &id))?;
    Ok(Json(show_row(&row)))
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    let mut kinds = fields.words("types");
    kinds.extend(fields.text("type")?);
    fields.finish()?;
    let kinds = (!kinds.is_empty()).then_some(kinds);
    let rows = store::list(sandbox.pool(), &window, kinds.as_deref()).await?;
    Ok(paging::page("/v1/events", &window, rows, show_row))
}

fn show_row(row: &EventRow) -> Value {
    objects::event(objects::Told {
        id: &row.id,
        kind: &row.kind,
        object: &row.object,
        created: row.created,
        request_id: row.request_id.as_deref(),
        idempotency_key: row.idempotency_key.as_deref(),
        pending: row.pending,
    })
}
