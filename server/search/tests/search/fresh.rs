//! What changes is found, and what must not be found is not.

use domain::catalog::ListingQuery;
use sqlx::PgPool;

use crate::stage::{Stage, product, visitor, words};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn until_the_index_is_built_the_database_answers(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.put(product(stage.clay, "mug", "Stoneware mug", "mugs", 900)).await;
    let list = stage.list(&words("mugs")).await;
    assert_eq!((list.cards.total, list.facets.prices), (1, None));
    stage.look().await;
    assert_eq!(stage.list(&words("mugs")).await.facets.prices, Some((900, 900)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_change_is_found_and_what_was_before_is_not(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mug = stage.put(product(stage.clay, "mug", "Stoneware mug", "mugs", 900)).await;
    stage.look().await;
    stage.sql("update catalog.products set title = 'Porcelain bowl' where id = $1", mug.0).await;
    stage.put(product(stage.clay, "jug", "Glass jug", "mugs", 900)).await;
    stage.look().await;
    assert_eq!(stage.slugs(&words("porcelain")).await, ["mug"]);
    assert_eq!(stage.slugs(&words("jug")).await, ["jug"]);
    assert!(stage.slugs(&words("stoneware")).await.is_empty());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nothing_off_the_shelf_is_found(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mug = stage.put(product(stage.clay, "mug", "Stoneware mug", "mugs", 900)).await;
    let draft = stage.put(product(stage.clay, "draft", "Stoneware draft", "mugs", 900)).await;
    stage.sql("update catalog.products set state = 'draft' where id = $1", draft.0).await;
    stage.look().await;
    assert_eq!(stage.slugs(&words("stoneware")).await, ["mug"]);
    stage.sql("update catalog.products set state = 'archived' where id = $1", mug.0).await;
    stage.look().await;
    assert!(stage.slugs(&words("stoneware")).await.is_empty());
    assert!(stage.slugs(&ListingQuery::default()).await.is_empty());
    stage.sql("update catalog.products set state = 'active' where id = $1", mug.0).await;
    stage.look().await;
    assert_eq!(stage.slugs(&words("stoneware")).await, ["mug"]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nothing_of_a_shop_that_is_not_open_is_found(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.put(product(stage.clay, "mug", "Stoneware mug", "mugs", 900)).await;
    stage.put(product(stage.iron, "pot", "Stoneware pot", "mugs", 900)).await;
    stage.look().await;
    assert_eq!(stage.slugs(&words("stoneware")).await.len(), 2);
    for (close, open) in [
        (
            "update shops.shops set state = 'suspended', suspended_at = now(), suspended_reason = 'x' where id = $1",
            "update shops.shops set state = 'active', suspended_at = null, suspended_reason = null where id = $1",
        ),
        (
            "update shops.shops set owner_banned_at = now() where id = $1",
            "update shops.shops set owner_banned_at = null where id = $1",
        ),
    ] {
        stage.sql(close, stage.clay.0).await;
        stage.look().await;
        assert_eq!(stage.slugs(&words("stoneware")).await, ["pot"], "{close}");
        let offered = search::suggest(&stage.market, &visitor(), "stonew").await.expect("it is offered");
        assert_eq!(offered.products.len(), 1);
        assert!(search::suggest(&stage.market, &visitor(), "cla").await.expect("an answer").shops.is_empty());
        stage.sql(open, stage.clay.0).await;
        stage.look().await;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn stock_and_price_follow_without_a_word_being_changed(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mug = stage.put(product(stage.clay, "mug", "Stoneware mug", "mugs", 900)).await;
    stage.look().await;
    let there = ListingQuery { in_stock: true, ..words("mug") };
    assert_eq!(stage.slugs(&there).await, ["mug"]);
    let taken =
        "update stock.items i set held = 5 from catalog.variants v where v.id = i.variant_id and v.product_id = $1";
    stage.sql(taken, mug.0).await;
    stage.sql("update catalog.variants set price_minor = 700 where product_id = $1", mug.0).await;
    stage.look().await;
    let list = stage.list(&there).await;
    assert_eq!((list.cards.total, list.nearest.len()), (0, 1));
    assert_eq!(stage.list(&words("mug")).await.facets.prices, Some((700, 700)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_stands_on_a_shelf_is_found_by_the_name_it_has_now(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.put(product(stage.clay, "dawn", "Dawn", "mugs", 900)).await;
    stage.look().await;
    for (shelf, name) in [("mugs", "Beakers"), ("kitchen", "Scullery")] {
        assert!(stage.slugs(&words(name)).await.is_empty());
        let rename = sqlx::query("update catalog.categories set name = $2 where slug = $1").bind(shelf).bind(name);
        rename.execute(&stage.pool).await.expect("it is renamed");
        stage.look().await;
        assert_eq!(stage.slugs(&words(name)).await, ["dawn"]);
    }
    assert!(stage.slugs(&words("mugs")).await.is_empty());
}

/// A transaction that began earlier may end later: what it changed must not be passed over.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_change_is_not_missed_because_another_one_overtook_it(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let slow = stage.put(product(stage.clay, "slow", "Stoneware mug", "mugs", 900)).await;
    let fast = stage.put(product(stage.clay, "fast", "Stoneware bowl", "mugs", 900)).await;
    stage.look().await;
    let mut late = stage.pool.begin().await.expect("a transaction");
    sqlx::query("update catalog.products set title = 'Late one' where id = $1")
        .bind(slow.0)
        .execute(&mut *late)
        .await
        .expect("it is changed");
    stage.sql("update catalog.products set title = 'Early one' where id = $1", fast.0).await;
    stage.look().await;
    assert_eq!(stage.slugs(&words("early")).await, ["fast"]);
    late.commit().await.expect("it ends now");
    stage.look().await;
    assert_eq!(stage.slugs(&words("late")).await, ["slow"]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_node_hears_of_a_change(pool: PgPool) {
    let stage = Stage::new(pool.clone()).await;
    let other = kernel::testing::TestMarket::new(&pool, kernel::Wiring::new()).market;
    search::refresh(&other).await.expect("it is built");
    stage.put(product(stage.clay, "mug", "Stoneware mug", "mugs", 900)).await;
    stage.look().await;
    search::refresh(&other).await.expect("it looks again");
    assert_eq!(stage.slugs(&words("stoneware")).await, ["mug"]);
    let list = search::listing(&other, &visitor(), &words("stoneware")).await.expect("a list");
    assert_eq!(list.cards.total, 1);
}
