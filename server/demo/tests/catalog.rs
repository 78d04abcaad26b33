//! A catalog on disk becomes a market, and every row that does not is told with its reason.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use demo::{ImageSource, Market, Product, RefusedRow, STOCK_WHEN_UNKNOWN, Status, multiply, read_catalog, repeats};

fn fixture() -> (Market, Vec<RefusedRow>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/catalog");
    read_catalog(&folder).expect("the fixture can be read")
}

fn product<'a>(market: &'a Market, key: &str) -> &'a Product {
    market.products.iter().find(|product| product.key == key).expect("the fixture has it")
}

#[test]
fn a_row_becomes_a_product() {
    let (market, _) = fixture();
    let shirt = product(&market, "p-shirt");
    assert_eq!((shirt.shop.as_str(), shirt.slug.as_str()), ("corner-shop", "striped-shirt"));
    assert_eq!(shirt.description, "A shirt with stripes.\n\n- Cotton\n- Wash it cold");
    assert_eq!(shirt.summary, "A shirt with stripes.");
    assert_eq!(shirt.specs, [("Material".to_owned(), "Cotton, Linen".to_owned())]);
    assert_eq!(shirt.tags, ["stripes", "summer", "shirts"]);
    assert_eq!(shirt.rating.map(|rating| (rating.hundredths, rating.count)), Some((425, 4)));
    assert_eq!(shirt.status, Status::Active);
}

#[test]
fn variants_keep_the_order_of_their_options() {
    let (market, _) = fixture();
    let shirt = product(&market, "p-shirt");
    let names: Vec<&str> = shirt.options.iter().map(|option| option.name.as_str()).collect();
    assert_eq!(names, ["Size", "Color"]);
    let [small, medium] = &shirt.variants[..] else { panic!("two of three can be sold") };
    assert_eq!((small.price_minor, small.compare_at_minor, small.on_hand), (2_490, Some(2_990), 7));
    assert_eq!((medium.price_minor, medium.on_hand), (2_690, 0));
    assert_eq!((small.weight_grams, medium.weight_grams), (Some(544), None));
    assert_eq!(small.image, Some(1));
    assert!(matches!(&shirt.images[1].source, ImageSource::File(path) if path.ends_with("images/shirt-red.webp")));
}

#[test]
fn nothing_is_written_for_a_vendor() {
    let (market, _) = fixture();
    let kettle = product(&market, "p-kettle");
    assert_eq!((kettle.description.as_str(), kettle.status), ("", Status::Draft));
    assert_eq!(kettle.variants[0].on_hand, STOCK_WHEN_UNKNOWN);
    assert!(kettle.options.is_empty(), "one variant is no choice");
    assert_eq!(kettle.specs, [("Format".to_owned(), "Stovetop".to_owned())]);
}

#[test]
fn only_the_shelves_that_are_needed_come_along() {
    let (market, _) = fixture();
    let shelves: Vec<(&str, &str, Option<&str>)> =
        market.categories.iter().map(|c| (c.key.as_str(), c.slug.as_str(), c.parent.as_deref())).collect();
    let expected = [
        ("taxonomy/a", "apparel", None),
        ("taxonomy/a-1", "clothing", Some("taxonomy/a")),
        ("taxonomy/a-1-1", "shirts", Some("taxonomy/a-1")),
        // The demo market has a department of this name, and both share it; its shelf of another
        // name below it keeps out of the way.
        ("kitchen", "kitchen", None),
        ("taxonomy/k-1", "kitchen-cookware", Some("kitchen")),
    ];
    assert_eq!(shelves, expected);
}

#[test]
fn what_cannot_be_sold_is_told_row_by_row() {
    let (_, refused) = fixture();
    let told: Vec<String> =
        refused.iter().map(|row| format!("{}:{} {}: {}", row.file, row.line, row.id, row.reason)).collect();
    let expected = [
        "variants.csv:4 p-shirt:3: the SKU SH-R-M occurs before, and a SKU names one thing",
        "products.csv:5 p-kettle: 35.00 is not above the price of 35.00",
        "images.csv:4 images/kettle.webp: there is no such file",
        "images.csv:5 ../secret.webp: the file lies outside the catalog",
        "products.csv:6 p-apple: it has no price",
        "products.csv:7 p-free: it is free; only things with a price can be sold",
        "products.csv:8 p-lost: there is no category zz-9",
        "variants.csv:9 p-none:1: there is no product p-none",
    ];
    assert_eq!(told, expected);
    assert_eq!(refused[1].cell, Some("compare_at_price"));
    assert!(refused.iter().filter(|row| row.cell.is_some()).count() == 1);
}

