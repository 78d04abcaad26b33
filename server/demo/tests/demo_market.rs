//! The demo market holds together: everything it names exists, and everything fits the pages.

use std::collections::HashSet;

use demo::{Market, Role, Status, demo_market};

fn is_slug(text: &str, longest: usize) -> bool {
    let parts = text
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    parts && (3..=longest).contains(&text.len())
}

fn all_different<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = HashSet::new();
    words.into_iter().all(|word| seen.insert(word))
}

#[test]
fn it_has_as_much_of_everything_as_it_promises() {
    let Market { categories, people, shops, products } = demo_market();
    assert_eq!(categories.iter().filter(|shelf| shelf.parent.is_none()).count(), 8);
    assert_eq!(shops.len(), 6);
    assert!((60..=70).contains(&products.len()), "{} products", products.len());
    let count = |role| people.iter().filter(|person| person.role == role).count();
    assert_eq!((count(Role::Shopper), count(Role::Seller), count(Role::Admin)), (3, 6, 1));
}

#[test]
fn every_name_is_given_once() {
    let market = demo_market();
    assert!(all_different(market.categories.iter().map(|shelf| shelf.slug.as_str())));
    assert!(all_different(market.shops.iter().map(|shop| shop.handle.as_str())));
    assert!(all_different(market.shops.iter().map(|shop| shop.order_prefix.as_str())));
    assert!(all_different(market.people.iter().map(|person| person.email.as_str())));
    assert!(all_different(market.products.iter().map(|product| product.key.as_str())));
    assert!(all_different(market.products.iter().map(|product| product.slug.as_str())));
    let skus = market.products.iter().flat_map(|product| &product.variants).map(|variant| variant.sku.as_str());
    assert!(all_different(skus));
}

#[test]
fn everything_it_names_exists() {
    let market = demo_market();
    let shelves: HashSet<_> = market.categories.iter().map(|shelf| &shelf.key).collect();
    let mut above = HashSet::new();
    for shelf in &market.categories {
        assert!(shelf.parent.as_ref().is_none_or(|parent| above.contains(parent)), "{} comes too early", shelf.key);
        above.insert(shelf.key.clone());
    }
    for shop in &market.shops {
        let owner = market.people.iter().find(|person| person.key == shop.owner);
        assert_eq!(owner.map(|person| person.role), Some(Role::Seller), "{} has no seller", shop.key);
    }
    for product in &market.products {
        assert!(shelves.contains(&product.category), "{} lies on no shelf", product.key);
        assert!(market.shops.iter().any(|shop| shop.key == product.shop), "{} has no shop", product.key);
    }
}

#[test]
fn every_product_fits_its_page() {
    for product in demo_market().products {
        let name = &product.key;
        assert!(is_slug(&product.slug, 50), "{name}: {}", product.slug);
        assert!(product.summary.split_whitespace().count() <= 150, "{name}");
        assert!(product.description.chars().count() >= 100, "{name} says too little");
        assert!((1..=8).contains(&product.images.len()), "{name}");
        assert!(product.images.iter().all(|image| !image.alt.is_empty()), "{name}");
        assert!(product.options.len() <= 3, "{name}");
        assert!(!product.tags.is_empty() && !product.specs.is_empty(), "{name}");
        assert!(product.rating.is_none(), "{name}: nobody has rated it yet");
        assert_eq!(product.status, Status::Active, "{name}");
        let words = [&product.title, &product.summary, &product.description];
        assert!(words.iter().all(|text| !text.contains('!')), "{name} shouts");
    }
}

#[test]
fn every_variant_can_be_bought_by_its_options() {
    for product in demo_market().products {
        let name = &product.key;
        assert!(!product.variants.is_empty(), "{name}");
        assert!(all_different(product.variants.iter().map(|variant| variant.sku.as_str())));
        let mut combinations = HashSet::new();
        for variant in &product.variants {
            assert!(variant.price_minor > 0, "{}", variant.sku);
            assert!(variant.compare_at_minor.is_none_or(|before| before > variant.price_minor), "{}", variant.sku);
            assert!(variant.on_hand >= 0 && variant.weight_grams.is_some_and(|grams| grams > 0), "{}", variant.sku);
            assert!(variant.image.is_none_or(|image| image < product.images.len()), "{}", variant.sku);
            assert_eq!(variant.options.len(), product.options.len(), "{}", variant.sku);
            for (chosen, option) in variant.options.iter().zip(&product.options) {
                assert_eq!(chosen.0, option.name, "{}", variant.sku);
                assert!(option.values.iter().any(|value| value.name == chosen.1), "{}: {}", variant.sku, chosen.1);
            }
            assert!(combinations.insert(&variant.options), "{} has a twin", variant.sku);
        }
    }
}

#[test]
fn it_shows_cuts_low_stock_and_things_sold_out() {
    let market = demo_market();
    let variants: Vec<_> = market.products.iter().flat_map(|product| &product.variants).collect();
    assert!(variants.iter().filter(|variant| variant.compare_at_minor.is_some()).count() >= 8);
    assert!(variants.iter().filter(|variant| (1..=5).contains(&variant.on_hand)).count() >= 8);
    let gone = market.products.iter().filter(|p| p.variants.iter().all(|variant| variant.on_hand == 0)).count();
    assert!(gone >= 1, "nothing is sold out");
}

#[test]
fn colors_are_colors() {
    for product in demo_market().products {
        for value in product.options.iter().flat_map(|option| &option.values) {
            let is_color = |hex: &String| {
                hex.len() == 7 && hex.starts_with('#') && hex[1..].bytes().all(|b| b.is_ascii_hexdigit())
            };
            assert!(value.hex.as_ref().is_none_or(is_color), "{}: {:?}", product.key, value);
        }
    }
}
