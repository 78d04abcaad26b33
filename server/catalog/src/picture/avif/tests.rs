//! Every way of coding a picture that cameras and tools use, and files that lie.

use image::{DynamicImage, RgbaImage};

use super::*;

const RED: [u8; 3] = [220, 40, 30];
const GREEN: [u8; 3] = [30, 160, 60];
const BLUE: [u8; 3] = [40, 60, 200];
const YELLOW: [u8; 3] = [240, 230, 60];

macro_rules! sample {
    ($name:literal) => {
        (&include_bytes!(concat!("../../../tests/data/avif/", $name, ".avif"))[..], $name)
    };
}

/// The colours in the middle of the four quarters, as somebody sees them who holds the picture upright.
fn quarters(file: &[u8]) -> [[u8; 4]; 4] {
    let Raw { pixels, orientation } = decode(file).expect("a picture");
    let (width, height) = (pixels.width, pixels.height);
    let bytes = if pixels.alpha {
        pixels.bytes
    } else {
        pixels.bytes.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
    };
    let mut upright = DynamicImage::from(RgbaImage::from_raw(width, height, bytes).expect("every pixel"));
    upright.apply_orientation(orientation);
    let upright = upright.to_rgba8();
    let (right, bottom) = (upright.width() * 3 / 4, upright.height() * 3 / 4);
    let (left, top) = (upright.width() / 4, upright.height() / 4);
    [(left, top), (right, top), (left, bottom), (right, bottom)].map(|(x, y)| upright.get_pixel(x, y).0)
}

fn near(found: [u8; 4], expected: [u8; 3]) -> bool {
    found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= 6)
}

/// Whatever is between 0 and the number given, always the same row of them.
fn noise() -> impl FnMut(usize) -> usize {
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    move |below| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).expect("31 bits") % below
    }
}

fn position(file: &[u8], name: [u8; 4]) -> usize {
    file.windows(4).position(|window| window == name).expect("such a box")
}

/// The file with another size in its boxes.
fn claiming(file: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut file = file.to_vec();
    let at = position(&file, *b"ispe") + 8;
    file[at..at + 4].copy_from_slice(&width.to_be_bytes());
    file[at + 4..at + 8].copy_from_slice(&height.to_be_bytes());
    file
}

#[test]
fn colours_come_out_of_every_way_to_code_them() {
    for (file, name) in [
        sample!("420"),
        sample!("422"),
        sample!("444"),
        sample!("limited"),
        sample!("identity"),
        sample!("10bit420"),
        sample!("12bit444"),
        sample!("film"),
        sample!("odd"),
    ] {
        assert!(is_avif(file), "{name}");
        let found = quarters(file);
        for (found, expected) in found.into_iter().zip([RED, GREEN, BLUE, YELLOW]) {
            assert!(near(found, expected), "{name}: {found:?} is not {expected:?}");
            assert_eq!(found[3], 255, "{name}");
        }
    }
}

#[test]
fn greys_have_no_colour() {
    for (found, expected) in quarters(sample!("grey").0).into_iter().zip([20, 90, 160, 240]) {
        assert!(near(found, [expected; 3]) && found[0] == found[1] && found[1] == found[2], "{found:?}");
    }
}

#[test]
fn what_is_clear_stays_clear() {
    for (file, name) in [sample!("alpha"), sample!("premultiplied")] {
        assert!(head(file).expect("a picture").alpha, "{name}");
        let found = quarters(file);
        for (found, expected) in found.into_iter().zip([RED, GREEN, BLUE]) {
            assert!(near(found, expected), "{name}: {found:?} is not {expected:?}");
        }
        let clear = found.map(|colour| colour[3]);
        assert!(
            clear[0] == 255 && clear[1] == 255 && clear[2].abs_diff(128) <= 3 && clear[3] <= 2,
            "{name}: {clear:?}"
        );
    }
}

#[test]
fn pictures_are_turned_and_mirrored_as_the_file_says() {
    for ((file, name), expected) in [
        (sample!("o2"), [GREEN, RED, YELLOW, BLUE]),
        (sample!("o3"), [YELLOW, BLUE, GREEN, RED]),
        (sample!("o4"), [BLUE, YELLOW, RED, GREEN]),
        (sample!("o5"), [RED, BLUE, GREEN, YELLOW]),
        (sample!("o6"), [BLUE, RED, YELLOW, GREEN]),
        (sample!("o7"), [YELLOW, GREEN, BLUE, RED]),
        (sample!("o8"), [GREEN, YELLOW, RED, BLUE]),
    ] {
        let found = quarters(file);
        assert!(found.into_iter().zip(expected).all(|(found, expected)| near(found, expected)), "{name}: {found:?}");
    }
}

#[test]
fn the_head_says_what_comes() {
    for (file, name) in [sample!("420"), sample!("alpha"), sample!("grey"), sample!("odd")] {
        let head = head(file).expect("a picture");
        let pixels = decode(file).expect("a picture").pixels;
        assert_eq!((head.width, head.height, head.alpha), (pixels.width, pixels.height, pixels.alpha), "{name}");
        assert!(head.memory > pixels.bytes.len() as u64, "{name}");
    }
}

