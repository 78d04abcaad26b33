//! What it takes to stand on the shelf, and how a product comes off it.

use domain::catalog::{ListingQuery, ProductMove, ProductRefusal, ProductState};
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, fields, mug, visitor};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn each_thing_that_is_missing_keeps_a_product_off_the_shelf(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut bare = mug("bare");
    bare.description = "Too short.".into();
    let saved = stage.save(&stage.ana, bare).await.expect("a draft may be bare");
    let publish = || stage.step(&stage.ana, saved.product, ProductMove::Publish);
    assert_eq!(fields(publish().await), ["description", "images"]);
    stage.picture(&stage.ana, saved.product, 10).await;
    assert_eq!(fields(publish().await), ["description"]);
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.description = "é".repeat(99);
    stage.save(&stage.ana, form).await.expect("a draft may be short");
    assert_eq!(fields(publish().await), ["description"]);
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.description = "é".repeat(100);
    stage.save(&stage.ana, form).await.expect("a good edit");
    stage.sql("update catalog.variants set active = false where product_id = $1", saved.product.0).await;
    assert_eq!(fields(publish().await), ["variants"]);
    stage.sql("update catalog.variants set active = true where product_id = $1", saved.product.0).await;
    let edit = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's");
    assert!(edit.missing.is_empty());
    assert_eq!(publish().await.expect("nothing is missing"), ProductState::Active);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_product_on_the_shelf_keeps_what_it_needs_there(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.description = "Gone.".into();
    assert_eq!(fields(stage.save(&stage.ana, form).await), ["description"]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn moves_follow_the_table(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let step = |step| stage.step(&stage.ana, saved.product, step);
    let not_now = |outcome| match outcome {
        Err(Failure::Refused(ProductRefusal::NotNow { state })) => state,
        other => panic!("it should not be possible now: {other:?}"),
    };
    assert_eq!(not_now(step(ProductMove::Publish).await), ProductState::Active);
    assert_eq!(step(ProductMove::Archive).await.expect("from active"), ProductState::Archived);
    assert_eq!(step(ProductMove::Publish).await.expect("from archived"), ProductState::Active);
    assert_eq!(step(ProductMove::Remove).await.expect("from active"), ProductState::Removed);
    assert_eq!(not_now(step(ProductMove::Publish).await), ProductState::Removed);
    let form = stage.form(&stage.ana, saved.product).await;
    assert_eq!(not_now(stage.save(&stage.ana, form).await.map(|_| ProductState::Draft)), ProductState::Removed);
    assert_eq!(step(ProductMove::Restore).await.expect("from removed"), ProductState::Draft);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_what_is_on_the_shelf_is_listed_and_only_its_seller_sees_a_draft(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let everything = ListingQuery::default();
    let page = async |op: kernel::Op| {
        stage.settle().await;
        catalog::product(&stage.market, &op, "dawn").await.ok().map(|view| view.state)
    };
    assert!(stage.slugs(&everything).await.is_empty());
    assert_eq!(page(visitor()).await, None);
    assert_eq!(page(stage.ben.op()).await, None);
    assert_eq!(page(stage.ana.op()).await, Some(ProductState::Draft));
    stage.picture(&stage.ana, saved.product, 10).await;
    stage.step(&stage.ana, saved.product, ProductMove::Publish).await.expect("it is ready");
    assert_eq!(stage.slugs(&everything).await, ["dawn"]);
    assert_eq!(page(visitor()).await, Some(ProductState::Active));
    stage.step(&stage.ana, saved.product, ProductMove::Archive).await.expect("from active");
    assert!(stage.slugs(&everything).await.is_empty());
    assert_eq!(page(visitor()).await, Some(ProductState::Archived));
    stage.step(&stage.ana, saved.product, ProductMove::Remove).await.expect("from archived");
    assert_eq!(page(stage.ana.op()).await, None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_that_closed_takes_its_products_along(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.publish(&stage.ana, mug("dawn")).await;
    assert_eq!(stage.slugs(&ListingQuery::default()).await, ["dawn"]);
    stage.sql("update shops.shops set state = 'suspended' where id = $1", stage.ana.shop.0).await;
    let gone = || async {
        let list = catalog::listing(&stage.market, &visitor(), &ListingQuery::default()).await.expect("a list");
        list.cards.total == 0
    };
    assert!(crate::stage::until(gone).await < std::time::Duration::from_secs(1));
    let home = catalog::home(&stage.market, &visitor()).await.expect("a first page");
    assert_eq!((home.products, home.newest.len(), home.shops.len()), (0, 0, 0));
    let page = || async { catalog::product(&stage.market, &visitor(), "dawn").await.is_err() };
    crate::stage::until(page).await;
}
