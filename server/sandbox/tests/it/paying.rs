//! A session from its opening to its end, in every way it can end.

use futures::future::join_all;
use http::StatusCode;
use serde_json::json;
use sqlx::PgPool;

use crate::actors::{Merchant, ORDER_GROUP, Shopper, id, sandbox};

#[sqlx::test(migrations = false)]
async fn a_paid_session_has_one_charge_and_tells_of_it_in_order(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    assert_eq!(session["amount_total"], 6450);
    assert_eq!(session["status"], "open");
    assert_eq!(session["payment_status"], "unpaid");
    assert_eq!(session["payment_intent"], json!(null), "the first try to pay opens the intent");
    assert_eq!(session["url"], format!("http://pay.test:3003/pay/{}", id(&session)));

    let reply = shopper.pays(id(&session), "4242 4242 4242 4242").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(reply.header("location"), format!("http://shop.test:3000/paid?session={}", id(&session)));

    let session = merchant.session(id(&session)).await;
    assert_eq!((&session["status"], &session["payment_status"]), (&json!("complete"), &json!("paid")));
    assert_eq!(session["customer_details"]["name"], "Ana F.");
    assert_eq!(session["url"], json!(null));
    let intent =
        merchant.get(&format!("/v1/payment_intents/{}", session["payment_intent"].as_str().expect("set"))).await;
    let intent = intent.object();
    assert_eq!((&intent["status"], &intent["amount_received"]), (&json!("succeeded"), &json!(6450)));
    assert_eq!(intent["metadata"]["order_group"], ORDER_GROUP);
    let charge =
        merchant.get(&format!("/v1/charges/{}", intent["latest_charge"].as_str().expect("set"))).await.object();
    assert_eq!(charge["payment_method_details"]["card"]["last4"], "4242");
    let entry = merchant
        .get(&format!("/v1/balance_transactions/{}", charge["balance_transaction"].as_str().expect("set")))
        .await
        .object();
    assert_eq!((&entry["amount"], &entry["fee"], &entry["net"]), (&json!(6450), &json!(217), &json!(6233)));
    assert_eq!(
        merchant.heard().await,
        ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"]
    );
}

#[sqlx::test(migrations = false)]
async fn a_refused_card_leaves_the_session_open_for_another(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    for (number, sentence) in [
        ("4000000000000002", "The card was refused. Try another card."),
        ("4000000000009995", "there is not enough money on it"),
    ] {
        let reply = shopper.pays(id(&session), number).await;
        assert_eq!(reply.status, StatusCode::PAYMENT_REQUIRED);
        assert!(reply.text.contains(sentence), "{}", reply.text);
        assert!(reply.text.contains(&format!("value=\"{number}\"")), "what was typed is kept");
        assert!(!reply.text.contains("value=\"123\""), "but not the security code");
    }
    let now = merchant.session(id(&session)).await;
    assert_eq!((&now["status"], &now["payment_status"]), (&json!("open"), &json!("unpaid")));
    let intent = now["payment_intent"].as_str().expect("the tries opened it").to_owned();
    let failed = merchant.get(&format!("/v1/payment_intents/{intent}")).await.object();
    assert_eq!(failed["status"], "requires_payment_method");
    assert_eq!(failed["last_payment_error"]["decline_code"], "insufficient_funds");

    assert_eq!(shopper.pays(id(&session), "4242424242424242").await.status, StatusCode::SEE_OTHER);
    let charges = merchant.get(&format!("/v1/charges?payment_intent={intent}")).await.object();
    let outcomes: Vec<_> = charges["data"].as_array().expect("a list").iter().map(|c| &c["status"]).collect();
    assert_eq!(outcomes, ["succeeded", "failed", "failed"]);
    assert_eq!(
        merchant.heard().await[..3],
        ["payment_intent.created", "charge.failed", "payment_intent.payment_failed"]
    );
}

