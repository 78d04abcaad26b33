//! Filling a market in bulk.

use catalog::{Encoded, SeedImage, SeedProduct, SeedVariant, Sown};
use domain::catalog::{OptionValue, ProductOption, Rating};
use domain::money::Currency;
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, WORDS, png, system, visitor};

fn seed(stage: &Stage, slug: &str) -> SeedProduct {
    let value = |name: &str, hex: &str| OptionValue { name: name.into(), hex: Some(hex.into()) };
    let variant = |value: &str, price_minor| SeedVariant {
        sku: format!("{slug}-{value}"),
        values: vec![value.into()],
        price_minor,
        compare_at_minor: None,
        weight_grams: Some(300),
        image: Some(0),
        earlier: Vec::new(),
    };
    SeedProduct {
        shop: stage.ana.shop,
        currency: Currency::USD,
        category: "mugs".into(),
        slug: slug.into(),
        title: format!("Seeded {slug}"),
        brand: Some("Clay".into()),
        summary: "A mug.".into(),
        description: WORDS.into(),
        tags: vec!["tea".into()],
        specs: vec![("Volume".into(), "30 cl".into())],
        options: vec![ProductOption {
            name: "Color".into(),
            values: vec![value("Sand", "#d9cfc4"), value("Ink", "#222233")],
        }],
        variants: vec![variant("Sand", 900), variant("Ink", 1100)],
        images: vec![SeedImage { picture: picture(), alt: "A mug".into() }],
        rating: Some(Rating { hundredths: 467, count: 12 }),
        published_at: system().now - chrono::Duration::days(3),
    }
}

fn picture() -> Encoded {
    catalog::encode_image(&png(40, 30, 90)).expect("a good picture")
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_seeded_product_stands_on_the_shelf_with_everything(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut product = seed(&stage, "dawn");
    product.variants[0].compare_at_minor = Some(1500);
    product.summary = "A mug.\0".into();
    product.variants[0].earlier = vec![(system().now - chrono::Duration::days(10), 1200)];
    let seeded =
        catalog::seed_product(&stage.market, &system(), product).await.expect("a good seed").expect("a new one");
    let view = catalog::product(&stage.market, &visitor(), "dawn").await.expect("on the shelf");
    assert_eq!(view.variants.iter().map(|v| v.id).collect::<Vec<_>>(), seeded.variants);
    assert_eq!(view.variants[0].lowest.map(|money| money.minor), Some(1200));
    assert_eq!(view.options[0].values[1].hex.as_deref(), Some("#222233"));
    assert_eq!(view.specs, [("Volume".to_owned(), "30 cl".to_owned())]);
    assert_eq!(view.rating, Some(Rating { hundredths: 466, count: 12 }));
    assert_eq!(view.variants[1].image, Some(view.images[0].id));
    let blob = format!("{}-800.webp", view.images[0].key);
    assert!(stage.market.blobs().get(&blob).await.expect("memory answers").is_some());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn seeding_twice_is_the_same_as_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let products = || vec![seed(&stage, "dawn"), seed(&stage, "dusk"), seed(&stage, "dawn")];
    let first = catalog::seed_products(&stage.market, &system(), products()).await.expect("good seeds");
    assert!(matches!(&first[..], [Sown::New(_), Sown::New(_), Sown::Known]));
    let second = catalog::seed_products(&stage.market, &system(), products()).await.expect("known seeds");
    assert_eq!(second, [Sown::Known, Sown::Known, Sown::Known]);
    assert_eq!(catalog::seed_product(&stage.market, &system(), seed(&stage, "dawn")).await.expect("known"), None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_bad_seed_is_refused_by_its_fields_and_the_others_stand(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut bad = seed(&stage, "bad");
    bad.title = "x".into();
    bad.category = "nowhere".into();
    bad.variants[1].sku = bad.variants[0].sku.clone();
    bad.variants[1].compare_at_minor = Some(1);
    let mut taken = seed(&stage, "taken");
    taken.variants[0].sku = "good-Sand".into();
    let sown = catalog::seed_products(&stage.market, &system(), vec![bad, seed(&stage, "good"), taken]).await;
    let [Sown::Refused(bad), Sown::New(_), Sown::Refused(taken)] = &sown.expect("an outcome each")[..] else {
        panic!("two are refused")
    };
    let fields = |problems: &[domain::text::FieldProblem]| problems.iter().map(|p| p.field.clone()).collect::<Vec<_>>();
    assert_eq!(fields(bad), ["title", "category", "variants[1][sku]", "variants[1][compare_at]"]);
    assert_eq!(fields(taken), ["variants[0][sku]"]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_but_the_market_seeds(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let op = stage.ana.op();
    let product = catalog::seed_product(&stage.market, &op, seed(&stage, "dawn")).await;
    assert!(matches!(product, Err(Failure::Forbidden)));
    let shelves = catalog::seed_categories(&stage.market, &op, Vec::new()).await;
    assert!(matches!(shelves, Err(Failure::Forbidden)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn seeds_know_their_range_of_prices_without_being_written_twice(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut product = seed(&stage, "dawn");
    product.variants[0].compare_at_minor = Some(2000);
    catalog::seed_product(&stage.market, &system(), product).await.expect("a good seed");
    // The one row still lies where the first row of a table lies.
    let (written, ranges): (i64, (i64, i64, bool)) = (
        sqlx::query_scalar("select count(*) from catalog.products where ctid <> '(0,1)'")
            .fetch_one(&stage.pool)
            .await
            .expect("a number"),
        sqlx::query_as("select min_price_minor, max_price_minor, reduced from catalog.products")
            .fetch_one(&stage.pool)
            .await
            .expect("the product"),
    );
    assert_eq!((written, ranges), (0, (900, 1100, true)));
}
