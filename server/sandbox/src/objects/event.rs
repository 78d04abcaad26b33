//! The event as the API shows it and as the webhook carries it.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::API_VERSION;

/// An event about to be shown or sent.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub id: &'a str,
    pub kind: &'a str,
    pub object: &'a Value,
    pub created: DateTime<Utc>,
    pub request_id: Option<&'a str>,
    pub idempotency_key: Option<&'a str>,
    /// Receivers that have not heard of it yet.
    pub pending: i64,
}

pub fn event(told: Told<'_>) -> Value {
    json!({
        "id": told.id,
        "object": "event",
        "api_version": API_VERSION,
        "created": told.created.timestamp(),
        "data": { "object": told.object },
        "livemode": false,
        "pending_webhooks": told.pending,
        "request": { "id": told.request_id, "idempotency_key": told.idempotency_key },
        "type": told.kind,
    })
}
