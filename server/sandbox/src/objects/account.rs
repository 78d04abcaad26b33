//! The account as the API shows it, and the link to its page.

use serde_json::{Value, json};

use super::{joined, no_address};
use crate::store::accounts::{AccountRow, LinkRow};

pub fn account(row: &AccountRow) -> Value {
    let due = row.due();
    let enabled = row.is_submitted() && due.is_empty();
    let about = json!({
        "id": row.id,
        "object": "account",
        "business_type": if row.first_name.is_some() { Value::from("individual") } else { Value::Null },
        "capabilities": { "transfers": if enabled { "active" } else { "inactive" } },
        "charges_enabled": false,
        "controller": { "type": "application", "is_controller": true },
        "country": row.country,
        "created": row.created.timestamp(),
        "default_currency": currency_of(&row.country),
        "details_submitted": row.is_submitted(),
        "email": row.email,
        "metadata": row.metadata.0,
        "payouts_enabled": enabled,
        "tos_acceptance": { "date": row.agreed_at.map(|at| at.timestamp()), "ip": null, "user_agent": null },
        "type": "express",
    });
    joined([about, business(row), money(row), requirements(row, &due, enabled), settings()])
}

fn business(row: &AccountRow) -> Value {
    json!({ "business_profile": {
        "annual_revenue": null,
        "estimated_worker_count": null,
        "mcc": null,
        "minority_owned_business_designation": null,
        "name": row.business_name,
        "product_description": null,
        "support_address": no_address(),
        "support_email": null,
        "support_phone": null,
        "support_url": null,
        "url": null,
    } })
}

fn money(row: &AccountRow) -> Value {
    let bank = row.bank_last4.as_ref().map(|last4| {
        json!({
            "id": format!("ba_{}", row.id.trim_start_matches("acct_")),
            "object": "bank_account",
            "account": row.id,
            "country": row.country,
            "currency": currency_of(&row.country),
            "last4": last4,
            "status": if row.bank_refused { "errored" } else { "new" },
        })
    });
    json!({ "external_accounts": {
        "object": "list",
        "data": bank.into_iter().collect::<Vec<_>>(),
        "has_more": false,
        "url": format!("/v1/accounts/{}/external_accounts", row.id),
    } })
}

fn requirements(row: &AccountRow, due: &[&str], enabled: bool) -> Value {
    let disabled_reason = if enabled { Value::Null } else { Value::from("requirements.past_due") };
    let errors = if row.bank_refused {
        json!([{
            "code": "invalid_value_other",
            "reason": "The bank does not know this account.",
            "requirement": "external_account",
        }])
    } else {
        json!([])
    };
    let none = json!({
        "alternatives": [], "current_deadline": null, "currently_due": [], "disabled_reason": null, "errors": [],
        "eventually_due": [], "past_due": [], "pending_verification": [],
    });
    json!({
        "future_requirements": none,
        "requirements": {
            "alternatives": [],
            "current_deadline": null,
            "currently_due": due,
            "disabled_reason": disabled_reason,
            "errors": errors,
            "eventually_due": due,
            "past_due": due,
            "pending_verification": [],
        },
    })
}

fn settings() -> Value {
    json!({ "settings": {
        "branding": { "icon": null, "logo": null, "primary_color": null, "secondary_color": null },
        "dashboard": { "display_name": null, "timezone": "Etc/UTC" },
        "payments": { "statement_descriptor": null },
        "payouts": {
            "debit_negative_balances": true,
            "schedule": { "delay_days": 2, "interval": "daily" },
            "statement_descriptor": null,
        },
    } })
}

/// What is paid out in a country; the sandbox pays in dollars where it does not know better.
fn currency_of(country: &str) -> &'static str {
    const EURO: &str = " AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK ";
    match country {
        "GB" => "gbp",
        "CH" => "chf",
        "SE" => "sek",
        "JP" => "jpy",
        _ if EURO.contains(&format!(" {country} ")) => "eur",
        _ => "usd",
    }
}

pub fn account_link(row: &LinkRow, public_url: &str) -> Value {
    json!({
        "object": "account_link",
        "created": row.created.timestamp(),
        "expires_at": row.expires_at.timestamp(),
        "url": format!("{public_url}/pay/onboard/{}", row.token),
    })
}
