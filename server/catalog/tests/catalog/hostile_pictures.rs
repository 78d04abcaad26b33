//! Files that only pretend to be pictures, or are meant to do harm.

use domain::catalog::ImageRefusal;
use image::ImageFormat;
use sqlx::PgPool;

use crate::stage::{Stage, encoded, mug, png};

fn refusal(bytes: &[u8]) -> Option<ImageRefusal> {
    catalog::encode_image(bytes).err()
}

/// A PNG whose head claims another size, with the checksum that belongs to it.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(1, 1, 0).to_vec();
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    file
}

/// The checksum of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        let shift = |sum: u32, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        (0..8).fold(sum ^ u32::from(*byte), shift)
    };
    !bytes.iter().fold(!0, step)
}

#[test]
fn claims_of_enormous_sizes_are_refused_before_anything_is_unpacked() {
    for (width, height) in [(60_000, 60_000), (8_000, 8_000), (16_001, 1), (1, 2_000_000_000), (u32::MAX >> 1, 1)] {
        assert_eq!(refusal(&claiming(width, height)), Some(ImageRefusal::TooBig), "{width} x {height}");
    }
    let mut jpeg = encoded(&image::RgbImage::new(8, 8), ImageFormat::Jpeg).to_vec();
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(refusal(&jpeg), Some(ImageRefusal::TooBig));
}

#[test]
fn a_claim_within_the_limits_without_the_pixels_is_damage() {
    assert_eq!(refusal(&claiming(4_000, 4_000)), Some(ImageRefusal::Damaged));
}

#[test]
fn pictures_that_were_cut_off_are_refused() {
    let picture = image::RgbImage::from_fn(300, 200, |x, y| image::Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], 90]));
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&picture, format);
        assert_eq!(refusal(&whole), None, "{format:?}");
        for part in [16, whole.len() / 4, whole.len() / 2, whole.len() - whole.len() / 10] {
            assert_eq!(refusal(&whole[..part]), Some(ImageRefusal::Damaged), "{format:?} cut at {part}");
        }
    }
}

#[test]
fn other_kinds_are_refused_whatever_they_are_called() {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>"#;
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let html = b"<!doctype html><script>alert(1)</script>";
    let pdf = b"%PDF-1.7 \xff\xd8\xff";
    for file in [&svg[..], gif, html, pdf, b"\x89PNG", b"BM", b"\0\0\0\x20ftypavif", b"RIFF\0\0\0\0WAVE"] {
        assert_eq!(refusal(file), Some(ImageRefusal::WrongKind), "{:?}", String::from_utf8_lossy(file));
    }
    assert_eq!(refusal(b""), Some(ImageRefusal::Empty));
    assert_eq!(refusal(&vec![0xff; 10 * 1024 * 1024 + 1]), Some(ImageRefusal::TooHeavy));
}

#[test]
fn a_picture_that_is_also_a_page_comes_out_as_a_picture() {
    let mut polyglot = png(30, 20, 77).to_vec();
    polyglot.extend(b"<html><script>alert(document.cookie)</script></html>");
    let mut jpeg = encoded(&image::RgbImage::new(30, 20), ImageFormat::Jpeg).to_vec();
    let comment = b"<script>alert(1)</script>";
    let length = u16::try_from(comment.len() + 2).expect("short").to_be_bytes();
    jpeg.splice(2..2, [0xff, 0xfe].into_iter().chain(length).chain(*comment));
    for file in [polyglot, jpeg] {
        let encoded = catalog::encode_image(&file).expect("it is a picture");
        for (name, bytes) in &encoded.files {
            assert!(bytes.starts_with(b"RIFF") && !bytes.windows(7).any(|window| window == b"<script"), "{name}");
        }
    }
}

#[test]
fn noise_behind_a_good_beginning_never_panics() {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut noise = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let good = encoded(&image::RgbImage::from_pixel(40, 30, image::Rgb([1, 2, 3])), format);
        for _ in 0..200 {
            let mut bad = good.to_vec();
            for _ in 0..3 {
                let at = usize::try_from(noise() % (good.len() as u64)).expect("within the file");
                bad[at] = noise().to_le_bytes()[0];
            }
            // It may still be a picture; what matters is that it is one or a refusal.
            let outcome = std::panic::catch_unwind(|| catalog::encode_image(&bad).is_ok());
            assert!(outcome.is_ok(), "{format:?}");
        }
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_refused_picture_leaves_nothing_behind(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let upload = async |bytes: Vec<u8>| {
        catalog::add_image(&stage.market, &stage.ana.op(), saved.product, bytes.into(), "x").await.is_err()
    };
    assert!(upload(claiming(60_000, 60_000)).await);
    assert!(upload(b"<svg onload=alert(1)>".to_vec()).await);
    assert!(upload(vec![0; 11 * 1024 * 1024]).await);
    let images = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's").images;
    assert!(images.is_empty());
}
