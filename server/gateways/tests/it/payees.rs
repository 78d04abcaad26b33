//! Accounts that shops are paid to: opened once, filled in at the provider, and told about.

use http::StatusCode;
use kernel::Gateway as _;
use kernel::gateway::{EventSubject, GatewayError, NewPayee, PayeePage};
use sqlx::PgPool;

use crate::street::{GROUP, Street};

const RETURN_URL: &str = "http://127.0.0.1:3001/settings/payouts?returned=1";

fn new_payee() -> NewPayee {
    NewPayee {
        idempotency_key: "shops.payee:1".to_owned(),
        shop: GROUP,
        country: "PT".to_owned(),
        email: "ana@example.org".to_owned(),
        name: "Fern & Loom".to_owned(),
    }
}

fn page_of(payee_id: &str) -> PayeePage {
    PayeePage {
        payee_id: payee_id.to_owned(),
        refresh_url: "http://127.0.0.1:3001/settings/payouts?again=1".to_owned(),
        return_url: RETURN_URL.to_owned(),
    }
}

#[sqlx::test(migrations = false)]
async fn an_owner_answers_and_the_market_hears_of_it(pool: PgPool) {
    let street = Street::open(&pool).await;
    let payee = street.gateway.open_payee(&new_payee()).await.expect("is opened");
    assert_eq!((payee.shop, payee.details_submitted, payee.payouts_enabled), (Some(GROUP), false, false));
    assert!(payee.due.contains(&"external_account".to_owned()), "{:?}", payee.due);
    let again = street.gateway.open_payee(&new_payee()).await.expect("is found");
    assert_eq!(again.id, payee.id, "the same call is the same account");

    let page = street.gateway.payee_page(&page_of(&payee.id)).await.expect("is opened");
    assert!(page.starts_with(&street.base));
    let (status, location) = street.owner_answers(&page, "000123456789").await;
    assert_eq!((status, location.as_str()), (StatusCode::SEE_OTHER, RETURN_URL));
    let (signature, body) = street.hears("account.updated").await;
    let event = street.gateway.verify(&body, &signature, street.now().await).expect("is signed");
    assert!(event.kind == "account.updated" && matches!(event.subject, EventSubject::Other));
    let payee = street.gateway.payee(&payee.id).await.expect("is known");
    assert!(payee.payouts_enabled && payee.details_submitted && payee.due.is_empty(), "{payee:?}");
}

#[sqlx::test(migrations = false)]
async fn what_the_provider_does_not_know_or_want_is_said(pool: PgPool) {
    let street = Street::open(&pool).await;
    let elsewhere = NewPayee { country: "KP".to_owned(), idempotency_key: "other".to_owned(), ..new_payee() };
    let refused = street.gateway.open_payee(&elsewhere).await;
    assert!(matches!(refused, Err(GatewayError::Refused(_))), "{refused:?}");
    for unknown in ["acct_nobody", "../refunds", "", "acct nobody"] {
        assert!(matches!(street.gateway.payee(unknown).await, Err(GatewayError::NotFound)), "{unknown}");
        let page = street.gateway.payee_page(&page_of(unknown)).await;
        assert!(matches!(page, Err(GatewayError::NotFound)), "{unknown}");
    }
}
