//! Words: in their forms, with their synonyms, misspelled, as numbers, and strange ones.

use domain::catalog::{ListingQuery, Sort};
use sqlx::PgPool;

use crate::stage::{Stage, product, rated, variant, visitor, words};

/// Mugs, kettles and a sofa.
async fn furnished(pool: PgPool) -> Stage {
    let stage = Stage::new(pool).await;
    let (clay, iron) = (stage.clay, stage.iron);
    stage.put(product(clay, "blue-mug", "Blue stoneware mug", "mugs", 1_250)).await;
    stage.put(product(clay, "cafe-mug", "Mug Café Crème", "mugs", 900)).await;
    stage.put(product(iron, "copper-kettle", "Copper kettle", "kettles", 4_000)).await;
    stage.put(product(iron, "steel-kettle", "Steel kettle 120V", "kettles", 3_000)).await;
    stage.put(product(clay, "sofa", "Leather sofa", "kitchen", 90_000)).await;
    stage.look().await;
    stage
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn words_are_found_in_all_their_forms(pool: PgPool) {
    let stage = furnished(pool).await;
    let mut kettles = stage.slugs(&words("KETTLES")).await;
    kettles.sort();
    assert_eq!(kettles, ["copper-kettle", "steel-kettle"]);
    assert_eq!(stage.slugs(&words("cafe creme")).await, ["cafe-mug"]);
    assert_eq!(stage.slugs(&words("couch")).await, ["sofa"]);
    assert_eq!(stage.slugs(&words("kettle 120 v")).await[0], "steel-kettle");
    assert_eq!(stage.slugs(&words("kettle -steel")).await, ["copper-kettle"]);
    assert_eq!(stage.slugs(&words("stonew")).await, ["blue-mug"], "the last word may be a beginning");
    assert!(stage.slugs(&words("zeppelin")).await.is_empty());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_misspelled_word_is_forgiven_and_corrected(pool: PgPool) {
    let stage = furnished(pool).await;
    for (typed, found) in [("coper", "copper-kettle"), ("stonewrae", "blue-mug"), ("lether sofa", "sofa")] {
        let list = stage.list(&words(typed)).await;
        assert_eq!(list.cards.items.first().map(|card| card.slug.as_str()), Some(found), "{typed}");
    }
    assert_eq!(stage.list(&words("lether sofa")).await.did_you_mean.as_deref(), Some("leather sofa"));
    assert_eq!(stage.list(&words("leather sofa")).await.did_you_mean, None);
    assert!(stage.slugs(&words("mgu")).await.is_empty(), "three letters are taken as they are");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_number_of_the_shop_comes_first(pool: PgPool) {
    let stage = furnished(pool).await;
    let mut plain = product(stage.iron, "spare-lid", "Spare lid", "kettles", 500);
    plain.variants = vec![variant("KETTLE-7", &[], 500)];
    stage.put(plain).await;
    stage.look().await;
    for typed in ["kettle-7", "KETTLE 7", "kettle7"] {
        assert_eq!(stage.slugs(&words(typed)).await[0], "spare-lid", "{typed}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_liked_stands_above_what_matches_as_well(pool: PgPool) {
    let stage = furnished(pool).await;
    let mut liked = product(stage.clay, "green-mug", "Green stoneware mug", "mugs", 1_250);
    liked.rating = Some(rated(480, 200));
    stage.put(liked).await;
    stage.look().await;
    assert_eq!(stage.slugs(&words("stoneware mug")).await[0], "green-mug");
    assert_eq!(stage.slugs(&words("blue stoneware mug")).await[0], "blue-mug", "but never above a better match");
    let rated = ListingQuery { sort: Sort::Rating, ..ListingQuery::default() };
    assert_eq!(stage.slugs(&rated).await[0], "green-mug");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nothing_found_offers_what_comes_nearest(pool: PgPool) {
    let stage = furnished(pool).await;
    let narrowed = ListingQuery { min_price: Some(1_000_000), ..words("kettle") };
    let list = stage.list(&narrowed).await;
    assert_eq!((list.cards.total, list.nearest.len()), (0, 2));
    let unknown = stage.list(&words("zeppelin")).await;
    assert_eq!((unknown.cards.total, unknown.nearest.len()), (0, 5));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn strange_words_give_a_list_and_never_an_error(pool: PgPool) {
    let stage = furnished(pool).await;
    let long = "kettle ".repeat(1_500);
    for strange in [
        "",
        " ",
        "\0",
        "'",
        "\"",
        "\"\"\"",
        "!!!",
        "& | ! <->",
        "(((",
        ":*",
        "%_\\",
        "--",
        "🫖",
        "مرحبا بالعالم",
        "日本語",
        "the",
        "a\u{202e}b",
        "\u{fffe}",
        "' or 1=1 --",
        "½",
        "-",
        "- -x",
        &long,
        &"🫖".repeat(2_500),
        &"\"".repeat(10_000),
        &"x".repeat(10_000),
        &"ab ".repeat(3_000),
    ] {
        let query = ListingQuery { page: u32::MAX, ..words(strange) };
        search::listing(&stage.market, &visitor(), &query).await.unwrap_or_else(|e| panic!("{strange:?} gave {e:?}"));
        search::suggest(&stage.market, &visitor(), strange).await.unwrap_or_else(|e| panic!("{strange:?} gave {e:?}"));
    }
}
