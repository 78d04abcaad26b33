//! Order numbers: each once, in every shop from the beginning, under any number of buyers.

use std::collections::BTreeSet;

use domain::id::ShopId;
use futures::future::join_all;
use sqlx::PgPool;

use crate::actors::Street;

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn numbers_are_the_shops_own_and_go_on(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, _) = street.shop("fern-loom", "Fern & Loom").await;
    let (kettle, _) = street.shop("kettle", "Kettle").await;
    let mut db = street.pool.acquire().await.expect("a connection");
    let first = shops::next_order_numbers(&mut db, &[kettle.id, fern.id]).await.expect("numbers");
    assert_eq!((first[&fern.id].as_str(), first[&kettle.id].as_str()), ("FL-1001", "KE-1001"));
    let second = shops::next_order_numbers(&mut db, &[fern.id, fern.id]).await.expect("numbers");
    assert_eq!((second.len(), second[&fern.id].as_str()), (1, "FL-1002"));
    assert!(shops::next_order_numbers(&mut db, &[]).await.expect("numbers").is_empty());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_that_is_not_there_numbers_nothing(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, _) = street.shop("fern-loom", "Fern & Loom").await;
    let unknown = ShopId(street.market().new_id());
    let mut tx = street.market().begin(&street.system()).await.expect("a transaction");
    let outcome = shops::next_order_numbers(&mut tx, &[fern.id, unknown]).await;
    assert!(matches!(outcome, Err(sqlx::Error::RowNotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_order_that_fails_gives_its_number_back(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, _) = street.shop("fern-loom", "Fern & Loom").await;
    for _ in 0..2 {
        let mut tx = street.market().begin(&street.system()).await.expect("a transaction");
        let numbers = shops::next_order_numbers(&mut tx, &[fern.id]).await.expect("numbers");
        assert_eq!(numbers[&fern.id], "FL-1001");
    }
}

/// Every second transaction names the shops the other way round: locked as they are named, they would wait for each
/// other for ever.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_hundred_orders_at_once_have_a_hundred_numbers_and_wait_for_nobody_for_ever(pool: PgPool) {
    let street = Street::new(pool);
    let mut ids = Vec::new();
    for (handle, name) in [("fern-loom", "Fern & Loom"), ("kettle", "Kettle"), ("oboe", "Oboe"), ("slate", "Slate")] {
        ids.push(street.shop(handle, name).await.0.id);
    }
    let backwards: Vec<ShopId> = ids.iter().rev().copied().collect();
    let order = |number: usize| {
        let shops = if number.is_multiple_of(2) { &ids } else { &backwards };
        let street = &street;
        async move {
            let mut tx = street.market().begin(&street.system()).await.expect("a transaction");
            let numbers = shops::next_order_numbers(&mut tx, shops).await.expect("numbers");
            tokio::task::yield_now().await;
            tx.commit().await.expect("is kept");
            numbers
        }
    };
    let taken = join_all((0..100).map(order)).await;
    for shop in &ids {
        let distinct: BTreeSet<&str> = taken.iter().map(|numbers| numbers[shop].as_str()).collect();
        assert_eq!(distinct.len(), 100);
        assert!(distinct.iter().any(|number| number.ends_with("-1100")), "no number is left out");
    }
}

/// What only refers to a shop, such as a new product, does not wait for somebody's order to be placed.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn counting_does_not_hold_up_what_refers_to_a_shop(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, _) = street.shop("fern-loom", "Fern & Loom").await;
    let helper = street.person("helper@example.org").await;
    let mut tx = street.market().begin(&street.system()).await.expect("a transaction");
    shops::next_order_numbers(&mut tx, &[fern.id]).await.expect("numbers");
    let mut db = street.pool.acquire().await.expect("a connection");
    sqlx::query("set lock_timeout = '200ms'").execute(&mut *db).await.expect("is set");
    sqlx::query("insert into shops.staff (shop_id, account_id, role) values ($1, $2, 'staff')")
        .bind(fern.id.0)
        .bind(helper.0)
        .execute(&mut *db)
        .await
        .expect("does not wait");
    tx.commit().await.expect("is kept");
}
