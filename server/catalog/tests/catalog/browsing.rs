//! What a visitor sees on the first page, on a card and on a product's own page.

use domain::catalog::{ListingQuery, ProductOption};
use domain::stock::{Availability, StockState};
use sqlx::PgPool;

use crate::stage::{Stage, mug, plain, system, visitor};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_empty_market_has_an_empty_first_page(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let home = catalog::home(&stage.market, &visitor()).await.expect("a first page");
    assert!(home.departments.is_empty() && home.newest.is_empty() && home.reduced.is_empty() && home.shops.is_empty());
    assert_eq!(catalog::categories(&stage.market, &visitor()).await.expect("the shelves").len(), 5);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_first_page_shows_what_is_new_what_is_reduced_and_who_sells(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.publish(&stage.ana, mug("dawn")).await;
    let mut kettle = plain("kettle", "kettles", "20");
    kettle.variants[0].compare_at = "25".into();
    stage.publish(&stage.ben, kettle).await;
    stage.publish(&stage.ana, mug("dusk")).await;
    let home = catalog::home(&stage.market, &visitor()).await.expect("a first page");
    let slugs = |cards: &[domain::catalog::ProductCard]| cards.iter().map(|c| c.slug.clone()).collect::<Vec<_>>();
    assert_eq!(slugs(&home.newest), ["dusk", "kettle", "dawn"]);
    assert_eq!(slugs(&home.reduced), ["kettle"]);
    assert_eq!(home.products, 3);
    let shops: Vec<_> =
        home.shops.iter().map(|shop| (shop.handle.as_str(), shop.products, shop.images.len())).collect();
    assert_eq!(shops, [("clay", 2, 2), ("iron", 1, 1)]);
    let departments: Vec<_> = home.departments.iter().map(|shelf| (shelf.slug.as_str(), shelf.products)).collect();
    assert_eq!(departments, [("kitchen", 3)]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_card_shows_the_cheapest_variant_and_the_stock_of_all(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut draft = mug("dawn");
    draft.variants[0].compare_at = "16.00".into();
    let saved = stage.publish(&stage.ana, draft).await;
    let list = catalog::listing(&stage.market, &visitor(), &ListingQuery::default()).await.expect("a list");
    let card = &list.cards.items[0];
    assert_eq!((card.price.minor, card.from, card.compare_at.map(|m| m.minor)), (1250, true, Some(1600)));
    assert_eq!((card.shop_name.as_str(), card.shop_handle.as_str()), ("Clay & Co", "clay"));
    assert_eq!(card.stock, Availability { available: 6, held: 0 });
    assert!(card.image.as_ref().is_some_and(|image| image.alt == "A picture"));
    stage.sql("update stock.items set on_hand = 2 where variant_id = $1", saved.counted[0].variant.0).await;
    stage.sql("update stock.items set on_hand = 0 where variant_id = $1", saved.counted[1].variant.0).await;
    catalog::forget(&stage.market, &mut stage.market.begin(&system()).await.expect("a transaction"), changed(&saved))
        .await
        .expect("forgetting is harmless");
    let list = catalog::listing(&stage.market, &visitor(), &ListingQuery::default()).await.expect("a list");
    assert_eq!(list.cards.items[0].stock.state(), StockState::Low);
}

fn changed(saved: &catalog::Saved) -> catalog::ProductChanged {
    catalog::ProductChanged { product: saved.product }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_product_page_has_everything_it_shows(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let view = catalog::product(&stage.market, &visitor(), "dawn").await.expect("it is on the shelf");
    assert_eq!((view.id, view.title.as_str(), view.shop.handle.as_str()), (saved.product, "Stoneware dawn", "clay"));
    assert!(view.description_html.contains("<strong>dishwasher</strong>"));
    assert_eq!(view.trail.iter().map(|shelf| shelf.slug.as_str()).collect::<Vec<_>>(), ["kitchen", "mugs"]);
    let [ProductOption { name, values }] = &view.options[..] else { panic!("one option") };
    assert_eq!((name.as_str(), values.len()), ("Color", 2));
    let variants: Vec<_> = view.variants.iter().map(|v| (v.label(), v.price.minor, v.stock.available)).collect();
    assert_eq!(variants, [("Sand".to_owned(), 1250, 3), ("Ink".to_owned(), 1400, 3)]);
    assert_eq!(view.images.len(), 1);
    for absent in ["dusk", "", "Dawn", "dawn\0", &"x".repeat(10_000), "../dawn"] {
        assert!(catalog::product(&stage.market, &visitor(), absent).await.is_err(), "{absent}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn units_in_unfinished_checkouts_are_shown_as_held_until_they_lapse(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "5")).await;
    let hold = uuid::Uuid::from_u128(7);
    stage.sql("update stock.items set held = 3 where variant_id = $1", saved.counted[0].variant.0).await;
    stage.sql("insert into stock.holds (id, expires_at) values ($1, now() + interval '1 minute')", hold).await;
    stage
        .sql(
            "insert into stock.hold_lines (hold_id, variant_id, quantity)
             select '00000000-0000-0000-0000-000000000007', $1, 3",
            saved.counted[0].variant.0,
        )
        .await;
    let stock = async || {
        stage.settle().await;
        let view = catalog::product(&stage.market, &visitor(), "dawn").await.expect("on the shelf");
        view.variants[0].stock
    };
    assert_eq!(stock().await, Availability { available: 0, held: 3 });
    stage.sql("update stock.holds set expires_at = now() - interval '1 second' where id = $1", hold).await;
    let free = || async { stock().await == Availability { available: 3, held: 0 } };
    assert!(crate::stage::until(free).await < std::time::Duration::from_secs(1));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn similar_products_stand_on_the_same_shelf_and_cost_alike(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let one = stage.publish(&stage.ana, plain("one", "mugs", "10")).await;
    stage.publish(&stage.ana, plain("far-mug", "mugs", "90")).await;
    stage.publish(&stage.ben, plain("near-mug", "mugs", "11")).await;
    stage.publish(&stage.ben, plain("kettle", "kettles", "10")).await;
    stage.publish(&stage.ana, plain("pot", "pots", "10")).await;
    let similar = catalog::similar(&stage.market, &visitor(), one.product).await.expect("a row of cards");
    assert_eq!(similar.iter().map(|card| card.slug.as_str()).collect::<Vec<_>>(), ["near-mug", "far-mug", "kettle"]);
    let unknown = stage.market.new_id();
    assert!(catalog::similar(&stage.market, &visitor(), unknown).await.expect("an empty row").is_empty());
}
