//! Money back: part, rest, and never more than was taken.

use futures::future::join_all;
use http::StatusCode;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::actors::{Merchant, Shopper, id, sandbox};

async fn paid_intent(merchant: &Merchant, shopper: &Shopper) -> String {
    let session = merchant.opens_session().await;
    shopper.pays(id(&session), "4242424242424242").await;
    merchant.session(id(&session)).await["payment_intent"].as_str().expect("it was paid").to_owned()
}

async fn charge_of(merchant: &Merchant, intent: &str) -> Value {
    merchant.get(&format!("/v1/charges?payment_intent={intent}")).await.object()["data"][0].clone()
}

#[sqlx::test(migrations = false)]
async fn a_part_and_then_the_rest_go_back(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let intent = paid_intent(&merchant, &shopper).await;
    let part = [("payment_intent", intent.as_str()), ("amount", "450"), ("reason", "requested_by_customer")];
    let part = merchant.post("/v1/refunds", &part).await.object();
    assert_eq!(
        (&part["status"], &part["amount"], &part["currency"]),
        (&json!("succeeded"), &json!(450), &json!("usd"))
    );
    let charge = charge_of(&merchant, &intent).await;
    assert_eq!((&charge["amount_refunded"], &charge["refunded"]), (&json!(450), &json!(false)));

    let rest = merchant.post("/v1/refunds", &[("charge", id(&charge))]).await.object();
    assert_eq!(rest["amount"], 6000);
    assert_eq!(charge_of(&merchant, &intent).await["refunded"], true);
    let error = merchant.post("/v1/refunds", &[("charge", id(&charge))]).await.error(400);
    assert_eq!(error["code"], "charge_already_refunded");

    let entries = merchant.get("/v1/balance_transactions?type=refund").await.object();
    let amounts: Vec<_> = entries["data"].as_array().expect("a list").iter().map(|entry| &entry["net"]).collect();
    assert_eq!(amounts, [&json!(-6000), &json!(-450)]);
    let heard = merchant.heard().await;
    assert_eq!(heard[heard.len() - 2..], ["refund.created", "charge.refunded"]);
}

#[sqlx::test(migrations = false)]
async fn what_cannot_go_back_is_refused_in_words(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let intent = paid_intent(&merchant, &shopper).await;
    let error = merchant.post("/v1/refunds", &[("payment_intent", &intent), ("amount", "6451")]).await.error(400);
    assert!(error["message"].as_str().is_some_and(|words| words.contains("$64.51") && words.contains("$64.50")));
    for amount in ["0", "-1", "1.5", "9223372036854775807"] {
        merchant.post("/v1/refunds", &[("payment_intent", &intent), ("amount", amount)]).await.error(400);
    }
    merchant.post("/v1/refunds", &[("payment_intent", "pi_nobody")]).await.error(404);
    let unpaid = merchant.opens_session().await;
    shopper.pays(id(&unpaid), "4000000000000002").await;
    let failed = merchant.get("/v1/charges?limit=1").await.object()["data"][0].clone();
    merchant.post("/v1/refunds", &[("charge", id(&failed))]).await.error(404);
    assert_eq!(charge_of(&merchant, &intent).await["amount_refunded"], 0);
}

#[sqlx::test(migrations = false)]
async fn many_refunds_at_once_never_exceed_the_capture(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let intent = paid_intent(&merchant, &shopper).await;
    let fields = [("payment_intent", intent.as_str()), ("amount", "2000")];
    let refunds = join_all((0..10).map(|_| merchant.post("/v1/refunds", &fields))).await;
    let given = refunds.iter().filter(|refund| refund.status == StatusCode::OK).count();
    let refused = refunds.iter().filter(|refund| refund.status == StatusCode::BAD_REQUEST).count();
    assert_eq!((given, refused), (3, 7), "three times $20.00 fit into $64.50, and nobody sees an error of ours");
    assert_eq!(charge_of(&merchant, &intent).await["amount_refunded"], 6000);
}

/// The second wall behind the lock: the books themselves refuse to go below zero.
#[sqlx::test(migrations = false)]
async fn the_books_refuse_to_give_back_more_than_was_taken(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    paid_intent(&Merchant::of(&sandbox), &Shopper::of(&sandbox)).await;
    let error = sqlx::query("update sandbox.charges set amount_refunded = amount + 1").execute(&pool).await;
    let error = error.expect_err("more back than taken must not be written");
    assert!(error.to_string().contains("charges_refund_within_capture"), "{error}");
}
