//! The payment intent as the API shows it, with the reason its last try failed.

use serde_json::{Value, json};

use super::joined;
use crate::store::charges::Failure;
use crate::store::intents::IntentRow;

pub fn intent(row: &IntentRow, public_url: &str) -> Value {
    joined([what_is_paid(row), where_it_stands(row, public_url), what_is_not_used()])
}

fn what_is_paid(row: &IntentRow) -> Value {
    json!({
        "id": row.id,
        "object": "payment_intent",
        "livemode": false,
        "created": row.created.timestamp(),
        "amount": row.amount,
        "amount_capturable": 0,
        "amount_details": { "tip": {} },
        "amount_received": if row.status == "succeeded" { row.amount } else { 0 },
        "currency": row.currency,
        "capture_method": "automatic",
        "confirmation_method": "automatic",
        "client_secret": row.client_secret,
        "description": row.description,
        "metadata": row.metadata.0,
        "payment_method_options": { "card": {
            "installments": null, "mandate_options": null, "network": null, "request_three_d_secure": "automatic",
        } },
        "payment_method_types": ["card"],
        "receipt_email": row.receipt_email,
        "transfer_group": row.transfer_group,
    })
}

fn where_it_stands(row: &IntentRow, public_url: &str) -> Value {
    let next_action = row.session.as_ref().filter(|_| row.status == "requires_action").map(|session| {
        let page = format!("{public_url}/pay/{session}");
        json!({ "type": "redirect_to_url", "redirect_to_url": { "url": page, "return_url": page } })
    });
    json!({
        "status": row.status,
        "next_action": next_action,
        "payment_method": row.payment_method,
        "latest_charge": row.latest_charge,
        "last_payment_error": row.last_error,
        "canceled_at": row.canceled_at.map(|at| at.timestamp()),
        "cancellation_reason": row.cancellation_reason,
    })
}

/// What no intent of this sandbox has.
fn what_is_not_used() -> Value {
    json!({
        "application": null,
        "application_fee_amount": null,
        "automatic_payment_methods": null,
        "customer": null,
        "customer_account": null,
        "excluded_payment_method_types": null,
        "managed_payments": null,
        "on_behalf_of": null,
        "payment_method_configuration_details": null,
        "processing": null,
        "review": null,
        "setup_future_usage": null,
        "shipping": null,
        "source": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "transfer_data": null,
    })
}

/// The value of `last_payment_error` after a refused card or a refused question of the bank.
pub fn failed_try(failure: &Failure, charge: Option<&str>) -> Value {
    json!({
        "type": if charge.is_some() { "card_error" } else { "invalid_request_error" },
        "code": failure.code,
        "decline_code": failure.decline_code,
        "message": failure.message,
        "charge": charge,
        "param": null,
        "doc_url": null,
        "advice_code": null,
        "network_advice_code": null,
        "network_decline_code": null,
    })
}