#[sqlx::test(migrations = false)]
async fn the_bank_is_asked_and_its_answer_counts(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    let page = format!("/pay/{}", id(&session));

    let reply = shopper.pays(id(&session), "4000000000003220").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, page.as_str()));
    let asked = shopper.opens(&page).await;
    assert!(asked.text.contains("Approve $64.50") && asked.text.contains("ending in 3220"));
    assert_eq!(merchant.session(id(&session)).await["payment_status"], "unpaid");

    let refused = shopper.tells_bank(id(&session), "refuse").await;
    assert_eq!(refused.status, StatusCode::PAYMENT_REQUIRED);
    assert!(refused.text.contains("Your bank did not approve the payment"));
    let again = shopper.tells_bank(id(&session), "approve").await;
    assert_eq!(again.header("location"), page, "nothing is asked any more, so nothing is approved");
    assert_eq!(merchant.session(id(&session)).await["payment_status"], "unpaid");

    shopper.pays(id(&session), "4000002500003155").await;
    let approved = shopper.tells_bank(id(&session), "approve").await;
    assert!(approved.header("location").starts_with("http://shop.test:3000/paid"));
    let paid = merchant.session(id(&session)).await;
    assert_eq!(paid["payment_status"], "paid");
    let intent = paid["payment_intent"].as_str().expect("set");
    let charges = merchant.get(&format!("/v1/charges?payment_intent={intent}")).await.object();
    assert_eq!(charges["data"].as_array().map(Vec::len), Some(1));
    assert_eq!(charges["data"][0]["payment_method_details"]["card"]["three_d_secure"]["result"], "authenticated");
}

#[sqlx::test(migrations = false)]
async fn pressing_pay_many_times_at_once_charges_once(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    for number in ["4242424242424242", "4000000000000259"] {
        let session = merchant.opens_session().await;
        let presses = join_all((0..8).map(|_| shopper.pays(id(&session), number))).await;
        for press in &presses {
            assert_eq!(press.status, StatusCode::SEE_OTHER, "{}", press.text);
            assert!(press.header("location").starts_with("http://shop.test:3000/paid"));
        }
        let intent = merchant.session(id(&session)).await["payment_intent"].as_str().expect("set").to_owned();
        let charges = merchant.get(&format!("/v1/charges?payment_intent={intent}")).await.object();
        assert_eq!(charges["data"].as_array().map(Vec::len), Some(1));
    }
}

/// The second wall behind the lock: the books themselves refuse a second capture.
#[sqlx::test(migrations = false)]
async fn the_books_refuse_a_second_capture_of_one_intent(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let session = Merchant::of(&sandbox).opens_session().await;
    Shopper::of(&sandbox).pays(id(&session), "4242424242424242").await;
    let copy = sqlx::query(
        "insert into sandbox.charges (id, payment_intent, status, amount, currency, card, payment_method, metadata)
         select 'ch_copy', payment_intent, status, amount, currency, card, payment_method, metadata from sandbox.charges",
    );
    let error = copy.execute(&pool).await.expect_err("a second capture must not be written");
    assert!(error.to_string().contains("charges_one_capture_per_intent"), "{error}");
}

#[sqlx::test(migrations = false)]
async fn an_expired_session_is_never_charged(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    shopper.pays(id(&session), "4000000000000002").await;
    sqlx::query("update sandbox.sessions set expires_at = now()")
        .execute(&pool)
        .await
        .expect("the test owns the books");

    assert_eq!(merchant.session(id(&session)).await["status"], "expired", "even before the sweeper came by");
    for reply in [
        shopper.opens(&format!("/pay/{}", id(&session))).await,
        shopper.pays(id(&session), "4242424242424242").await,
        shopper.tells_bank(id(&session), "approve").await,
    ] {
        assert_eq!(reply.status, StatusCode::GONE);
        assert!(reply.text.contains("This payment page has expired") && reply.text.contains("Back to the basket"));
    }
    let charges = merchant.get("/v1/charges").await.object();
    assert_eq!(charges["data"].as_array().map(Vec::len), Some(1), "only the refused try");
}

