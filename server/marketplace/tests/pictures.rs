//! The pictures that shops show of themselves, and what becomes of their files.

mod actors;

use std::io::Cursor;

use actors::World;
use bytes::Bytes;
use domain::catalog::ImageRefusal;
use domain::shops::ShopPicture;
use kernel::Failure;
use marketplace::{shop_pictures, shops};
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
