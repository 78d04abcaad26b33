//! The pictures that shops show of themselves, and what becomes of their files.

mod actors;

use std::io::Cursor;

use actors::World;
use bytes::Bytes;
use domain::catalog::ImageRefusal;
use domain::shops::Closing;
use domain::shops::ShopPicture;
use kernel::Failure;
use marketplace::catalog::{self, shop_pictures};
use marketplace::shops;
use sqlx::PgPool;

fn picture(shade: u8) -> Bytes {
    let picture = image::RgbImage::from_pixel(40, 40, image::Rgb([shade, 120, 80]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner().into()
}

async fn has_file(world: &World, key: &str) -> bool {
    world.market.blobs().get(&format!("{key}-160.webp")).await.expect("the files are there").is_some()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_logo_is_shown_replaced_and_taken_down_and_its_files_go_once_nobody_shows_them(pool: PgPool) {
    let world = World::new(pool).await;
    let (kiln, loom) = (world.seller("Kiln House").await, world.seller("Loom House").await);
    for seller in [&kiln, &loom] {
        shop_pictures::show(&world.market, &seller.op, ShopPicture::Logo, picture(1)).await.expect("is shown");
    }
    let shown = shops::page(&world.market, &kiln.op, "kiln-house").await.expect("a page");
    let first = shown.logo.expect("a logo");
    assert!(has_file(&world, &first).await && shown.cover.is_none());
    shop_pictures::show(&world.market, &kiln.op, ShopPicture::Logo, picture(200)).await.expect("is replaced");
    world.settles_twice().await;
    assert!(has_file(&world, &first).await, "the other shop shows the same picture");
    shop_pictures::take_down(&world.market, &loom.op, ShopPicture::Logo).await.expect("is taken down");
    world.settles_twice().await;
    assert!(!has_file(&world, &first).await, "nobody shows it any more");
    let second = shops::page(&world.market, &kiln.op, "kiln-house").await.expect("a page").logo.expect("a logo");
    assert!(second != first && has_file(&world, &second).await);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_no_picture_and_who_is_no_seller_is_refused(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let text = Bytes::from_static(b"<svg onload=alert(1)>");
    let refused = shop_pictures::show(&world.market, &seller.op, ShopPicture::Cover, text).await;
    assert!(matches!(refused, Err(Failure::Refused(ImageRefusal::WrongKind))), "{refused:?}");
    let buyer = world.buyer("Ana Ferreira").await;
    let refused = shop_pictures::show(&world.market, &buyer.op, ShopPicture::Cover, picture(1)).await;
    assert!(matches!(refused, Err(Failure::Forbidden)), "{refused:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_picture_that_a_closed_shop_does_not_show_leaves_no_files_behind(pool: PgPool) {
    let world = World::new(pool).await;
    let (kiln, loom) = (world.seller("Kiln House").await, world.seller("Loom House").await);
    shop_pictures::show(&world.market, &loom.op, ShopPicture::Logo, picture(1)).await.expect("is shown");
    let shown = shops::page(&world.market, &loom.op, "loom-house").await.expect("a page").logo.expect("a logo");
    shops::close(&world.market, &kiln.op, Closing { handle: "kiln-house".into() }).await.expect("closes");
    for shade in [1, 99] {
        let refused = shop_pictures::show(&world.market, &kiln.op, ShopPicture::Logo, picture(shade)).await;
        assert!(matches!(refused, Err(Failure::Forbidden)), "{refused:?}");
    }
    assert!(has_file(&world, &shown).await, "the other shop goes on showing it");
    shop_pictures::show(&world.market, &loom.op, ShopPicture::Cover, picture(99)).await.expect("is shown");
    let other = shops::page(&world.market, &loom.op, "loom-house").await.expect("a page").cover.expect("a cover");
    shop_pictures::take_down(&world.market, &loom.op, ShopPicture::Cover).await.expect("is taken down");
    let refused = shop_pictures::show(&world.market, &kiln.op, ShopPicture::Logo, picture(99)).await;
    assert!(refused.is_err() && !has_file(&world, &other).await, "nobody shows it");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_was_bought_is_shown_as_it_looked_then(pool: PgPool) {
    let world = World::new(pool).await;
    let seller = world.seller("Kiln House").await;
    let mug = world.product(&seller, "Mug", 1_250, 3).await;
    let product = sqlx::query_scalar("select product_id from catalog.variants where id = $1").bind(mug.0);
    let product = domain::id::ProductId(product.fetch_one(&world.pool).await.expect("the product"));
    let shown = catalog::add_image(&world.market, &seller.op, product, picture(7), "").await.expect("is shown");
    world.settles().await;
    world.buyer("Ana Ferreira").await.orders(&[(mug, 1)]).await;
    catalog::remove_image(&world.market, &seller.op, product, shown.id).await.expect("goes");
    world.settles_twice().await;
    assert!(has_file(&world, &shown.key).await, "the order goes on showing it");
    let dropped = catalog::ImageDropped { key: shown.key.clone(), original: None };
    catalog::discard_image(&world.market, &world.system(), dropped).await.expect("an answer");
    assert!(!has_file(&world, &shown.key).await, "whoever does not ask the orders throws it away");
}