#[sqlx::test(migrations = false)]
async fn the_merchant_closes_an_open_session_but_not_a_paid_one(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let (first, second) = (merchant.opens_session().await, merchant.opens_session().await);
    shopper.pays(id(&first), "4000000000003220").await;
    let closed = merchant.post(&format!("/v1/checkout/sessions/{}/expire", id(&first)), &[]).await.object();
    assert_eq!((&closed["status"], &closed["url"]), (&json!("expired"), &json!(null)));
    let intent = closed["payment_intent"].as_str().expect("the try opened it");
    let intent = merchant.get(&format!("/v1/payment_intents/{intent}")).await.object();
    assert_eq!((&intent["status"], &intent["cancellation_reason"]), (&json!("canceled"), &json!("expired")));
    assert_eq!(shopper.tells_bank(id(&first), "approve").await.status, StatusCode::GONE);
    let heard = merchant.heard().await;
    assert_eq!(heard[heard.len() - 2..], ["payment_intent.canceled", "checkout.session.expired"]);

    shopper.pays(id(&second), "4242424242424242").await;
    let refused = merchant.post(&format!("/v1/checkout/sessions/{}/expire", id(&second)), &[]).await;
    assert_eq!(refused.error(400)["type"], "invalid_request_error");
    assert_eq!(merchant.session(id(&second)).await["status"], "complete");
}

#[sqlx::test(migrations = false)]
async fn paying_and_closing_at_once_end_in_one_of_the_two(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    for _ in 0..10 {
        let session = merchant.opens_session().await;
        let path = format!("/v1/checkout/sessions/{}/expire", id(&session));
        let (_, _) = tokio::join!(shopper.pays(id(&session), "4242424242424242"), merchant.post(&path, &[]));
        let end = merchant.session(id(&session)).await;
        let charged = match end["payment_intent"].as_str() {
            Some(intent) => {
                merchant.get(&format!("/v1/payment_intents/{intent}")).await.object()["status"] == "succeeded"
            }
            None => false,
        };
        assert_eq!(charged, end["status"] == "complete", "{end}");
        assert_eq!(charged, end["payment_status"] == "paid");
    }
}

/// No table holds a card number or a security code, and the log does not see them either: the form has no `Debug`.
#[sqlx::test(migrations = false)]
async fn card_numbers_and_security_codes_are_nowhere_in_the_books(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    for number in ["4000000000009995", "4000000000003220", "5555555555554444"] {
        let session = merchant.opens_session().await;
        let fields = [("number", number), ("expiry", "12/34"), ("security_code", "977"), ("name", "Ana")];
        shopper.types(id(&session), &fields).await;
    }
    for table in ["sessions", "intents", "charges", "events", "idempotency", "balance_transactions"] {
        let dump = format!("select coalesce(string_agg(entry::text, ' '), '') from sandbox.{table} entry");
        let text: String =
            sqlx::query_scalar(sqlx::AssertSqlSafe(dump)).fetch_one(&pool).await.expect("every table can be read");
        for secret in ["4000000000009995", "4000000000003220", "5555555555554444", "977"] {
            // Ids are random letters and digits; a short code may stand in one by chance, but not as a word.
            let found = text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == secret);
            assert!(!found, "{secret} is in {table}");
        }
    }
}

#[sqlx::test(migrations = false)]
async fn a_card_that_will_be_disputed_is_paid_now_and_noted(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    shopper.pays(id(&session), "4000000000000259").await;
    assert_eq!(merchant.session(id(&session)).await["payment_status"], "paid");
    let noted: bool =
        sqlx::query_scalar("select disputed_later from sandbox.charges").fetch_one(&pool).await.expect("one");
    assert!(noted);
}
