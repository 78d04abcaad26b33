//! The checkout session as the API shows it.

use serde_json::{Value, json};

use super::{joined, list, no_address};
use crate::store::sessions::{Line, SessionRow};

/// A session; while it is open it carries the address of its hosted page under `public_url`.
pub fn session(row: &SessionRow, public_url: &str) -> Value {
    joined([what_is_asked(row), what_it_costs(row), where_it_stands(row, public_url), what_is_not_offered()])
}

fn what_is_asked(row: &SessionRow) -> Value {
    json!({
        "id": row.id,
        "object": "checkout.session",
        "livemode": false,
        "mode": "payment",
        "ui_mode": "hosted_page",
        "created": row.created.timestamp(),
        "expires_at": row.expires_at.timestamp(),
        "client_reference_id": row.client_reference_id,
        "customer_email": row.customer_email,
        "metadata": row.metadata.0,
        "success_url": row.success_url,
        "cancel_url": row.cancel_url,
        "locale": row.locale,
        "submit_type": row.submit_type,
        "payment_method_types": ["card"],
        "payment_method_options": { "card": { "request_three_d_secure": "automatic" } },
        "payment_method_collection": "if_required",
        "customer_creation": "if_required",
    })
}

fn what_it_costs(row: &SessionRow) -> Value {
    json!({
        "currency": row.currency,
        "amount_subtotal": row.amount_total,
        "amount_total": row.amount_total,
        "total_details": { "amount_discount": 0, "amount_shipping": 0, "amount_tax": 0 },
        "automatic_tax": { "enabled": false, "liability": null, "provider": null, "status": null },
        "adaptive_pricing": { "enabled": false },
        "currency_conversion": null,
        "discounts": [],
        "shipping_cost": null,
        "shipping_options": [],
    })
}

fn where_it_stands(row: &SessionRow, public_url: &str) -> Value {
    let complete = row.status == "complete";
    let url = (row.status == "open").then(|| format!("{public_url}/pay/{}", row.id));
    let customer = (complete || row.customer_email.is_some()).then(|| {
        json!({
            "address": complete.then(no_address),
            "business_name": null,
            "email": row.customer_email,
            "individual_name": null,
            "name": row.payer_name,
            "phone": null,
            "tax_exempt": "none",
            "tax_ids": complete.then(Vec::<Value>::new),
        })
    });
    json!({
        "status": row.status,
        "payment_status": if complete { "paid" } else { "unpaid" },
        "payment_intent": row.payment_intent,
        "url": url,
        "customer_details": customer,
        "collected_information": { "business_name": null, "individual_name": null, "shipping_details": null },
    })
}

/// Features of the real page that this one does not have, in the words the API uses for "off".
fn what_is_not_offered() -> Value {
    json!({
        "after_expiration": null,
        "allow_promotion_codes": null,
        "billing_address_collection": null,
        "branding_settings": null,
        "client_secret": null,
        "consent": null,
        "consent_collection": null,
        "custom_fields": [],
        "custom_text": {
            "after_submit": null, "shipping_address": null, "submit": null, "terms_of_service_acceptance": null,
        },
        "customer": null,
        "customer_account": null,
        "excluded_payment_method_types": null,
        "integration_identifier": null,
        "invoice": null,
        "invoice_creation": {
            "enabled": false,
            "invoice_data": {
                "account_tax_ids": null, "custom_fields": null, "description": null, "footer": null, "issuer": null,
                "metadata": {}, "rendering_options": null,
            },
        },
        "managed_payments": { "enabled": false },
        "origin_context": null,
        "payment_link": null,
        "payment_method_configuration_details": null,
        "permissions": null,
        "phone_number_collection": { "enabled": false },
        "recovered_from": null,
        "saved_payment_method_options": null,
        "setup_intent": null,
        "shipping_address_collection": null,
        "subscription": null,
        "wallet_options": null,
    })
}

/// The lines of a session's bill, as the list that `expand[]=line_items` asks for.
pub fn line_items(row: &SessionRow) -> Value {
    let lines: Vec<Value> = row.lines.iter().map(|line| line_item(line, row)).collect();
    list(&format!("/v1/checkout/sessions/{}/line_items", row.id), &lines, false)
}

fn line_item(line: &Line, row: &SessionRow) -> Value {
    let amount = line.unit_amount.saturating_mul(line.quantity);
    json!({
        "id": line.id,
        "object": "item",
        "adjustable_quantity": null,
        "amount_discount": 0,
        "amount_subtotal": amount,
        "amount_tax": 0,
        "amount_total": amount,
        "currency": row.currency,
        "description": line.name,
        "metadata": {},
        "price": price(line, row),
        "quantity": line.quantity,
    })
}

fn price(line: &Line, row: &SessionRow) -> Value {
    json!({
        "id": line.price,
        "object": "price",
        "active": false,
        "billing_scheme": "per_unit",
        "created": row.created.timestamp(),
        "currency": row.currency,
        "custom_unit_amount": null,
        "livemode": false,
        "lookup_key": null,
        "metadata": {},
        "nickname": null,
        "product": line.product,
        "recurring": null,
        "tax_behavior": "unspecified",
        "tiers_mode": null,
        "transform_quantity": null,
        "type": "one_time",
        "unit_amount": line.unit_amount,
        "unit_amount_decimal": line.unit_amount.to_string(),
    })
}
