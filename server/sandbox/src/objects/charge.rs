//! The charge as the API shows it, with the little that is known of the card.

use serde_json::{Value, json};

use super::{joined, no_address};
use crate::cards::KeptCard;
use crate::store::charges::ChargeRow;

pub fn charge(row: &ChargeRow) -> Value {
    joined([money_taken(row), who_paid(row), what_is_not_used()])
}

fn money_taken(row: &ChargeRow) -> Value {
    let paid = row.status == "succeeded";
    let failure = row.failure.as_ref();
    json!({
        "id": row.id,
        "object": "charge",
        "livemode": false,
        "created": row.created.timestamp(),
        "payment_intent": row.payment_intent,
        "status": row.status,
        "paid": paid,
        "captured": paid,
        "amount": row.amount,
        "amount_captured": if paid { row.amount } else { 0 },
        "amount_refunded": row.amount_refunded,
        "refunded": paid && row.amount_refunded == row.amount,
        "currency": row.currency,
        "balance_transaction": row.balance_transaction,
        "disputed": false,
        "failure_code": failure.map(|failure| &failure.code),
        "failure_message": failure.map(|failure| &failure.message),
        "outcome": outcome(row),
        "description": row.description,
        "metadata": row.metadata.0,
        "transfer_group": row.transfer_group,
    })
}

fn who_paid(row: &ChargeRow) -> Value {
    let card = card(&row.card, row.amount, row.status == "succeeded");
    json!({
        "billing_details": {
            "address": no_address(), "email": row.payer_email, "name": row.payer_name, "phone": null, "tax_id": null,
        },
        "payment_method": row.payment_method,
        "payment_method_details": { "type": "card", "card": card },
        "calculated_statement_descriptor": "AGORA",
    })
}

/// What no charge of this sandbox has.
fn what_is_not_used() -> Value {
    json!({
        "application": null,
        "application_fee": null,
        "application_fee_amount": null,
        "customer": null,
        "failure_balance_transaction": null,
        "fraud_details": {},
        "on_behalf_of": null,
        "receipt_email": null,
        "receipt_number": null,
        "receipt_url": null,
        "refunds": null,
        "review": null,
        "shipping": null,
        "source": null,
        "source_transfer": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "transfer_data": null,
    })
}

fn outcome(row: &ChargeRow) -> Value {
    let failure = row.failure.as_ref();
    let (network_status, kind, said) = match failure {
        None => ("approved_by_network", "authorized", "Payment complete."),
        Some(_) => ("declined_by_network", "issuer_declined", "The bank returned a decline."),
    };
    json!({
        "advice_code": null,
        "network_advice_code": null,
        "network_decline_code": null,
        "network_status": network_status,
        "reason": failure.map(|failure| failure.decline_code.as_ref().unwrap_or(&failure.code)),
        "seller_message": said,
        "type": kind,
    })
}

fn card(card: &KeptCard, amount: i64, paid: bool) -> Value {
    let three_d_secure = card.authenticated.then(|| {
        json!({
            "authentication_flow": "challenge", "electronic_commerce_indicator": "05", "exemption_indicator": null,
            "result": "authenticated", "result_reason": null, "transaction_id": null, "version": "2.2.0",
        })
    });
    json!({
        "amount_authorized": paid.then_some(amount),
        "authorization_code": null,
        "brand": card.brand,
        "checks": { "address_line1_check": null, "address_postal_code_check": null, "cvc_check": "pass" },
        "country": "US",
        "exp_month": card.exp_month,
        "exp_year": card.exp_year,
        "extended_authorization": { "status": "disabled" },
        "fingerprint": null,
        "funding": "credit",
        "incremental_authorization": { "status": "unavailable" },
        "installments": null,
        "last4": card.last4,
        "mandate": null,
        "multicapture": { "status": "unavailable" },
        "network": card.brand,
        "network_token": { "used": false },
        "network_transaction_id": null,
        "overcapture": { "maximum_amount_capturable": amount, "status": "unavailable" },
        "regulated_status": "unregulated",
        "three_d_secure": three_d_secure,
        "transaction_link_id": null,
        "wallet": null,
    })
}
