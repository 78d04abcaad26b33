//! Following a shop: once a person, counted right under any number of them.

use domain::actor::Role;
use futures::future::join_all;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::Street;

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn everybody_follows_once_and_the_count_is_right(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let mut people = vec![street.signed_in(owner, &[Role::Buyer])];
    for number in 0..5 {
        let person = street.person(&format!("p{number}@example.org")).await;
        people.push(street.signed_in(person, &[Role::Buyer]));
    }
    let market = street.market();
    let twice = people.iter().chain(&people);
    let all = join_all(twice.map(|op| shops::follow(market, op, shop.id))).await;
    assert!(all.iter().all(Result::is_ok), "{all:?}");
    let page = shops::page(market, &people[1], "fern-loom").await.expect("is seen");
    assert_eq!((page.followers, page.following), (6, true));
    assert!(!shops::page(market, &street.guest(), "fern-loom").await.expect("is seen").following);

    let all = join_all(people.iter().map(|op| shops::unfollow(market, op, shop.id))).await;
    assert!(all.iter().all(Result::is_ok), "{all:?}");
    assert_eq!(shops::unfollow(market, &people[0], shop.id).await.expect("nothing to end"), 0);
    street.keeps_its_promises().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_a_shop_that_sells_is_followed_and_by_somebody(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    assert!(matches!(shops::follow(market, &street.guest(), shop.id).await, Err(Failure::SignedOut)));
    assert_eq!(shops::follow(market, &op, shop.id).await.expect("follows"), 1);
    street.set_state(&shop, "suspended").await;
    let (_, other) = street.shop("kettle", "Kettle").await;
    let hidden = shops::follow(market, &street.seller(other), shop.id).await;
    assert!(matches!(hidden, Err(Failure::NotFound)));
    assert_eq!(shops::unfollow(market, &op, shop.id).await.expect("one may always go"), 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn whoever_orders_does_not_wait_for_whoever_follows(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let mut tx = street.market().begin(&street.system()).await.expect("a transaction");
    shops::next_order_numbers(&mut tx, &[shop.id]).await.expect("numbers");
    let op = street.seller(owner);
    let follows = shops::follow(street.market(), &op, shop.id);
    let done = tokio::time::timeout(std::time::Duration::from_millis(1_500), follows).await;
    assert!(done.is_ok_and(|followers| followers.is_ok()), "following waits for an order");
}
