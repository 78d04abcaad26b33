//! Being paid out: not before the provider says so, and not while the shop is suspended.

use domain::shops::{PayoutRefusal, PayoutState, ShopView};
use futures::future::join_all;
use kernel::{Failure, Op};
use shops::events::ProviderTold;
use sqlx::PgPool;

use crate::actors::Street;

impl Street {
    async fn destination(&self, shop: &ShopView) -> Option<String> {
        let mut db = self.pool.acquire().await.expect("a connection");
        shops::payout_destination(&mut db, shop.id).await.expect("answers")
    }

    /// The owner has answered everything, and the provider pays out.
    fn provider_is_content(&self, shop: &ShopView) {
        self.test.gateway.change_payee(shop.id.0, |payee| {
            payee.details_submitted = true;
            payee.payouts_enabled = true;
            payee.due.clear();
        });
    }

    fn later(&self) -> Op {
        Op::system("test", self.market().now())
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_is_paid_once_the_provider_says_that_it_can_be(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    assert_eq!(shops::payouts(market, &op).await.expect("is shown").state, PayoutState::None);
    let link = shops::connect_payouts(market, &op).await.expect("is led there");
    assert!(link.url.contains("/onboard/acct_test1"));
    let view = shops::payouts(market, &op).await.expect("is shown");
    assert_eq!((view.state, view.due.len()), (PayoutState::Asked, 3));
    assert_eq!(street.destination(&shop).await, None);

    street.provider_is_content(&shop);
    let told = |facts: &str| ProviderTold { facts: serde_json::Value::from(facts) };
    shops::hear_provider(market, &street.later(), told("Nothing")).await.expect("asks");
    shops::hear_provider(market, &street.later(), told("Nothing")).await.expect("a copy changes nothing");
    assert_eq!(shops::payouts(market, &op).await.expect("is shown").state, PayoutState::Ready);
    assert_eq!(street.destination(&shop).await.as_deref(), Some("acct_test1"));
    let noted = street.number("select count(*) from shops.history where what = 'payouts ready'").await;
    assert_eq!(noted, 1);

    let admin = street.admin().await;
    let request = domain::shops::Suspension { shop: shop.id, reason: "Sells what is not theirs.".to_owned() };
    shops::suspend(market, &admin, request).await.expect("is suspended");
    assert_eq!(street.destination(&shop).await, None, "what is suspended is not paid");
    shops::unsuspend(market, &admin, shop.id).await.expect("goes on");
    assert!(street.destination(&shop).await.is_some());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_has_one_account_however_often_its_owner_is_led_there(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let op = street.seller(owner);
    let all = join_all((0..8).map(|_| shops::connect_payouts(street.market(), &op))).await;
    assert!(all.iter().all(Result::is_ok), "{all:?}");
    assert_eq!(street.test.gateway.payees(), 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_provider_that_does_not_answer_changes_nothing_and_is_asked_again(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    street.test.gateway.set_down(true);
    let down = shops::connect_payouts(market, &op).await;
    assert!(matches!(down, Err(Failure::Refused(PayoutRefusal::ProviderDown))));
    street.test.gateway.set_down(false);
    shops::connect_payouts(market, &op).await.expect("is led there");
    street.provider_is_content(&shop);
    street.test.gateway.set_down(true);
    assert!(shops::refresh_payouts(market, &op).await.is_err());
    assert_eq!(street.destination(&shop).await, None);
    street.test.gateway.set_down(false);
    street.test.clock.advance(std::time::Duration::from_secs(61));
    shops::ask_provider(market, &street.later()).await.expect("asks by itself");
    assert!(street.destination(&shop).await.is_some());
    street.test.gateway.change_payee(shop.id.0, |payee| {
        payee.payouts_enabled = false;
        payee.due = vec!["individual.verification.document".to_owned()];
    });
    street.test.clock.advance(std::time::Duration::from_secs(25 * 3600));
    shops::ask_provider(market, &street.later()).await.expect("asks once a day");
    let view = shops::payouts(market, &op).await.expect("is shown");
    assert_eq!((view.state, street.destination(&shop).await), (PayoutState::Stopped, None));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_older_answer_does_not_overwrite_a_newer_one(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, early) = (street.market(), street.seller(owner));
    shops::connect_payouts(market, &early).await.expect("is led there");
    street.provider_is_content(&shop);
    street.test.clock.advance(std::time::Duration::from_secs(60));
    shops::refresh_payouts(market, &street.seller(owner)).await.expect("asks");
    let asked = street.number("select (extract(epoch from asked_at) * 1000)::bigint from shops.payout_accounts").await;
    // The account's first answer comes in once more, a minute late: it is as old as the question.
    street.test.gateway.change_payee(shop.id.0, |payee| payee.payouts_enabled = false);
    sqlx::query("update shops.payout_accounts set provider_id = null, payouts_enabled = false")
        .execute(&street.pool)
        .await
        .expect("as if it had not been stored");
    shops::connect_payouts(market, &early).await.expect("is led there");
    let after = street.number("select (extract(epoch from asked_at) * 1000)::bigint from shops.payout_accounts").await;
    assert_eq!(asked, after, "the early answer was left alone");
}
