//! Many hands reach for the same few things: nobody gets what is not there, and nobody is turned away while it is.
#![allow(clippy::unwrap_used, reason = "a broken expectation is a panic")]

mod actors;

use std::time::Duration;

use actors::World;
use domain::id::{HoldId, VariantId};
use kernel::Market;
use sqlx::PgPool;
use stock::{Claim, Commit};

const TTL: Duration = Duration::from_secs(600);

async fn grab(market: &Market, claims: &[(VariantId, u32)]) -> Option<HoldId> {
    let op = kernel::Op::system("test", market.now());
    let hold: HoldId = market.new_id();
    let claims: Vec<Claim> =
        claims.iter().map(|(variant, quantity)| Claim { variant: *variant, quantity: *quantity }).collect();
    let outcome = kernel::db::again(|| async {
        let mut tx = market.begin(&op).await?;
        let taken = stock::hold(&mut tx, hold, &claims, TTL).await?.is_ok();
        if taken {
            tx.commit().await?;
        }
        Ok::<_, kernel::Failure>(taken)
    });
    outcome.await.unwrap().then_some(hold)
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_two_hundred_hands_one_gets_the_last_unit(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let claim = [(mug, 1)];
    let hands = (0..200).map(|_| grab(&world.market, &claim));
    let winners = futures::future::join_all(hands).await.into_iter().flatten().count();
    assert_eq!((winners, world.shelf(mug).await), (1, (1, 1)));
}

/// The negative control: the same hands with the guard off, which is a look before the leap and no constraint.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn without_the_guard_the_last_unit_is_promised_twice(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    sqlx::query("alter table stock.items drop constraint never_oversold").execute(&world.pool).await.unwrap();
    // Everybody has looked before anybody leaps, as it may happen to any two.
    let looked = tokio::sync::Barrier::new(20);
    let hands = (0..20).map(|_| async {
        let free: i64 = sqlx::query_scalar("select on_hand - held from stock.items where variant_id = $1")
            .bind(mug.0)
            .fetch_one(&world.pool)
            .await
            .unwrap();
        looked.wait().await;
        if free > 0 {
            sqlx::query("update stock.items set held = held + 1 where variant_id = $1")
                .bind(mug.0)
                .execute(&world.pool)
                .await
                .unwrap();
        }
    });
    futures::future::join_all(hands).await;
    assert!(world.shelf(mug).await.1 > 1, "a look before the leap must oversell, or this test proves nothing");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_basket_is_held_whole_or_not_at_all(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let (mug, jug) = (world.product(&seller, "Mug", 1_250, 5).await, world.product(&seller, "Jug", 2_250, 1).await);
    assert!(grab(&world.market, &[(mug, 2), (jug, 2)]).await.is_none());
    assert_eq!((world.shelf(mug).await, world.shelf(jug).await), ((5, 0), (1, 0)));
    assert!(grab(&world.market, &[(mug, 3), (mug, 3)]).await.is_none(), "twins are added up");
    assert!(grab(&world.market, &[(mug, 2), (mug, 3), (jug, 1)]).await.is_some());
    assert_eq!((world.shelf(mug).await, world.shelf(jug).await), ((5, 5), (1, 1)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn crosswise_baskets_neither_deadlock_nor_oversell(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let (mug, jug) = (world.product(&seller, "Mug", 1_250, 30).await, world.product(&seller, "Jug", 2_250, 30).await);
    let (there, back) = ([(mug, 1), (jug, 1)], [(jug, 1), (mug, 1)]);
    let hands = (0..100).map(|n| grab(&world.market, if n % 2 == 0 { &there } else { &back }));
    let winners = futures::future::join_all(hands).await.into_iter().flatten().count();
    assert_eq!((winners, world.shelf(mug).await, world.shelf(jug).await), (30, (30, 30), (30, 30)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_lapsed_hold_is_free_at_once_and_can_still_become_a_sale(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 1).await;
    let first = grab(&world.market, &[(mug, 1)]).await.unwrap();
    assert!(grab(&world.market, &[(mug, 1)]).await.is_none());
    world.wait(11).await;
    let mut db = world.pool.acquire().await.unwrap();
    assert_eq!(stock::availability(&mut db, &[mug]).await.unwrap()[&mug].available, 1);
    let second = grab(&world.market, &[(mug, 1)]).await.expect("no sweeper ran, and yet it is free");

    let op = world.system();
    let mut tx = world.market.begin(&op).await.unwrap();
    assert!(matches!(stock::commit(&mut tx, first).await.unwrap(), Commit::Lost(_)));
    stock::release(&mut tx, second).await.unwrap();
    assert_eq!(stock::commit(&mut tx, first).await.unwrap(), Commit::Sold, "claimed again");
    assert_eq!(stock::commit(&mut tx, first).await.unwrap(), Commit::Already);
    tx.commit().await.unwrap();
    assert_eq!(world.shelf(mug).await, (0, 0));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn goods_come_back_once_for_each_cause(pool: PgPool) {
    let world = World::new(pool).await;
    let mug = world.product(&world.seller("Kiln House").await, "Mug", 1_250, 2).await;
    let cause = uuid::Uuid::new_v4();
    for _ in 0..3 {
        let mut tx = world.market.begin(&world.system()).await.unwrap();
        stock::restock(&mut tx, cause, &[Claim { variant: mug, quantity: 1 }]).await.unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(world.shelf(mug).await, (3, 0));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_seller_cannot_count_away_what_is_set_aside(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let mug = world.product(&seller, "Mug", 1_250, 5).await;
    grab(&world.market, &[(mug, 3)]).await.unwrap();
    let mut tx = world.market.begin(&world.system()).await.unwrap();
    assert!(!stock::set_on_hand(&mut tx, mug, seller.shop, 2).await.unwrap());
    assert!(stock::set_on_hand(&mut tx, mug, seller.shop, 3).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(world.shelf(mug).await, (3, 3));
}
