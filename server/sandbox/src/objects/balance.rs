//! An entry of the provider's account book as the API shows it.

use serde_json::{Value, json};

use crate::store::balance::BalanceRow;

pub fn balance_transaction(row: &BalanceRow) -> Value {
    let fees: Vec<Value> = (row.fee > 0)
        .then(|| {
            json!({
                "amount": row.fee, "application": null, "currency": row.currency,
                "description": "Processing fee", "type": "stripe_fee",
            })
        })
        .into_iter()
        .collect();
    json!({
        "id": row.id,
        "object": "balance_transaction",
        "amount": row.amount,
        "available_on": row.available_on.timestamp(),
        "balance_type": "payments",
        "created": row.created.timestamp(),
        "currency": row.currency,
        "description": row.description,
        "exchange_rate": null,
        "fee": row.fee,
        "fee_details": fees,
        "net": row.amount - row.fee,
        "reporting_category": row.kind,
        "source": row.source,
        "status": if row.available { "available" } else { "pending" },
        "type": row.kind,
    })
}
