//! Shows charges, taken and refused.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;

use super::calls::Asked;
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::store::charges as store;
use crate::{Sandbox, objects};

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(fields): Asked,
) -> Result<Json<Value>, ApiError> {
    fields.finish()?;
    let row = store::find(sandbox.pool(), &id).await?.ok_or_else(|| Refusal::no_such("charge", &id))?;
    Ok(Json(objects::charge(&row)))
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    let intent = fields.text("payment_intent")?;
    fields.finish()?;
    let rows = store::list(sandbox.pool(), &window, intent.as_deref()).await?;
    Ok(paging::page("/v1/charges", &window, rows, objects::charge))
}
