//! Opening, paying, closing and refunding through the adapter, and believing what the provider tells.

use chrono::TimeDelta;
use futures::future::join_all;
use http::StatusCode;
use kernel::Gateway as _;
use kernel::gateway::{EventSubject, GatewayError, RefundStatus, SessionStatus, SignatureError};
use sqlx::PgPool;

use crate::street::{GROUP, Street, WEBHOOK_SECRET, gateway_with, refund, usd};

#[sqlx::test(migrations = false)]
async fn a_basket_is_paid_on_the_hosted_page_and_the_event_is_believed(pool: PgPool) {
    let street = Street::open(&pool).await;
    let opened = street.gateway.open_session(&street.basket("open 1").await).await.expect("the page opens");
    assert_eq!((opened.status, opened.paid, opened.amount), (SessionStatus::Open, false, usd(6450)));
    assert_eq!(opened.order_group, Some(GROUP));

    let url = opened.url.expect("an open page has an address");
    let (status, location) = street.buyer_pays(&url, "4242424242424242").await;
    assert_eq!((status, location), (StatusCode::SEE_OTHER, format!("http://shop.test/paid?session={}", opened.id)));

    let (signature, body) = street.hears("checkout.session.completed").await;
    let event = street.gateway.verify(&body, &signature, street.now().await).expect("the sandbox signed it");
    assert_eq!(event.kind, "checkout.session.completed");
    assert!(event.id.starts_with("evt_") && (street.now().await - event.created).num_seconds() < 60);
    let EventSubject::Session(told) = event.subject else { panic!("it is about a session") };
    assert_eq!((told.status, told.paid, told.amount), (SessionStatus::Complete, true, usd(6450)));
    assert_eq!((told.order_group, &told.id), (Some(GROUP), &opened.id));

    let (signature, body) = street.hears("payment_intent.succeeded").await;
    let event = street.gateway.verify(&body, &signature, street.now().await).expect("the sandbox signed it");
    let EventSubject::PaymentIntent { id, order_group, amount, succeeded } = event.subject else {
        panic!("it is about an intent")
    };
    assert_eq!((order_group, amount, succeeded), (Some(GROUP), usd(6450), true));
    assert_eq!(told.payment_intent.as_ref(), Some(&id));

    let fetched = street.gateway.session(&opened.id).await.expect("the provider knows it");
    assert_eq!((fetched.status, fetched.paid, fetched.payment_intent), (SessionStatus::Complete, true, Some(id)));
}

#[sqlx::test(migrations = false)]
async fn a_refused_card_is_told_and_leaves_the_page_open(pool: PgPool) {
    let street = Street::open(&pool).await;
    let opened = street.gateway.open_session(&street.basket("open 1").await).await.expect("the page opens");
    let (status, _) = street.buyer_pays(&opened.url.expect("open"), "4000000000000002").await;
    assert_eq!(status, StatusCode::PAYMENT_REQUIRED);
    let (signature, body) = street.hears("payment_intent.payment_failed").await;
    let event = street.gateway.verify(&body, &signature, street.now().await).expect("the sandbox signed it");
    assert!(matches!(event.subject, EventSubject::PaymentIntent { succeeded: false, order_group: Some(GROUP), .. }));
    let fetched = street.gateway.session(&opened.id).await.expect("the provider knows it");
    assert_eq!((fetched.status, fetched.paid), (SessionStatus::Open, false));
}

#[sqlx::test(migrations = false)]
async fn the_provider_charges_exactly_the_total_whatever_the_lines_say(pool: PgPool) {
    let street = Street::open(&pool).await;
    for (total, lines) in [(7140, 3), (6450, 2), (5805, 2), (1, 2)] {
        let mut basket = street.basket(&format!("open {total}")).await;
        basket.total = usd(total);
        let opened = street.gateway.open_session(&basket).await.expect("the page opens");
        assert_eq!(opened.amount, usd(total));
        let shown = street.served(&format!("/v1/checkout/sessions/{}/line_items", opened.id)).await;
        assert_eq!(shown.matches("\"object\":\"item\"").count(), lines, "{shown}");
    }
}

#[sqlx::test(migrations = false)]
async fn the_same_key_opens_the_same_page_once(pool: PgPool) {
    let street = Street::open(&pool).await;
    let basket = street.basket("open 1").await;
    let copies = join_all((0..6).map(|_| street.gateway.open_session(&basket))).await;
    let ids: Vec<_> = copies.into_iter().map(|copy| copy.expect("copies wait for each other").id).collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    let mut dearer = basket.clone();
    dearer.total = usd(6451);
    let refused = street.gateway.open_session(&dearer).await;
    assert!(matches!(refused, Err(GatewayError::Refused(_))), "{refused:?}");
}

