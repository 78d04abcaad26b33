//! The refund as the API shows it.

use serde_json::{Value, json};

use crate::store::refunds::RefundRow;

pub fn refund(row: &RefundRow) -> Value {
    json!({
        "id": row.id,
        "object": "refund",
        "amount": row.amount,
        "balance_transaction": row.balance_transaction,
        "charge": row.charge,
        "created": row.created.timestamp(),
        "currency": row.currency,
        "customer": null,
        "customer_account": null,
        "destination_details": { "type": "card", "card": {
            "reference": null, "reference_status": "pending", "reference_type": "acquirer_reference_number",
            "type": "refund",
        } },
        "metadata": row.metadata.0,
        "payment_intent": row.payment_intent,
        "payment_method": null,
        "reason": row.reason,
        "receipt_number": null,
        "source_transfer_reversal": null,
        "status": row.status,
        "transfer_reversal": null,
    })
}
