//! Orders trouble for the next webhooks: held back, sent twice, or lost.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use serde::{Deserialize, Serialize};

use super::refusal::{ApiError, Refusal};
use crate::Sandbox;
use crate::store::faults as store;

/// `{"kind": "delay", "times": 2, "seconds": 30}`; `times` 0 takes the order back.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Trouble {
    kind: Kind,
    times: u16,
    /// How long a delay lasts; five seconds when not said.
    #[serde(default = "five")]
    seconds: u16,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Delay,
    Duplicate,
    Drop,
}

fn five() -> u16 {
    5
}

pub async fn order(
    State(sandbox): State<Sandbox>,
    body: Result<Json<Trouble>, JsonRejection>,
) -> Result<Json<Trouble>, ApiError> {
    let Json(trouble) = body.map_err(|problem| Refusal::unfit("body", &format!("does not fit: {problem}")))?;
    if trouble.seconds > 3600 {
        return Err(Refusal::unfit("seconds", "must be 3600 or less").into());
    }
    let kind = match trouble.kind {
        Kind::Delay => "delay",
        Kind::Duplicate => "duplicate",
        Kind::Drop => "drop",
    };
    store::order(sandbox.pool(), kind, trouble.times.into(), trouble.seconds.into()).await?;
    Ok(Json(trouble))
}
