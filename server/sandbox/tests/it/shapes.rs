//! Every object has the fields and the types of the provider's published examples.

use std::path::Path;

use serde_json::Value;
use sqlx::PgPool;

use crate::actors::{Merchant, Shopper, id, sandbox};

/// `resource: field type, …` as published; written down so that the test does not depend on the examples being there.
const PUBLISHED: &str = include_str!("../published_shapes.txt");

/// Objects the API serves after a payment, a refusal, a question of the bank and a refund.
async fn served(pool: &PgPool) -> Vec<(&'static str, Value)> {
    let sandbox = sandbox(pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let mut objects = Vec::new();
    for cards in [&["4000000000000002", "4242424242424242"][..], &["4000000000003220"], &[]] {
        let session = merchant.opens_session().await;
        for card in cards {
            shopper.pays(id(&session), card).await;
        }
        let session =
            merchant.get(&format!("/v1/checkout/sessions/{}?expand[]=line_items", id(&session))).await.object();
        objects.push(("item", session["line_items"]["data"][0].clone()));
        objects.push(("price", session["line_items"]["data"][0]["price"].clone()));
        objects.push(("checkout.session", session));
    }
    let paid = merchant.get("/v1/charges").await.object()["data"][0].clone();
    merchant.post("/v1/refunds", &[("charge", id(&paid)), ("amount", "100")]).await.object();
    for (kind, path) in [
        ("payment_intent", "/v1/payment_intents"),
        ("charge", "/v1/charges"),
        ("refund", "/v1/refunds"),
        ("balance_transaction", "/v1/balance_transactions"),
        ("event", "/v1/events"),
    ] {
        let list = merchant.get(&format!("{path}?limit=100")).await.object();
        objects.extend(list["data"].as_array().expect("a list").iter().map(|object| (kind, object.clone())));
    }
    objects
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The published fields of one resource, with their types.
fn published(resource: &str) -> Vec<(&'static str, &'static str)> {
    let line = PUBLISHED.lines().find_map(|line| line.strip_prefix(resource)?.strip_prefix(": "));
    let line = line.unwrap_or_else(|| panic!("{resource} is not in published_shapes.txt"));
    line.split(", ").filter_map(|field| field.split_once(' ')).collect()
}

#[sqlx::test(migrations = false)]
async fn served_objects_have_the_published_fields_and_types(pool: PgPool) {
    let objects = served(&pool).await;
    for (resource, object) in &objects {
        for (field, expected) in published(resource) {
            let found = object.get(field).map(type_name);
            let fits = found.is_some_and(|found| found == expected || found == "null" || expected == "null");
            assert!(fits, "{resource}.{field} should be {expected}, not {found:?}: {object}");
        }
    }
    let kinds: Vec<_> = PUBLISHED.lines().filter_map(|line| line.split_once(": ")).map(|(kind, _)| kind).collect();
    assert!(kinds.iter().all(|kind| objects.iter().any(|(served, _)| served == kind)), "each resource was looked at");
}

/// Where the published examples are at hand, our list of fields is compared with them, nested objects and all.
#[sqlx::test(migrations = false)]
async fn served_objects_agree_with_the_published_examples(pool: PgPool) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/stripe/fixtures3.json");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let examples: Value = serde_json::from_str(&text).expect("the examples are JSON");
    for (resource, object) in served(&pool).await {
        let example = &examples["resources"][resource];
        if resource == "event" {
            // The example's object is of a kind the sandbox has not.
            compare(resource, &without(example, "data"), &object);
        } else {
            compare(resource, example, &object);
        }
    }
}

fn without(object: &Value, field: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().expect("an object").remove(field);
    object
}

fn compare(at: &str, example: &Value, ours: &Value) {
    let (Some(expected), Some(found)) = (example.as_object(), ours.as_object()) else { return };
    // Maps of the merchant's own making, and errors that show only what applies.
    if at.ends_with(".metadata") || at.ends_with(".last_payment_error") || at.ends_with(".next_action") {
        return;
    }
    for (field, example) in expected {
        let at = format!("{at}.{field}");
        let ours = found.get(field).unwrap_or_else(|| panic!("{at} is missing"));
        let (a, b) = (type_name(example), type_name(ours));
        assert!(a == b || a == "null" || b == "null", "{at} should be {a}, not {b}");
        compare(&at, example, ours);
    }
}