#[sqlx::test(migrations = false)]
async fn closing_an_unpaid_page_expires_it_and_a_paid_one_is_returned_as_it_is(pool: PgPool) {
    let street = Street::open(&pool).await;
    let unpaid = street.gateway.open_session(&street.basket("open 1").await).await.expect("the page opens");
    for _ in 0..2 {
        let closed = street.gateway.expire_session(&unpaid.id).await.expect("closing twice is closing once");
        assert_eq!((closed.status, closed.paid), (SessionStatus::Expired, false));
    }
    let (status, _) = street.buyer_pays(&unpaid.url.expect("it was open"), "4242424242424242").await;
    assert_eq!(status, StatusCode::GONE);

    let paid = street.gateway.open_session(&street.basket("open 2").await).await.expect("the page opens");
    street.buyer_pays(&paid.url.expect("open"), "4242424242424242").await;
    let kept = street.gateway.expire_session(&paid.id).await.expect("how it stands is the answer");
    assert_eq!((kept.status, kept.paid), (SessionStatus::Complete, true));
}

#[sqlx::test(migrations = false)]
async fn money_goes_back_once_a_key_and_never_more_than_was_taken(pool: PgPool) {
    let street = Street::open(&pool).await;
    let opened = street.gateway.open_session(&street.basket("open 1").await).await.expect("the page opens");
    street.buyer_pays(&opened.url.expect("open"), "4242424242424242").await;
    let intent = street.gateway.session(&opened.id).await.expect("known").payment_intent.expect("it was paid");

    let first = street.gateway.refund(&refund("refund 1", &intent, 6000)).await.expect("there is enough");
    let again = street.gateway.refund(&refund("refund 1", &intent, 6000)).await.expect("the same call");
    assert_eq!((first.status, first.amount, &first.id), (RefundStatus::Succeeded, usd(6000), &again.id));
    let too_much = street.gateway.refund(&refund("refund 2", &intent, 451)).await;
    assert!(matches!(&too_much, Err(GatewayError::Refused(why)) if why.contains("$4.50")), "{too_much:?}");
    let nothing = street.gateway.refund(&refund("refund 3", &intent, 0)).await;
    assert!(matches!(nothing, Err(GatewayError::Refused(_))));

    let (signature, body) = street.hears("refund.created").await;
    let event = street.gateway.verify(&body, &signature, street.now().await).expect("the sandbox signed it");
    assert!(matches!(event.subject, EventSubject::Refund(told) if told.id == first.id && told.amount == usd(6000)));
    let (signature, body) = street.hears("charge.refunded").await;
    let event = street.gateway.verify(&body, &signature, street.now().await).expect("the sandbox signed it");
    assert!(matches!(event.subject, EventSubject::Other), "kept whole and left alone");
    assert_eq!(event.body["data"]["object"]["amount_refunded"], 6000);
}

#[sqlx::test(migrations = false)]
async fn unknown_and_forged_ids_are_not_found(pool: PgPool) {
    let street = Street::open(&pool).await;
    for id in ["cs_test_nobody", "", "../refunds", "cs_test/../../v1/events?x=", "cs test", &"x".repeat(300)] {
        assert!(matches!(street.gateway.session(id).await, Err(GatewayError::NotFound)), "{id}");
        assert!(matches!(street.gateway.expire_session(id).await, Err(GatewayError::NotFound)), "{id}");
    }
    let stranger = street.gateway.refund(&refund("refund 1", "pi_nobody", 100)).await;
    assert!(matches!(stranger, Err(GatewayError::NotFound)), "{stranger:?}");
}

#[sqlx::test(migrations = false)]
async fn a_wrong_key_is_told_apart_from_a_refusal(pool: PgPool) {
    let street = Street::open(&pool).await;
    let stranger = gateway_with(&street.base, "sk_test_other", &[WEBHOOK_SECRET]);
    let refused = stranger.open_session(&street.basket("open 1").await).await;
    assert!(matches!(refused, Err(GatewayError::Misconfigured(_))), "{refused:?}");
}

#[sqlx::test(migrations = false)]
async fn tampered_old_and_foreign_webhooks_are_not_believed(pool: PgPool) {
    let street = Street::open(&pool).await;
    let opened = street.gateway.open_session(&street.basket("open 1").await).await.expect("the page opens");
    street.gateway.expire_session(&opened.id).await.expect("it is open");
    let (signature, body) = street.hears("checkout.session.expired").await;
    let now = street.now().await;
    street.gateway.verify(&body, &signature, now).expect("as it came it is genuine");

    let text = std::str::from_utf8(&body).expect("JSON is text");
    let tampered = text.replace("\"amount_total\":6450", "\"amount_total\":645");
    assert_ne!(tampered, text);
    let verdict = |body: &[u8], signature: &str, now| street.gateway.verify(body, signature, now).map(|event| event.id);
    assert_eq!(verdict(tampered.as_bytes(), &signature, now), Err(SignatureError::Mismatch));
    assert_eq!(verdict(&body, &signature, now + TimeDelta::seconds(400)), Err(SignatureError::Stale));
    assert_eq!(verdict(&body, "", now), Err(SignatureError::Malformed));
    let foreign = gateway_with(&street.base, "sk_test_other", &["whsec_foreign"]);
    assert_eq!(foreign.verify(&body, &signature, now).map(|event| event.id), Err(SignatureError::Mismatch));
    let exchanging = gateway_with(&street.base, "sk_test_other", &["whsec_new", WEBHOOK_SECRET]);
    exchanging.verify(&body, &signature, now).expect("the old secret is still good");
}
