//! The API's manners: who may call, what makes no sense, and how lists are read.

use axum::body::Body;
use http::{Request, header};
use serde_json::json;
use sqlx::PgPool;

use crate::actors::{BASKET, Merchant, Shopper, id, sandbox};

const SESSIONS: &str = "/v1/checkout/sessions";

fn request(path: &str, authorization: Option<&str>) -> Request<Body> {
    let mut request = Request::get(path);
    if let Some(value) = authorization {
        request = request.header(header::AUTHORIZATION, value);
    }
    request.body(Body::empty()).expect("a well-formed request")
}

#[sqlx::test(migrations = false)]
async fn only_the_secret_key_opens_the_api(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    // "sk_test_merchant:" in base64.
    for known in ["Bearer sk_test_merchant", "Basic c2tfdGVzdF9tZXJjaGFudDo="] {
        let reply = merchant.raw(request(SESSIONS, Some(known))).await;
        reply.object();
        assert!(reply.header("request-id").starts_with("req_"));
    }
    for stranger in [None, Some("Bearer sk_test_other"), Some("Bearer "), Some("Basic c2tf"), Some("sk_test_merchant")]
    {
        for path in [SESSIONS, "/v1/events", "/sandbox/faults", "/v1/nothing"] {
            merchant.raw(request(path, stranger)).await.error(401);
        }
    }
}

#[sqlx::test(migrations = false)]
async fn calls_that_make_no_sense_are_refused_by_name(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    let without = |name: &str| -> Vec<_> { BASKET.iter().copied().filter(|(field, _)| *field != name).collect() };
    let with = |name, value| -> Vec<_> { without(name).into_iter().chain([(name, value)]).collect() };
    let amount = "line_items[0][price_data][unit_amount]";
    for (fields, param) in [
        (without("mode"), "mode"),
        (with("mode", "subscription"), "mode"),
        (without("success_url"), "success_url"),
        (with("success_url", "javascript:alert(1)"), "success_url"),
        (with("cancel_url", "//elsewhere.test"), "cancel_url"),
        (without(amount), amount),
        (with(amount, "-1"), amount),
        (with(amount, "12.25"), amount),
        (with(amount, "99999999"), "line_items"),
        (with("line_items[0][quantity]", "0"), "line_items[0][quantity]"),
        (with("line_items[1][price_data][currency]", "eur"), "line_items[1][price_data][currency]"),
        (with("line_items[1][price_data][currency]", "dollar"), "line_items[1][price_data][currency]"),
        (with("expires_at", "1000000000"), "expires_at"),
        (with("expires_at", "4000000000"), "expires_at"),
        (with("customer_email", ""), "customer_email"),
        (with("subscription_data[trial]", "1"), "subscription_data[trial]"),
        (with("payment_method_types[0]", "klarna"), "payment_method_types"),
    ] {
        let error = merchant.post(SESSIONS, &fields).await.error(400);
        assert_eq!((&error["type"], &error["param"]), (&json!("invalid_request_error"), &json!(param)), "{error}");
    }
    assert_eq!(merchant.post(SESSIONS, &[("mode", "payment")]).await.error(400)["param"], "line_items");
    merchant.get("/v1/checkout/sessions/cs_test_nobody").await.error(404);
    merchant.get("/v1/nothing").await.error(404);
    merchant.post("/v1/charges", &[]).await.error(404);
    let huge = "x".repeat(300 * 1024);
    assert_eq!(merchant.post(SESSIONS, &[("mode", &huge)]).await.status.as_u16(), 413);
    assert!(merchant.heard().await.is_empty());
}

#[sqlx::test(migrations = false)]
async fn a_session_shows_its_lines_when_asked(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    let fields: Vec<_> = BASKET.iter().copied().chain([("expand[]", "line_items")]).collect();
    let session = merchant.post(SESSIONS, &fields).await.object();
    let lines = &session["line_items"]["data"];
    assert_eq!((&lines[0]["amount_total"], &lines[0]["quantity"]), (&json!(2450), &json!(2)));
    assert_eq!(lines[1]["description"], "Lamp");
    let alone = merchant.get(&format!("{SESSIONS}/{}/line_items", id(&session))).await.object();
    assert_eq!(&alone["data"], lines);
    assert!(merchant.session(id(&session)).await.get("line_items").is_none());
}

#[sqlx::test(migrations = false)]
async fn lists_are_paged_from_the_newest_and_can_be_narrowed(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let merchant = Merchant::of(&sandbox);
    let mut opened = Vec::new();
    for _ in 0..5 {
        opened.push(id(&merchant.opens_session().await).to_owned());
    }
    opened.reverse();
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = merchant.get(&format!("{SESSIONS}?limit=2{after}")).await.object();
        seen.extend(page["data"].as_array().expect("a list").iter().map(|session| id(session).to_owned()));
        if page["has_more"] == false {
            break;
        }
        after = format!("&starting_after={}", seen[seen.len() - 1]);
    }
    assert_eq!(seen, opened);
    Shopper::of(&sandbox).pays(&opened[2], "4242424242424242").await;
    let complete = merchant.get(&format!("{SESSIONS}?status=complete")).await.object();
    assert_eq!(complete["data"].as_array().map(Vec::len), Some(1));
    let events = merchant.get("/v1/events?type=checkout.session.completed").await.object();
    assert_eq!(events["data"][0]["data"]["object"]["id"], opened[2]);
    assert_eq!(merchant.get("/v1/events?created[gt]=4000000000").await.object()["data"], json!([]));
    merchant.get(&format!("{SESSIONS}?limit=101")).await.error(400);
    merchant.get(&format!("{SESSIONS}?colour=blue")).await.error(400);
}

#[sqlx::test(migrations = false)]
async fn a_bare_intent_can_be_given_up_once_and_a_session_s_intent_only_with_it(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let merchant = Merchant::of(&sandbox);
    let bare = [("amount", "500"), ("currency", "EUR"), ("metadata[why]", "deposit")];
    let bare = merchant.post("/v1/payment_intents", &bare).await.object();
    assert_eq!((&bare["status"], &bare["currency"]), (&json!("requires_payment_method"), &json!("eur")));
    let path = format!("/v1/payment_intents/{}/cancel", id(&bare));
    let canceled = merchant.post(&path, &[("cancellation_reason", "abandoned")]).await.object();
    assert_eq!(canceled["status"], "canceled");
    assert_eq!(merchant.post(&path, &[]).await.error(400)["code"], "payment_intent_unexpected_state");

    let session = merchant.opens_session().await;
    Shopper::of(&sandbox).pays(id(&session), "4000000000000002").await;
    let intent = merchant.session(id(&session)).await["payment_intent"].as_str().expect("set").to_owned();
    let refused = merchant.post(&format!("/v1/payment_intents/{intent}/cancel"), &[]).await.error(400);
    assert!(refused["message"].as_str().is_some_and(|words| words.contains("Expire the session")));
}
