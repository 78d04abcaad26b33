//! What is offered while somebody types.

use kernel::Op;
use sqlx::PgPool;

use crate::stage::{Stage, product, visitor};

async fn furnished(pool: PgPool) -> Stage {
    let stage = Stage::new(pool).await;
    for (slug, title) in [("red", "Red stoneware mug"), ("blue", "Blue stoneware mug"), ("sun", "Sun stoneware mug")] {
        stage.put(product(stage.clay, slug, title, "mugs", 900)).await;
    }
    let mut branded = product(stage.iron, "pan", "Iron pan", "kettles", 4_000);
    branded.brand = Some("Ironclad".into());
    stage.put(branded).await;
    stage.look().await;
    stage
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn words_products_and_shops_are_offered(pool: PgPool) {
    let stage = furnished(pool).await;
    let offered = search::suggest(&stage.market, &visitor(), "stone").await.expect("an answer");
    assert_eq!(offered.queries[0], "stoneware mug");
    assert_eq!((offered.products.len(), offered.shops.len()), (3, 0));
    assert_eq!(offered.products[0].price.minor, 900);
    let iron = search::suggest(&stage.market, &visitor(), "Iron").await.expect("an answer");
    assert_eq!(iron.queries[0], "ironclad");
    assert_eq!(iron.shops[0].handle, "iron");
    assert_eq!(iron.products[0].slug, "pan");
    let misspelled = search::suggest(&stage.market, &visitor(), "stonwe").await.expect("an answer");
    assert!(misspelled.products.is_empty() || misspelled.products.len() == 3);
    assert_eq!(
        *search::suggest(&stage.market, &visitor(), "  ").await.expect("an answer"),
        domain::search::Suggestions::default()
    );
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn on_its_own_address_a_shop_offers_its_own_goods_alone(pool: PgPool) {
    let stage = furnished(pool).await;
    let own = kernel::op::Storefront { shop: stage.iron, url: "https://iron.example".into() };
    let op = Op { storefront: Some(own), ..visitor() };
    let offered = search::suggest(&stage.market, &op, "stone").await.expect("an answer");
    assert!(offered.products.is_empty() && offered.shops.is_empty() && offered.queries.is_empty());
    let offered = search::suggest(&stage.market, &op, "pan").await.expect("an answer");
    assert_eq!(offered.products.len(), 1);
}
