//! Pictures that people mean well with.

use domain::catalog::{IMAGE_WIDTHS, ImageRefusal, MOST_IMAGES, ProductMove};
use image::{ImageFormat, Rgb, RgbImage};
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, encoded, mug, png, system};

/// Red on the left, blue on the right.
fn flag(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

async fn file(stage: &Stage, key: &str, width: u32) -> Option<image::DynamicImage> {
    let bytes = stage.market.blobs().get(&format!("{key}-{width}.webp")).await.expect("memory answers")?;
    Some(image::load_from_memory_with_format(&bytes, ImageFormat::WebP).expect("a WebP"))
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_kind_of_picture_is_stored_at_every_width(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = encoded(&flag(1000, 500), format);
        let view = catalog::add_image(&stage.market, &stage.ana.op(), saved.product, bytes, " A flag\0 ").await;
        let view = view.expect("a good picture");
        assert_eq!((view.width, view.height, view.alt.as_str()), (1000, 500, "A flag"));
        for (width, real) in IMAGE_WIDTHS.into_iter().zip([160, 400, 800, 1000]) {
            let picture = file(&stage, &view.key, width).await.expect("a file of each width");
            assert_eq!((picture.width(), picture.height()), (real, real / 2), "{format:?} at {width}");
        }
        let channel = |from: usize| u8::from_str_radix(&view.tone[from..from + 2], 16).expect("two hex digits");
        assert!(channel(1).abs_diff(120) < 6 && channel(3).abs_diff(20) < 6 && channel(5).abs_diff(120) < 6);
    }
}

#[test]
fn a_small_picture_is_never_made_larger_and_a_tall_one_keeps_its_shape() {
    let small = catalog::encode_image(&png(20, 10, 200)).expect("a small picture");
    assert!(small.files.iter().all(|(_, bytes)| *bytes == small.files[0].1));
    assert_eq!((small.files.len(), small.tone), (4, format!("#c8c8c8{}", "c".repeat(48))));
    let tall = catalog::encode_image(&png(10, 9_000, 0)).expect("a tall picture");
    assert_eq!((tall.width, tall.height), (10, 9_000));
}

#[test]
fn drawn_pixels_become_the_same_files_every_time() {
    let pixels: Vec<u8> = (0..64 * 48 * 4).map(|at| u8::try_from(at % 251).expect("below 251")).collect();
    let (one, other) = (catalog::encode_pixels(pixels.clone(), 64, 48), catalog::encode_pixels(pixels.clone(), 64, 48));
    let (one, other) = (one.expect("good pixels"), other.expect("good pixels"));
    assert_eq!((&one.key, &one.files), (&other.key, &other.files));
    let turned = catalog::encode_pixels(pixels.clone(), 48, 64).expect("good pixels");
    assert_ne!(one.key, turned.key);
    assert_eq!(catalog::encode_pixels(pixels.clone(), 64, 47).err(), Some(ImageRefusal::Damaged));
    assert_eq!(catalog::encode_pixels(Vec::new(), 0, 0).err(), Some(ImageRefusal::Damaged));
    assert_eq!(catalog::encode_pixels(pixels, 1 << 20, 1 << 20).err(), Some(ImageRefusal::TooBig));
}

#[test]
fn what_is_transparent_has_no_colour() {
    let clear: Vec<u8> = [10, 20, 30, 0].repeat(100);
    assert_eq!(catalog::encode_pixels(clear, 10, 10).expect("good pixels").tone, "#ffffff");
}

/// A photograph as a telephone takes it: lying on its side, with the place where it was taken.
fn photograph() -> Vec<u8> {
    let upright = encoded(&flag(80, 40), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 41.1579 -8.6291");
    let mut file = upright[..2].to_vec();
    file.extend([0xff, 0xe1]);
    file.extend(u16::try_from(exif.len() + 2).expect("short").to_be_bytes());
    file.extend(exif);
    file.extend(&upright[2..]);
    file
}

#[test]
fn photographs_are_turned_upright_and_forget_where_they_were_taken() {
    let encoded = catalog::encode_image(&photograph()).expect("a photograph");
    assert_eq!((encoded.width, encoded.height), (40, 80));
    for (_, bytes) in &encoded.files {
        assert!(!bytes.windows(3).any(|window| window == b"GPS"));
        assert!(!bytes.windows(4).any(|window| window == b"EXIF"));
        let picture = image::load_from_memory(bytes).expect("a WebP").into_rgb8();
        let (top, bottom) = (picture.get_pixel(20, 5), picture.get_pixel(20, 75));
        assert!(top[0] > 150 && bottom[2] > 150, "red is above: {top:?} {bottom:?}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_same_picture_twice_is_stored_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let (one, other) =
        (stage.picture(&stage.ana, saved.product, 5).await, stage.picture(&stage.ana, saved.product, 5).await);
    assert_eq!(one, other);
    let images = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's").images;
    assert_eq!(images, [one]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_ninth_picture_is_refused(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    for shade in 0..u8::try_from(MOST_IMAGES).expect("few") {
        stage.picture(&stage.ana, saved.product, shade).await;
    }
    let ninth = catalog::add_image(&stage.market, &stage.ana.op(), saved.product, png(2, 2, 99), "").await;
    assert!(matches!(ninth, Err(Failure::Refused(ImageRefusal::Enough))));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pictures_added_at_once_stay_within_the_limit_and_in_order(pool: PgPool) {
    let stage = crate::stage::shared(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let uploads = (0..12).map(|shade| {
        let (stage, product) = (stage.clone(), saved.product);
        tokio::spawn(async move {
            catalog::add_image(&stage.market, &stage.ana.op(), product, png(2, 2, shade), "").await.is_ok()
        })
    });
    let mut added = 0;
    for upload in uploads.collect::<Vec<_>>() {
        added += usize::from(upload.await.expect("no upload panics"));
    }
    assert_eq!(added, MOST_IMAGES);
    stage.settle().await;
    let shown = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's").images;
    for shade in 0..12 {
        let key = catalog::encode_image(&png(2, 2, shade)).expect("a good picture").key;
        let kept = file(&stage, &key, 160).await.is_some();
        assert_eq!(kept, shown.iter().any(|image| image.key == key), "files without a product are thrown away");
    }
    let places: Vec<i32> = sqlx::query_scalar("select position from catalog.images order by position")
        .fetch_all(&stage.pool)
        .await
        .expect("the places");
    assert_eq!(places, [0, 1, 2, 3, 4, 5, 6, 7]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_removed_picture_goes_with_its_files_once_nobody_shows_it(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let (dawn, dusk) = (
        stage.save(&stage.ana, mug("dawn")).await.expect("a good draft").product,
        stage.save(&stage.ben, mug("dusk")).await.expect("a good draft").product,
    );
    let (anas, bens) = (stage.picture(&stage.ana, dawn, 5).await, stage.picture(&stage.ben, dusk, 5).await);
    let second = stage.picture(&stage.ana, dawn, 6).await;
    assert_eq!(anas.key, bens.key);
    catalog::remove_image(&stage.market, &stage.ana.op(), dawn, anas.id).await.expect("ana's");
    stage.settle().await;
    assert!(file(&stage, &anas.key, 160).await.is_some(), "ben still shows it");
    let left = catalog::my_product(&stage.market, &stage.ana.op(), dawn).await.expect("ana's").images;
    assert_eq!(left, [second]);
    catalog::remove_image(&stage.market, &stage.ben.op(), dusk, bens.id).await.expect("ben's");
    stage.settle().await;
    for width in IMAGE_WIDTHS {
        assert!(file(&stage, &anas.key, width).await.is_none());
    }
    let event = catalog::ImageDropped { key: anas.key.clone(), original: None };
    catalog::discard_image(&stage.market, &system(), event).await.expect("twice is harmless");
    stage.picture(&stage.ben, dusk, 5).await;
    assert!(file(&stage, &anas.key, 1200).await.is_some(), "it can come back");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_picture_that_comes_while_its_files_go_keeps_them(pool: PgPool) {
    let stage = crate::stage::shared(pool).await;
    let (dawn, dusk) = (
        stage.save(&stage.ana, mug("dawn")).await.expect("a good draft").product,
        stage.save(&stage.ben, mug("dusk")).await.expect("a good draft").product,
    );
    for _ in 0..20 {
        let anas = stage.picture(&stage.ana, dawn, 5).await;
        let leaving = async {
            catalog::remove_image(&stage.market, &stage.ana.op(), dawn, anas.id).await.expect("ana's");
            stage.settle().await;
        };
        let (bens, ()) = tokio::join!(stage.picture(&stage.ben, dusk, 5), leaving);
        for width in IMAGE_WIDTHS {
            assert!(file(&stage, &bens.key, width).await.is_some());
        }
        catalog::remove_image(&stage.market, &stage.ben.op(), dusk, bens.id).await.expect("ben's");
        stage.settle().await;
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_removed_product_takes_no_picture(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    stage.step(&stage.ana, saved.product, ProductMove::Remove).await.expect("a draft can go");
    let refused = catalog::add_image(&stage.market, &stage.ana.op(), saved.product, png(2, 2, 9), "").await;
    assert!(matches!(refused, Err(Failure::Refused(ImageRefusal::Gone))));
}