#[test]
fn only_a_whole_first_box_with_the_brand_is_an_avif() {
    assert!(is_avif(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif"));
    let film = b"\0\0\0\x18ftypavis\0\0\0\0avismsf1";
    for file in [&b""[..], b"\0\0\0\x20ftypavif", film, b"\0\0\0\x14ftypheic\0\0\0\0mif1", b"\xff\xd8\xff"] {
        assert!(!is_avif(file), "{file:?}");
    }
}

#[test]
fn files_that_were_cut_off_are_refused() {
    for (file, name) in [sample!("420"), sample!("alpha"), sample!("o6")] {
        for end in 0..file.len() {
            assert_eq!(decode(&file[..end]).err(), Some(ImageRefusal::Damaged), "{name} cut at {end}");
        }
    }
}

#[test]
fn sizes_that_are_not_true_are_refused_before_they_take_memory() {
    let (file, _) = sample!("420");
    for (width, height) in [(60_000, 60_000), (16_001, 1), (8_000, 8_000), (1, u32::MAX)] {
        assert_eq!(head(&claiming(file, width, height)), Err(ImageRefusal::TooBig), "{width} x {height}");
    }
    for (width, height) in [(8, 8), (48, 64), (64, 47), (16_000, 500), (0, 48)] {
        let refusal = decode(&claiming(file, width, height)).err();
        assert_eq!(refusal, Some(ImageRefusal::Damaged), "{width} x {height}");
    }
    // 32 million pixels in the stream, and 3,072 of them in the boxes.
    let huge = claiming(sample!("huge").0, 64, 48);
    assert_eq!(head(&huge).map(|head| (head.width, head.height)), Ok((64, 48)));
    assert_eq!(decode(&huge).err(), Some(ImageRefusal::Damaged));
}

#[test]
fn a_second_frame_is_never_decoded() {
    let (file, _) = sample!("420");
    let container = Container::read(file).expect("boxes");
    let item = container.data(container.primary().expect("a picture")).expect("data");
    assert!(Coded::read(&item).is_ok());
    let twice = |kind: u8| {
        let mut stream = item.clone();
        for unit in boxes::units(&item) {
            let (of, content) = unit.expect("whole");
            if of == kind {
                boxes::put_unit(&mut stream, of, content);
            }
        }
        Coded::read(&stream).err()
    };
    assert_eq!(twice(boxes::FRAME), Some(ImageRefusal::WrongKind));
    assert_eq!(twice(boxes::SEQUENCE), Some(ImageRefusal::Damaged));
}

/// A box around what is given.
fn part(kind: [u8; 4], content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let size = u32::try_from(content.len() + 8).expect("short");
    [&size.to_be_bytes()[..], &kind, &content].concat()
}

/// A file whose only item consists of the whole file, so many times.
fn repeating(kind: [u8; 4], times: u16) -> Vec<u8> {
    let place = [&[0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0][..], &times.to_be_bytes()].concat();
    let places = [place, vec![0; usize::from(times) * 8]].concat();
    let entry = part(*b"infe", &[&[2, 0, 0, 0, 0, 1, 0, 0], &kind, b"\0"]);
    let size = part(*b"ispe", &[&[0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 9]]);
    let belonging = part(*b"ipma", &[&[0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1]]);
    let boxes = [
        &[0; 4][..],
        &part(*b"pitm", &[&[0, 0, 0, 0, 0, 1]]),
        &part(*b"iloc", &[&places]),
        &part(*b"iinf", &[&[0, 0, 0, 0, 0, 1], &entry]),
        &part(*b"iprp", &[&part(*b"ipco", &[&size]), &belonging]),
    ];
    [part(*b"ftyp", &[b"avif\0\0\0\0"]), part(*b"meta", &boxes)].concat()
}

#[test]
fn the_same_bytes_are_not_read_many_times() {
    let data = |file: &[u8]| Container::read(file).and_then(|container| container.data(1));
    let once = repeating(*b"av01", 1);
    assert_eq!(data(&once).as_deref(), Ok(&once[..]));
    assert_eq!(data(&repeating(*b"av01", 2)), Err(ImageRefusal::Damaged));
    assert_eq!(data(&repeating(*b"av01", u16::MAX)), Err(ImageRefusal::Damaged));
}

#[test]
fn pictures_put_together_of_others_are_not_taken() {
    assert_eq!(head(&repeating(*b"grid", 1)), Err(ImageRefusal::WrongKind));
}

#[test]
fn flipped_bytes_never_do_harm() {
    let files = [sample!("420"), sample!("alpha"), sample!("10bit420"), sample!("o5"), sample!("film"), sample!("odd")];
    let mut below = noise();
    for (good, name) in files {
        // Most of a small file are its boxes: every other time, only the picture is changed.
        let picture = position(good, *b"mdat") + 4;
        for round in 0..400 {
            let mut bad = good.to_vec();
            let from = if round % 2 == 0 { 0 } else { picture };
            for _ in 0..=below(3) {
                bad[from + below(good.len() - from)] = below(256).to_le_bytes()[0];
            }
            // It may still be a picture; what matters is that it is a whole one or a refusal, and within the limits.
            if let Ok(Raw { pixels, .. }) = decode(&bad) {
                let size = if pixels.alpha { 4 } else { 3 };
                assert_eq!(pixels.bytes.len(), pixels.width as usize * pixels.height as usize * size, "{name}");
                assert_eq!(fits(pixels.width, pixels.height), Ok(()), "{name}");
            }
        }
    }
}
