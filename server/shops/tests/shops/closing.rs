//! Closing a shop, opening it again within 28 days, and what is gone after that.

use std::time::Duration;

use domain::shops::{Closing, LifeRefusal, NewDomain, NewShopForm, OpenRefusal, ShopState};
use futures::future::join_all;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::Street;

const A_DAY: Duration = Duration::from_secs(24 * 3600);

fn says(handle: &str) -> Closing {
    Closing { handle: handle.to_owned() }
}

impl Street {
    async fn purges(&self) {
        let op = Op::system("shops::purge", self.market().now());
        shops::purge(self.market(), &op).await.expect("purges");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_closed_shop_is_hidden_and_opens_again_as_it_was(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let market = street.market();
    let wrong = shops::close(market, &street.seller(owner), says("fern")).await;
    assert!(matches!(wrong, Err(Failure::Refused(LifeRefusal::Invalid(_)))), "the handle is typed in full");
    shops::close(market, &street.seller(owner), says(" Fern-Loom ")).await.expect("closes");
    assert!(matches!(shops::by_handle(market, &street.guest(), "fern-loom").await, Err(Failure::NotFound)));
    let life = shops::life(market, &street.seller(owner)).await.expect("is shown");
    let days = (life.purge_at.expect("there is an end") - market.now()).num_hours();
    assert_eq!(life.days_left, Some(28));
    assert!((28 * 24 - 1..=28 * 24).contains(&days) && life.state == ShopState::Closed, "{days} hours");
    assert!(matches!(
        shops::close(market, &street.seller(owner), says("fern-loom")).await,
        Err(Failure::Refused(LifeRefusal::NotNow))
    ));
    street.test.clock.advance(A_DAY * 27);
    street.purges().await;
    let all = join_all((0..4).map(|_| async { shops::restore(market, &street.seller(owner)).await })).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{all:?}");
    assert!(shops::by_handle(market, &street.guest(), "fern-loom").await.is_ok());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn after_28_days_only_the_books_are_left(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    shops::follow(market, &op, shop.id).await.expect("follows");
    shops::start_trial(market, &op).await.expect("tries PRO");
    shops::claim_domain(market, &op, NewDomain { host: "fern.example".to_owned() }).await.expect("claims");
    street.joins(&shop, "sam@example.org", "staff").await;
    shops::close(market, &op, says("fern-loom")).await.expect("closes");
    street.test.clock.advance(A_DAY * 28);
    let late = shops::restore(market, &street.seller(owner)).await;
    assert!(matches!(late, Err(Failure::Refused(LifeRefusal::TooLate))), "{late:?}");
    let all = join_all((0..3).map(|_| street.purges())).await;
    assert_eq!(all.len(), 3);
    let told = street.number("select count(*) from kernel.events where name = 'shops.ShopPurged'").await;
    assert_eq!(told, 1, "once, whoever purges");
    for table in [
        "select count(*) from shops.staff",
        "select count(*) from shops.follows",
        "select count(*) from shops.domains",
        "select count(*) from shops.shipping_methods",
        "select count(*) from shops.shops where bio <> ''",
    ] {
        assert_eq!(street.number(table).await, 0, "{table}");
    }
    assert_eq!(street.number("select count(*) from shops.shops where name = 'Fern & Loom'").await, 1);
    assert!(street.number("select count(*) from shops.history").await > 0);
    assert!(matches!(shops::seat(market, &street.seller(owner)).await, Err(Failure::NotFound)));
    let form = NewShopForm {
        name: "Fern again".to_owned(),
        category: "home".to_owned(),
        country: "PT".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        ..NewShopForm::default()
    };
    let again = shops::open(market, &street.seller(owner), form).await;
    assert!(matches!(again, Err(Failure::Refused(OpenRefusal::Blocked))), "{again:?}");
    street.keeps_its_promises().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_opens_again_only_where_the_plan_has_room(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    shops::close(market, &op, says("fern-loom")).await.expect("closes");
    let form = NewShopForm {
        name: "Kettle".to_owned(),
        category: "home".to_owned(),
        country: "PT".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        ..NewShopForm::default()
    };
    shops::open(market, &op, form).await.expect("there is room for another");
    shops::choose_shop(market, &op, fern.id).await.expect("stands there");
    let full = shops::restore(market, &op).await;
    assert!(matches!(full, Err(Failure::Refused(LifeRefusal::TooManyShops { most: 1 }))), "{full:?}");
}
