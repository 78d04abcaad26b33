//! The same call, sent again, is the same call.

use futures::future::join_all;
use http::StatusCode;
use sqlx::{Acquire as _, PgPool};

use crate::actors::{BASKET, Merchant, Shopper, id, sandbox};

const SESSIONS: &str = "/v1/checkout/sessions";

#[sqlx::test(migrations = false)]
async fn a_repeated_call_gets_the_same_answer_even_after_a_restart(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    let first = merchant.post_with_key(SESSIONS, BASKET, Some("open 1")).await;
    let second = merchant.post_with_key(SESSIONS, BASKET, Some("open 1")).await;
    let after_restart = Merchant::of(&sandbox(&pool).await).post_with_key(SESSIONS, BASKET, Some("open 1")).await;
    assert_eq!(first.header("idempotent-replayed"), "");
    for again in [second, after_restart] {
        assert_eq!((again.status, &again.text), (StatusCode::OK, &first.text));
        assert_eq!(again.header("idempotent-replayed"), "true");
    }
    let other = merchant.post_with_key(SESSIONS, BASKET, Some("open 2")).await.object();
    assert_ne!(id(&other), id(&first.object()));
}

#[sqlx::test(migrations = false)]
async fn a_key_is_good_for_one_call_only(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    let session = merchant.post_with_key(SESSIONS, BASKET, Some("open 1")).await.object();
    let mut dearer = BASKET.to_vec();
    dearer[8] = ("line_items[0][price_data][unit_amount]", "1226");
    let refused = merchant.post_with_key(SESSIONS, &dearer, Some("open 1")).await;
    assert_eq!(refused.error(400)["type"], "idempotency_error");
    let elsewhere = format!("{SESSIONS}/{}/expire", id(&session));
    assert_eq!(merchant.post_with_key(&elsewhere, &[], Some("open 1")).await.error(400)["type"], "idempotency_error");
    for unfit in ["", &"x".repeat(256)] {
        merchant.post_with_key(SESSIONS, BASKET, Some(unfit)).await.error(400);
    }
}

#[sqlx::test(migrations = false)]
async fn a_call_under_way_is_not_started_twice(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    let mut connection = pool.acquire().await.expect("a connection");
    let mut under_way = connection.begin().await.expect("a transaction");
    sqlx::query("select pg_advisory_xact_lock(hashtextextended('sandbox idempotency ' || $1, 0))")
        .bind("open 1")
        .execute(&mut *under_way)
        .await
        .expect("nobody else holds the key");
    let meanwhile = merchant.post_with_key(SESSIONS, BASKET, Some("open 1")).await;
    assert_eq!(meanwhile.error(409)["code"], "idempotency_key_in_use");
    under_way.rollback().await.expect("the other call ends");
    merchant.post_with_key(SESSIONS, BASKET, Some("open 1")).await.object();
}

#[sqlx::test(migrations = false)]
async fn many_copies_at_once_open_one_session(pool: PgPool) {
    let merchant = Merchant::of(&sandbox(&pool).await);
    let copies = join_all((0..12).map(|_| merchant.post_with_key(SESSIONS, BASKET, Some("open 1")))).await;
    assert!(copies.iter().all(|copy| copy.status == StatusCode::OK || copy.status == StatusCode::CONFLICT));
    assert!(copies.iter().any(|copy| copy.status == StatusCode::OK));
    let sessions = merchant.get(&format!("{SESSIONS}?limit=100")).await.object();
    assert_eq!(sessions["data"].as_array().map(Vec::len), Some(1));
}

#[sqlx::test(migrations = false)]
async fn a_refusal_is_remembered_but_a_senseless_call_is_not(pool: PgPool) {
    let sandbox = sandbox(&pool).await;
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    shopper.pays(id(&session), "4242424242424242").await;
    let intent = merchant.session(id(&session)).await["payment_intent"].as_str().expect("set").to_owned();

    let too_much = [("payment_intent", intent.as_str()), ("amount", "6451")];
    let refused = merchant.post_with_key("/v1/refunds", &too_much, Some("refund 1")).await;
    let again = merchant.post_with_key("/v1/refunds", &too_much, Some("refund 1")).await;
    assert_eq!((again.status, &again.text), (StatusCode::BAD_REQUEST, &refused.text));
    assert_eq!(again.header("idempotent-replayed"), "true");

    merchant.post_with_key("/v1/refunds", &[("amount", "1")], Some("refund 2")).await.error(400);
    let sensible = [("payment_intent", intent.as_str()), ("amount", "1")];
    merchant.post_with_key("/v1/refunds", &sensible, Some("refund 2")).await.object();
}
