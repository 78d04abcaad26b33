//! Every picture can be painted, shows something, and is the same each time.

use demo::{Drawing, ImageSource, Product, demo_market, hero_art, render};

/// How many different shades a painted picture has.
fn shades(drawing: &Drawing, width: u32, height: u32) -> usize {
    let pixels = render(&drawing.svg(), width, height).expect("our own pictures can be painted");
    assert_eq!(pixels.rgba.len(), usize::try_from(width * height * 4).expect("it is small"));
    assert!(pixels.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255), "the picture has holes");
    let mut seen: Vec<&[u8]> = pixels.rgba.chunks_exact(4).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len()
}

/// What is wrong with the pictures of a product.
fn empty_pictures(product: &Product) -> Vec<String> {
    let told = |place: usize, what: &str| format!("picture {place} of {} {what}", product.key);
    product
        .images
        .iter()
        .enumerate()
        .filter_map(|(place, image)| match &image.source {
            ImageSource::File(_) => Some(told(place, "is not drawn by us")),
            ImageSource::Drawn(drawing) => (shades(drawing, 80, 100) <= 250).then(|| told(place, "shows too little")),
        })
        .collect()
}

#[test]
fn every_picture_of_a_product_shows_something() {
    let market = demo_market();
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let part = market.products.len().div_ceil(threads);
    let empty: Vec<String> = std::thread::scope(|scope| {
        let work: Vec<_> = market
            .products
            .chunks(part)
            .map(|products| scope.spawn(|| products.iter().flat_map(empty_pictures).collect::<Vec<_>>()))
            .collect();
        work.into_iter().flat_map(|thread| thread.join().expect("a thread only fails with its test")).collect()
    });
    assert!(empty.is_empty(), "{}", empty.join(", "));
}

#[test]
fn the_home_page_has_its_three_pictures() {
    let heroes = hero_art();
    assert_eq!(heroes.len(), 3);
    for hero in heroes {
        assert!(shades(&hero.drawing, hero.width / 10, hero.height / 10) > 250, "{} is empty", hero.key);
    }
}

#[test]
fn no_two_pictures_of_a_product_are_the_same() {
    for product in demo_market().products {
        let svgs: Vec<String> = product
            .images
            .iter()
            .filter_map(|image| match &image.source {
                ImageSource::Drawn(drawing) => Some(drawing.svg()),
                ImageSource::File(_) => None,
            })
            .collect();
        for (i, svg) in svgs.iter().enumerate() {
            assert!(!svgs[..i].contains(svg), "picture {i} of {} occurs twice", product.key);
        }
    }
}

#[test]
fn a_drawing_is_the_same_each_time() {
    let market = demo_market();
    let ImageSource::Drawn(drawing) = &market.products[0].images[0].source else {
        panic!("the demo market is drawn");
    };
    assert_eq!(drawing.svg(), drawing.svg());
}

#[test]
fn what_is_no_picture_is_refused() {
    assert!(render("<svg", 10, 10).is_err());
    assert!(render("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 5\"/>", 0, 10).is_err());
}
