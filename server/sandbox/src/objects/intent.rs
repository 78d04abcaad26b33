//! The payment intent as the API shows it, with the reason its last try failed.

use serde_json::{Value, json};

use crate::store::charges::Failure;
use crate::store::intents::IntentRow;

pub fn intent(row: &IntentRow, public_url: &str) -> Value {
    let succeeded = row.status == "succeeded";
    let next_action = row.session.as_ref().filter(|_| row.status == "requires_action").map(|session| {
        let page = format!("{public_url}/pay/{session}");
        json!({ "type": "redirect_to_url", "redirect_to_url": { "url": page, "return_url": page } })
    });
    json!({
        "id": row.id,
        "object": "payment_intent",
        "amount": row.amount,
        "amount_capturable": 0,
        "amount_details": { "tip": {} },
        "amount_received": if succeeded { row.amount } else { 0 },
        "application": null,
        "application_fee_amount": null,
        "automatic_payment_methods": null,
        "canceled_at": row.canceled_at.map(|at| at.timestamp()),
        "cancellation_reason": row.cancellation_reason,
        "capture_method": "automatic",
        "client_secret": row.client_secret,
        "confirmation_method": "automatic",
        "created": row.created.timestamp(),
        "currency": row.currency,
        "customer": null,
        "customer_account": null,
        "description": row.description,
        "excluded_payment_method_types": null,
        "last_payment_error": row.last_error,
        "latest_charge": row.latest_charge,
        "livemode": false,
        "managed_payments": null,
        "metadata": row.metadata.0,
        "next_action": next_action,
        "on_behalf_of": null,
        "payment_method": row.payment_method,
        "payment_method_configuration_details": null,
        "payment_method_options": { "card": {
            "installments": null, "mandate_options": null, "network": null, "request_three_d_secure": "automatic",
        } },
        "payment_method_types": ["card"],
        "processing": null,
        "receipt_email": row.receipt_email,
        "review": null,
        "setup_future_usage": null,
        "shipping": null,
        "source": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "status": row.status,
        "transfer_data": null,
        "transfer_group": row.transfer_group,
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