#[test]
fn a_missing_file_is_an_error() {
    assert!(read_catalog(Path::new("no/such/folder")).is_err());
}

#[test]
fn a_market_is_multiplied_to_the_number_asked_for() {
    let (market, _) = fixture();
    let few = market.products.len();
    let many = multiply(market.clone(), 25);
    assert_eq!(many.products.len(), 25);
    let different = |words: Vec<&String>| words.iter().collect::<HashSet<_>>().len() == words.len();
    assert!(different(many.products.iter().map(|product| &product.slug).collect()));
    assert!(different(many.products.iter().map(|product| &product.key).collect()));
    assert!(different(many.products.iter().flat_map(|p| &p.variants).map(|variant| &variant.sku).collect()));
    let copy = &many.products[few];
    assert_eq!((copy.title.as_str(), copy.slug.as_str()), ("Striped shirt No. 2", "striped-shirt-no-2"));
    assert_eq!(multiply(market, 1).products.len(), few, "a larger market stays as it is");
    assert_eq!(repeats(&[]).count(), 0);
}

/// The vendors' catalog, where it lies beside the project.
fn vendors() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/catalog");
    beside.join("products.csv").is_file().then_some(beside)
}

#[test]
fn the_catalog_of_twelve_vendors_can_be_read() {
    let Some(folder) = vendors() else { return };
    let (market, refused) = read_catalog(&folder).expect("the catalog can be read");
    let mut reasons: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for row in refused.iter().filter(|row| row.cell.is_none()) {
        let reason = row.reason.split(" occurs").next().unwrap_or_default();
        *reasons.entry((row.file.as_str(), reason)).or_default() += 1;
    }
    let expected = [
        (("products.csv", "it has no price"), 81),
        (("products.csv", "it is free; only things with a price can be sold"), 44),
        (("variants.csv", "the SKU 404.038.96"), 2),
    ];
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!((market.shops.len(), market.products.len()), (12, 773 - 81 - 44));
    assert_eq!(market.products.iter().map(|p| p.variants.len()).sum::<usize>(), 3_618 - 81 - 44 - 2);
    holds_together(&market);
}

/// Everything named exists, nothing is named twice, every price is one.
fn holds_together(market: &Market) {
    let mut shelves: HashSet<&str> = HashSet::new();
    let mut slugs = HashSet::new();
    for shelf in &market.categories {
        assert!(shelf.parent.as_deref().is_none_or(|parent| shelves.contains(parent)), "{} comes too early", shelf.key);
        assert!(shelves.insert(&shelf.key) && slugs.insert(&shelf.slug), "{} occurs twice", shelf.key);
    }
    let mut slugs = HashSet::new();
    let mut skus = HashSet::new();
    for product in &market.products {
        assert!(shelves.contains(product.category.as_str()), "{}", product.key);
        assert!((3..=80).contains(&product.slug.len()) && slugs.insert(&product.slug), "{}", product.slug);
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        assert!(product.slug.split('-').all(|part| !part.is_empty() && part.bytes().all(plain)), "{}", product.slug);
        assert!(product.images.len() <= 8 && product.options.len() <= 3, "{}", product.key);
        for variant in &product.variants {
            assert!(variant.price_minor > 0 && variant.on_hand >= 0, "{}", variant.sku);
            assert!(variant.compare_at_minor.is_none_or(|before| before > variant.price_minor), "{}", variant.sku);
            assert!(skus.insert((&product.shop, &variant.sku)), "{}", variant.sku);
            assert_eq!(variant.options.len(), product.options.len(), "{}", variant.sku);
        }
    }
}
