//! Pictures that are none of the usual ones, and come out as one: inert, still, in eight bits a channel.

use domain::catalog::ImageRefusal;
use image::{ImageBuffer, ImageFormat, Rgb, RgbImage};

use crate::stage::encoded;

/// A block of a file: its name, how long it is, what is in it, and a byte more where that is odd.
fn riff(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("short").to_le_bytes();
    let odd = content.len() % 2;
    [&name[..], &length, content, &vec![0; odd]].concat()
}

/// A WebP of these blocks.
fn webp(blocks: &[Vec<u8>]) -> Vec<u8> {
    riff(*b"RIFF", &[b"WEBP".to_vec(), blocks.concat()].concat())
}

/// The part of a WebP that is the picture itself.
fn still(red: u8) -> Vec<u8> {
    let file = encoded(&RgbImage::from_pixel(16, 16, Rgb([red, 10, 10])), ImageFormat::WebP);
    file[12..].to_vec()
}

/// A head that says what else is in the file, for a picture of 16 by 16 pixels.
fn head(flags: u8) -> Vec<u8> {
    riff(*b"VP8X", &[flags, 0, 0, 0, 15, 0, 0, 15, 0, 0])
}

#[test]
fn what_moves_stands_still() {
    let frame = |red| {
        let place = [0, 0, 0, 0, 0, 0, 15, 0, 0, 15, 0, 0, 100, 0, 0, 0];
        riff(*b"ANMF", &[&place[..], &still(red)].concat())
    };
    let moving = webp(&[head(2), riff(*b"ANIM", &[0, 0, 0, 0, 0, 0]), frame(200), frame(20)]);
    let shown = catalog::encode_image(&moving).expect("its first picture");
    let picture = image::load_from_memory(&shown.files[0].1).expect("a WebP").into_rgb8();
    assert!(picture.get_pixel(8, 8)[0] > 150, "the first one: {:?}", picture.get_pixel(8, 8));
    assert!(!shown.files.iter().any(|(_, file)| file.windows(4).any(|window| window == b"ANMF")));
}

#[test]
fn where_a_picture_was_taken_is_in_no_kind_of_file() {
    let place = b"GPSLatitude 41.1579 GPSLongitude -8.6291".to_vec();
    let told = webp(&[head(0x0c), still(90), riff(*b"EXIF", &place), riff(*b"XMP ", &place)]);
    let mut png = encoded(&RgbImage::from_pixel(16, 16, Rgb([9, 9, 9])), ImageFormat::Png).to_vec();
    let text = [&b"tEXt"[..], &place].concat();
    let length = u32::try_from(place.len()).expect("short").to_be_bytes();
    let block = [&length[..], &text, &crc(&text).to_be_bytes()].concat();
    png.splice(33..33, block);
    for file in [told, png] {
        assert!(file.windows(3).any(|window| window == b"GPS"), "it went in");
        let shown = catalog::encode_image(&file).expect("it is a picture");
        for (name, served) in &shown.files {
            assert!(!served.windows(3).any(|window| window == b"GPS"), "{name}");
        }
    }
}

#[test]
fn sixteen_bits_become_eight() {
    let deep = ImageBuffer::from_fn(40, 20, |x, _| Rgb([if x < 20 { 60_000_u16 } else { 4_000 }, 30_000, 0]));
    let mut file = std::io::Cursor::new(Vec::new());
    deep.write_to(&mut file, ImageFormat::Png).expect("memory takes it");
    let shown = catalog::encode_image(&file.into_inner()).expect("a deep picture");
    let picture = image::load_from_memory(&shown.files[0].1).expect("a WebP").into_rgb8();
    assert!(picture.get_pixel(5, 10)[0] > 215 && picture.get_pixel(35, 10)[0] < 35);
}

/// A JPEG of eight by eight pixels in the four colours of print, each at its middle: one code for "no difference", one
/// for "end of block".
fn of_print() -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
        [&[0xff, marker][..], &length, content].concat()
    };
    let table = |class: u8| {
        let mut counts = [0_u8; 16];
        counts[0] = 1;
        segment(0xc4, &[&[class][..], &counts, &[0]].concat())
    };
    let parts: Vec<u8> = (1..=4).flat_map(|id| [id, 0x11, 0]).collect();
    let scans: Vec<u8> = (1..=4).flat_map(|id| [id, 0]).collect();
    [
        vec![0xff, 0xd8],
        segment(0xee, b"Adobe\0\x64\0\0\0\0\0"),
        segment(0xdb, &[&[0][..], &[1; 64]].concat()),
        segment(0xc0, &[&[8, 0, 8, 0, 8, 4][..], &parts].concat()),
        table(0x00),
        table(0x10),
        segment(0xda, &[&[4][..], &scans, &[0, 63, 0]].concat()),
        vec![0x00, 0xff, 0xd9],
    ]
    .concat()
}

#[test]
fn the_colours_of_print_become_those_of_screens() {
    let shown = catalog::encode_image(&of_print()).expect("a picture for print");
    assert_eq!((shown.width, shown.height), (8, 8));
    let picture = image::load_from_memory(&shown.files[0].1).expect("a WebP").into_rgb8();
    let [red, green, blue] = picture.get_pixel(4, 4).0;
    assert!(red.abs_diff(green) < 12 && green.abs_diff(blue) < 12 && (30..=140).contains(&red), "{red} {green} {blue}");
}

#[test]
fn a_page_that_begins_like_a_picture_is_refused() {
    let page = b"\x89PNG\r\n\x1a\n<!doctype html><script>alert(1)</script>";
    assert_eq!(catalog::encode_image(page).err(), Some(ImageRefusal::Damaged));
    let jpeg = b"\xff\xd8\xff\xfe\x00\x10<script>alert(1)</script>\xff\xd9";
    assert_eq!(catalog::encode_image(jpeg).err(), Some(ImageRefusal::Damaged));
}

/// The checksum of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        let shift = |sum: u32, _| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        (0..8).fold(sum ^ u32::from(*byte), shift)
    };
    !bytes.iter().fold(!0, step)
}
