//! What is kept in the process is never older than a second.

use std::time::Duration;

use domain::catalog::ListingQuery;
use sqlx::PgPool;

use crate::stage::{Stage, plain, shared, until, visitor};

async fn prices(stage: &Stage) -> (i64, i64, i64) {
    let op = visitor();
    let page = catalog::product(&stage.market, &op, "dawn").await.expect("on the shelf").variants[0].price.minor;
    let list = catalog::listing(&stage.market, &op, &ListingQuery::default()).await.expect("a list");
    let home = catalog::home(&stage.market, &op).await.expect("a first page");
    (page, list.cards.items[0].price.minor, home.newest[0].price.minor)
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_price_change_that_nobody_tells_of_is_seen_within_a_second(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "5")).await;
    assert_eq!(prices(&stage).await, (500, 500, 500));
    stage.sql("update catalog.variants set price_minor = 400 where product_id = $1", saved.product.0).await;
    let seen = until(|| async { prices(&stage).await == (400, 400, 400) }).await;
    assert!(seen < Duration::from_secs(1), "it took {seen:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_price_change_that_is_heard_of_is_seen_at_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "5")).await;
    assert_eq!(prices(&stage).await, (500, 500, 500));
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.variants[0].price = "4".into();
    stage.save(&stage.ana, form).await.expect("a good edit");
    stage.settle().await;
    assert_eq!(prices(&stage).await, (400, 400, 400));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_stock_change_is_seen_within_a_second(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "5")).await;
    let left = async || {
        let list = catalog::listing(&stage.market, &visitor(), &ListingQuery::default()).await.expect("a list");
        list.cards.items[0].stock.available
    };
    assert_eq!(left().await, 3);
    stage.sql("update stock.items set on_hand = 1 where variant_id = $1", saved.counted[0].variant.0).await;
    let seen = until(|| async { left().await == 1 }).await;
    assert!(seen < Duration::from_secs(1), "it took {seen:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn hearing_of_a_change_twice_is_the_same_as_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.publish(&stage.ana, plain("dawn", "mugs", "5")).await;
    stage.settle().await;
    sqlx::query("update kernel.deliveries set state = 'waiting', run_at = now()")
        .execute(&stage.pool)
        .await
        .expect("every delivery once more");
    stage.settle().await;
    assert_eq!(prices(&stage).await, (500, 500, 500));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn many_who_ask_at_once_wait_for_one_read(pool: PgPool) {
    let stage = shared(pool).await;
    stage.publish(&stage.ana, plain("dawn", "mugs", "5")).await;
    stage.settle().await;
    let asked = (0..200).map(|_| {
        let stage = stage.clone();
        // Far more than there are connections: were each to read for itself, they would wait for one another.
        tokio::spawn(async move { catalog::product(&stage.market, &visitor(), "dawn").await.is_ok() })
    });
    for answer in asked.collect::<Vec<_>>() {
        assert!(answer.await.expect("nobody panics"));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_database_that_went_away_is_named_as_the_cause(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.market.close().await;
    let broken = catalog::listing(&stage.market, &visitor(), &ListingQuery::default()).await;
    let Err(kernel::Failure::Broken(error)) = broken else { panic!("there is nothing to read from") };
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        matches!(cause.downcast_ref::<sqlx::Error>(), Some(sqlx::Error::PoolClosed))
    };
    assert!(error.chain().any(closed), "{error:#}");
}
