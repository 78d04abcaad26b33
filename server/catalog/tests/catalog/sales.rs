//! What baskets and orders are told about things for sale.

use domain::catalog::ProductMove;
use domain::id::VariantId;
use sqlx::PgPool;

use crate::stage::{Stage, mug, plain};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_variant_on_sale_has_what_an_order_line_needs(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let kettle = stage.publish(&stage.ben, plain("kettle", "kettles", "20")).await;
    let mut db = stage.pool.acquire().await.expect("a connection");
    let asked = [saved.counted[1].variant, kettle.counted[0].variant, VariantId(stage.market.new_id())];
    let sales = catalog::on_sale(&mut db, &asked).await.expect("two of them exist");
    assert_eq!(sales.len(), 2);
    let ink = sales.iter().find(|sale| sale.variant == asked[0]).expect("it exists");
    assert_eq!((ink.product, ink.shop, ink.price.minor, ink.active), (saved.product, stage.ana.shop, 1400, true));
    assert_eq!((ink.slug.as_str(), ink.label.as_str(), ink.sku.as_str()), ("dawn", "Ink", "dawn-I"));
    assert!(ink.image.is_some());
    assert_eq!(catalog::count(&mut db).await.expect("a number"), 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_off_the_shelf_is_not_on_sale(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    stage.step(&stage.ana, saved.product, ProductMove::Archive).await.expect("from active");
    let mut db = stage.pool.acquire().await.expect("a connection");
    let sales = catalog::on_sale(&mut db, &[saved.counted[0].variant]).await.expect("it exists");
    assert!(!sales[0].active);
    assert_eq!(catalog::count(&mut db).await.expect("a number"), 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_variant_shows_its_own_picture_where_it_has_one(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let own = stage.picture(&stage.ana, saved.product, 7).await;
    sqlx::query("update catalog.variants set image_id = $1 where id = $2")
        .bind(own.id.0)
        .bind(saved.counted[1].variant.0)
        .execute(&stage.pool)
        .await
        .expect("a picture of its own");
    let mut db = stage.pool.acquire().await.expect("a connection");
    let sales = catalog::on_sale(&mut db, &[saved.counted[1].variant]).await.expect("it exists");
    assert_eq!(sales[0].image.as_ref().map(|image| image.id), Some(own.id));
}
