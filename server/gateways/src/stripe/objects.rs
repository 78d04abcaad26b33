//! Reads from the provider's objects the few fields that the market acts on, and nothing else.
//!
//! The client's own types ask for every field of an API version. A provider that drops or renames one we never
//! look at must not stop a checkout, so answers and webhooks are read through these.

use std::collections::HashMap;

use chrono::DateTime;
use domain::money::Money;
use kernel::gateway::{self, EventSubject, ProviderEvent, RefundStatus, SessionStatus};
use serde_json::Value;

use super::failure::CallError;
use super::order_group;
use super::payees::SHOP;

/// A checkout session.
#[derive(Debug, miniserde::Deserialize, serde::Deserialize)]
pub struct Session {
    id: String,
    url: Option<String>,
    status: Option<String>,
    payment_status: String,
    payment_intent: Option<String>,
    amount_total: Option<i64>,
    currency: Option<String>,
    metadata: Option<HashMap<String, String>>,
}

impl Session {
    pub fn read(self) -> Result<gateway::Session, CallError> {
        let amount = self.amount_total.zip(self.currency).and_then(|(minor, code)| money(minor, &code));
        let status = match self.status.as_deref() {
            Some("open") => Some(SessionStatus::Open),
            Some("complete") => Some(SessionStatus::Complete),
            Some("expired") => Some(SessionStatus::Expired),
            _ => None,
        };
        let unreadable = || CallError::Unreadable(format!("session {} has no status or amount we know", self.id));
        Ok(gateway::Session {
            status: status.ok_or_else(unreadable)?,
            amount: amount.ok_or_else(unreadable)?,
            url: self.url,
            paid: self.payment_status == "paid",
            payment_intent: self.payment_intent,
            order_group: self.metadata.as_ref().and_then(order_group),
            id: self.id,
        })
    }
}

/// A refund.
#[derive(Debug, miniserde::Deserialize, serde::Deserialize)]
pub struct Refund {
    id: String,
    status: Option<String>,
    amount: i64,
    currency: String,
}

impl Refund {
    pub fn read(self) -> Result<gateway::Refund, CallError> {
        let status = match self.status.as_deref() {
            Some("succeeded") => RefundStatus::Succeeded,
            Some("failed" | "canceled") => RefundStatus::Failed,
            // Includes what the bank has yet to answer and states that may come one day: not done, not failed.
            _ => RefundStatus::Pending,
        };
        let amount = money(self.amount, &self.currency);
        let amount =
            amount.ok_or_else(|| CallError::Unreadable(format!("refund {} has no amount we know", self.id)))?;
        Ok(gateway::Refund { id: self.id, status, amount })
    }
}

/// An account to which money is sent.
#[derive(Debug, miniserde::Deserialize, serde::Deserialize)]
pub struct Account {
    id: String,
    details_submitted: Option<bool>,
    payouts_enabled: Option<bool>,
    requirements: Option<Requirements>,
    metadata: Option<HashMap<String, String>>,
}

/// What the provider asks the account's owner for.
#[derive(Debug, miniserde::Deserialize, serde::Deserialize)]
struct Requirements {
    currently_due: Option<Vec<String>>,
    past_due: Option<Vec<String>>,
    disabled_reason: Option<String>,
}

impl Account {
    pub fn read(self) -> gateway::Payee {
        let (mut due, mut disabled_reason) = (Vec::new(), None);
        if let Some(asked) = self.requirements {
            due = asked.currently_due.unwrap_or_default();
            due.extend(asked.past_due.unwrap_or_default());
            disabled_reason = asked.disabled_reason;
        }
        due.sort_unstable();
        due.dedup();
        gateway::Payee {
            shop: self.metadata.as_ref().and_then(|notes| notes.get(SHOP)?.parse().ok()),
            id: self.id,
            details_submitted: self.details_submitted.unwrap_or(false),
            payouts_enabled: self.payouts_enabled.unwrap_or(false),
            due,
            disabled_reason,
        }
    }
}

/// A page of the provider's.
#[derive(Debug, miniserde::Deserialize)]
pub struct Link {
    pub url: String,
}

#[derive(Debug, serde::Deserialize)]
struct Intent {
    id: String,
    status: String,
    amount: i64,
    currency: String,
    #[serde(default)]
    metadata: HashMap<String, String>,
}

impl Intent {
    fn read(self) -> Option<EventSubject> {
        Some(EventSubject::PaymentIntent {
            amount: money(self.amount, &self.currency)?,
            order_group: order_group(&self.metadata),
            succeeded: self.status == "succeeded",
            id: self.id,
        })
    }
}

#[derive(Debug, serde::Deserialize)]
struct Envelope {
    id: String,
    r#type: String,
    created: i64,
    data: EnvelopeData,
}

#[derive(Debug, serde::Deserialize)]
struct EnvelopeData {
    object: Value,
}

/// A webhook's body; nothing when it is no event at all.
pub fn event(payload: &[u8]) -> Option<ProviderEvent> {
    let body: Value = serde_json::from_slice(payload).ok()?;
    let envelope: Envelope = serde::Deserialize::deserialize(&body).ok()?;
    Some(ProviderEvent {
        subject: subject(&envelope),
        created: DateTime::from_timestamp(envelope.created, 0)?,
        id: envelope.id,
        kind: envelope.r#type,
        body,
    })
}

/// What an event is about. Objects of other kinds, or ones without an amount, are kept and left alone.
fn subject(envelope: &Envelope) -> EventSubject {
    let object = &envelope.data.object;
    let known = match object.get("object").and_then(Value::as_str) {
        Some("checkout.session") => {
            read::<Session>(object).and_then(|session| session.read().ok()).map(EventSubject::Session)
        }
        Some("payment_intent") => read::<Intent>(object).and_then(Intent::read),
        Some("refund") => read::<Refund>(object).and_then(|refund| refund.read().ok()).map(EventSubject::Refund),
        _ => return EventSubject::Other,
    };
    known.unwrap_or_else(|| {
        tracing::warn!(event = envelope.id, kind = envelope.r#type, "an event of a known kind cannot be read");
        EventSubject::Other
    })
}

fn read<'a, T: serde::Deserialize<'a>>(object: &'a Value) -> Option<T> {
    T::deserialize(object).ok()
}

fn money(minor: i64, code: &str) -> Option<Money> {
    Some(Money::new(minor, code.parse().ok()?))
}
