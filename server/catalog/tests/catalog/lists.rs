//! Lists: narrowed, sorted, searched, turned page by page.

use domain::catalog::{CARDS_A_PAGE, ListingQuery, Sort};
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, mug, plain, visitor};

/// Ana sells mugs and a pot, Ben kettles: 5, 9, 20, 40 and 12.50 to 14.00.
async fn furnished(pool: PgPool) -> Stage {
    let stage = Stage::new(pool).await;
    stage.publish(&stage.ana, plain("cheap-mug", "mugs", "5")).await;
    stage.publish(&stage.ana, plain("flower-pot", "pots", "9")).await;
    let mut reduced = plain("small-kettle", "kettles", "20");
    reduced.variants[0].compare_at = "25".into();
    stage.publish(&stage.ben, reduced).await;
    let mut sold_out = plain("copper-kettle", "kettles", "40");
    sold_out.variants[0].on_hand = "0".into();
    stage.publish(&stage.ben, sold_out).await;
    stage.publish(&stage.ana, mug("dawn")).await;
    stage
}

fn query() -> ListingQuery {
    ListingQuery::default()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_category_holds_what_stands_below_it(pool: PgPool) {
    let stage = furnished(pool).await;
    let of = |category: &str| ListingQuery { category: Some(category.into()), ..query() };
    assert_eq!(stage.slugs(&of("kitchen")).await, ["dawn", "copper-kettle", "small-kettle", "cheap-mug"]);
    assert_eq!(stage.slugs(&of("mugs")).await, ["dawn", "cheap-mug"]);
    let kitchen = catalog::listing(&stage.market, &visitor(), &of("kitchen")).await.expect("a list");
    let names = |shelves: &[domain::catalog::CategoryView]| {
        shelves.iter().map(|shelf| (shelf.slug.clone(), shelf.products)).collect::<Vec<_>>()
    };
    assert_eq!(names(&kitchen.trail), [("kitchen".to_owned(), 4)]);
    assert_eq!(names(&kitchen.children), [("mugs".to_owned(), 2), ("kettles".to_owned(), 2)]);
    let mugs = catalog::listing(&stage.market, &visitor(), &of("mugs")).await.expect("a list");
    assert_eq!(names(&mugs.trail), [("kitchen".to_owned(), 4), ("mugs".to_owned(), 2)]);
    for absent in ["nowhere", "", "mugs\0", &"x".repeat(10_000)] {
        let missing = catalog::listing(&stage.market, &visitor(), &of(absent)).await;
        assert!(matches!(missing, Err(Failure::NotFound)), "{absent}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn each_filter_narrows_the_list(pool: PgPool) {
    let stage = furnished(pool).await;
    let ben = ListingQuery { shop: Some("iron".into()), ..query() };
    assert_eq!(stage.slugs(&ben).await, ["copper-kettle", "small-kettle"]);
    assert_eq!(stage.slugs(&ListingQuery { reduced: true, ..query() }).await, ["small-kettle"]);
    let in_stock = ListingQuery { in_stock: true, ..query() };
    assert_eq!(stage.slugs(&in_stock).await, ["dawn", "small-kettle", "flower-pot", "cheap-mug"]);
    let priced = ListingQuery { min_price: Some(900), max_price: Some(1250), ..query() };
    assert_eq!(stage.slugs(&priced).await, ["dawn", "flower-pot"]);
    let absurd = ListingQuery { min_price: Some(i64::MAX), max_price: Some(i64::MIN), ..query() };
    assert!(stage.slugs(&absurd).await.is_empty());
    let nobody = ListingQuery { shop: Some("nobody".into()), ..query() };
    assert!(matches!(catalog::listing(&stage.market, &visitor(), &nobody).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn shops_are_counted_without_the_choice_of_one(pool: PgPool) {
    let stage = furnished(pool).await;
    stage.settle().await;
    let ben = ListingQuery { shop: Some("iron".into()), category: Some("kitchen".into()), ..query() };
    let list = catalog::listing(&stage.market, &visitor(), &ben).await.expect("a list");
    let shops: Vec<_> = list.shops.iter().map(|shop| (shop.handle.as_str(), shop.products)).collect();
    assert_eq!(shops, [("clay", 2), ("iron", 2)]);
    assert_eq!((list.cards.total, list.cards.items.len()), (2, 2));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn lists_are_sorted_as_asked(pool: PgPool) {
    let stage = furnished(pool).await;
    let by = |sort| ListingQuery { sort, ..query() };
    let up = ["cheap-mug", "flower-pot", "dawn", "small-kettle", "copper-kettle"];
    assert_eq!(stage.slugs(&by(Sort::PriceUp)).await, up);
    assert_eq!(stage.slugs(&by(Sort::PriceDown)).await, up.iter().rev().copied().collect::<Vec<_>>());
    let newest = ["dawn", "copper-kettle", "small-kettle", "flower-pot", "cheap-mug"];
    assert_eq!(stage.slugs(&by(Sort::Newest)).await, newest);
    sqlx::query(
        "update catalog.products set rating_sum = case slug when 'cheap-mug' then 9 else 40 end,
             rating_count = case slug when 'cheap-mug' then 2 else 10 end
         where slug in ('cheap-mug', 'dawn')",
    )
    .execute(&stage.pool)
    .await
    .expect("two ratings");
    assert_eq!(stage.slugs(&by(Sort::Rating)).await[..2], ["cheap-mug", "dawn"]);
    let list = catalog::listing(&stage.market, &visitor(), &by(Sort::Rating)).await.expect("a list");
    assert_eq!(list.cards.items[0].rating.map(|rating| (rating.hundredths, rating.count)), Some((450, 2)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn words_are_found_in_their_forms_and_with_a_typo(pool: PgPool) {
    let stage = furnished(pool).await;
    let words = |words: &str| ListingQuery { words: Some(words.into()), ..query() };
    assert_eq!(stage.slugs(&words("kettles")).await, ["copper-kettle", "small-kettle"]);
    assert_eq!(stage.slugs(&words("kettle -small")).await, ["copper-kettle"]);
    assert_eq!(stage.slugs(&words("\"copper kettle\"")).await, ["copper-kettle"]);
    assert_eq!(stage.slugs(&words("coper ketle")).await, ["copper-kettle"]);
    assert_eq!(stage.slugs(&words("kettel")).await, ["copper-kettle", "small-kettle"]);
    assert!(stage.slugs(&words("zeppelin")).await.is_empty());
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
        "مرحبا",
        "日本語",
        "the",
        "a\u{202e}b",
        "\u{fffe}",
        "' or 1=1 --",
        &long,
        &"🫖".repeat(2_500),
        &"\"".repeat(10_000),
    ] {
        let query = ListingQuery { words: Some(strange.to_owned()), page: u32::MAX, ..query() };
        catalog::listing(&stage.market, &visitor(), &query).await.unwrap_or_else(|e| panic!("{strange:?} gave {e:?}"));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pages_follow_each_other_without_gap_or_double(pool: PgPool) {
    let stage = Stage::new(pool).await;
    for at in 0..30 {
        // The same price everywhere, so that only the id decides.
        stage.publish(&stage.ana, plain(&format!("item-{at:02}"), "mugs", "5")).await;
    }
    for sort in Sort::ALL {
        let mut seen = std::collections::BTreeSet::new();
        for page in 1..=3 {
            let query = ListingQuery { sort, page, ..query() };
            let list = catalog::listing(&stage.market, &visitor(), &query).await.expect("a page");
            assert_eq!((list.cards.total, list.cards.pages()), (30, 2));
            let expected = [CARDS_A_PAGE as usize, 30 - CARDS_A_PAGE as usize, 0][page as usize - 1];
            assert_eq!(list.cards.items.len(), expected);
            seen.extend(list.cards.items.into_iter().map(|card| card.slug));
        }
        assert_eq!(seen.len(), 30, "{sort:?}");
    }
}
