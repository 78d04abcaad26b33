//! Shows the provider's account book, for the nightly comparison with the market's own.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::Value;

use super::calls::Asked;
use super::paging;
use super::refusal::{ApiError, Refusal};
use crate::store::balance as store;
use crate::{Sandbox, objects};

pub async fn show(
    State(sandbox): State<Sandbox>,
    Path(id): Path<String>,
    Asked(fields): Asked,
) -> Result<Json<Value>, ApiError> {
    fields.finish()?;
    let row = store::find(sandbox.pool(), &id).await?.ok_or_else(|| Refusal::no_such("balance_transaction", &id))?;
    Ok(Json(objects::balance_transaction(&row)))
}

pub async fn list(State(sandbox): State<Sandbox>, Asked(mut fields): Asked) -> Result<Json<Value>, ApiError> {
    let window = paging::window(&mut fields)?;
    let filter = store::Filter {
        kind: fields.text("type")?,
        source: fields.text("source")?,
        currency: fields.text("currency")?.map(|code| code.to_ascii_lowercase()),
    };
    fields.finish()?;
    let rows = store::list(sandbox.pool(), &window, &filter).await?;
    Ok(paging::page("/v1/balance_transactions", &window, rows, objects::balance_transaction))
}
