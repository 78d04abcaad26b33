//! The Stripe client's own types, which ask for every field of the API, read whatever the sandbox serves.

use kernel::Gateway as _;
use miniserde::Deserialize;
use sqlx::PgPool;
use stripe_shared::{BalanceTransaction, Charge, CheckoutSession, PaymentIntent, Refund};
use stripe_types::List;

use crate::street::{Street, refund};

fn reads<T: Deserialize>(json: &str) -> T {
    miniserde::json::from_str(json).unwrap_or_else(|_| panic!("the client cannot read {json}"))
}

#[sqlx::test(migrations = false)]
async fn the_client_reads_every_object_whole(pool: PgPool) {
    let street = Street::open(&pool).await;
    for (key, cards) in [
        ("untouched", &[][..]),
        ("paid at last", &["4000000000009995", "4242424242424242"]),
        ("bank asked", &["4000000000003220"]),
    ] {
        let opened = street.gateway.open_session(&street.basket(key).await).await.expect("the page opens");
        for card in cards {
            street.buyer_pays(opened.url.as_ref().expect("open"), card).await;
        }
        let session: CheckoutSession =
            reads(&street.served(&format!("/v1/checkout/sessions/{}?expand[]=line_items", opened.id)).await);
        assert_eq!(session.amount_total, Some(6450));
        assert_eq!(session.line_items.map(|lines| lines.data.len()), Some(2));
        if key == "paid at last" {
            let intent = session.payment_intent.expect("it was paid").id().to_string();
            street.gateway.refund(&refund("refund 1", &intent, 100)).await.expect("there is enough");
        }
    }
    let intents: List<PaymentIntent> = reads(&street.served("/v1/payment_intents").await);
    assert_eq!(intents.data.len(), 2);
    let charges: List<Charge> = reads(&street.served("/v1/charges").await);
    assert_eq!(charges.data.len(), 2);
    let refunds: List<Refund> = reads(&street.served("/v1/refunds").await);
    assert_eq!(refunds.data.len(), 1);
    let entries: List<BalanceTransaction> = reads(&street.served("/v1/balance_transactions").await);
    assert_eq!(entries.data.iter().map(|entry| entry.amount).collect::<Vec<_>>(), [-100, 6450]);
}
