//! Lists narrowed by everything they can be narrowed by, and counted as if the choice of that kind were open.

use domain::catalog::{CARDS_A_PAGE, ListingQuery, Sort};
use domain::search::Colour;
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, option, product, rated, variant, visitor};

/// Shirts, if mugs could be worn: clay sells blue S and red M, iron blue M, reduced, sold out and well rated.
async fn furnished(pool: PgPool) -> Stage {
    let stage = Stage::new(pool).await;
    let mut one = product(stage.clay, "one", "First shirt", "mugs", 1_000);
    one.brand = Some("Loom".into());
    one.options = vec![option("Glaze", &[("Dawn", Some("#1e3a8a"))]), option("Size", &[("S", None)])];
    one.variants = vec![variant("one", &["Dawn", "S"], 1_000)];
    stage.put(one).await;
    let mut two = product(stage.clay, "two", "Second shirt", "mugs", 2_000);
    two.brand = Some("Kettle & Co".into());
    two.options = vec![option("Color", &[("Cherry", None)]), option("Size", &[("M", None)])];
    two.variants = vec![variant("two", &["Cherry", "M"], 2_000)];
    two.rating = Some(rated(310, 10));
    stage.put(two).await;
    let mut three = product(stage.iron, "three", "Third shirt", "kettles", 3_000);
    three.brand = Some("Loom".into());
    three.options = vec![option("Colour", &[("Navy", None)]), option("Size", &[("M", None)])];
    three.variants = vec![variant("three", &["Navy", "M"], 3_000)];
    three.variants[0].compare_at_minor = Some(4_000);
    three.rating = Some(rated(450, 10));
    let three = stage.put(three).await;
    stage.sql("update stock.items i set on_hand = 0 from catalog.variants v where v.id = i.variant_id and v.product_id = $1", three.0).await;
    stage.look().await;
    stage
}

fn all() -> ListingQuery {
    ListingQuery { sort: Sort::PriceUp, ..ListingQuery::default() }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn each_choice_narrows_the_list(pool: PgPool) {
    let stage = furnished(pool).await;
    for (query, expected) in [
        (ListingQuery { brands: vec!["Loom".into()], ..all() }, vec!["one", "three"]),
        (ListingQuery { brands: vec!["Loom".into(), "Kettle & Co".into()], ..all() }, vec!["one", "two", "three"]),
        (ListingQuery { brands: vec!["Nobody".into()], ..all() }, vec![]),
        (ListingQuery { colours: vec![Colour::Blue], ..all() }, vec!["one", "three"]),
        (ListingQuery { sizes: vec!["M".into()], ..all() }, vec!["two", "three"]),
        (ListingQuery { stars: Some(4), ..all() }, vec!["three"]),
        (ListingQuery { countries: vec!["DE".into()], ..all() }, vec!["three"]),
        (ListingQuery { to: Some("PT".into()), ..all() }, vec!["one", "two"]),
        (ListingQuery { to: Some("at".into()), ..all() }, vec!["one", "two", "three"]),
        (ListingQuery { to: Some("Narnia".into()), ..all() }, vec!["one", "two", "three"]),
        (ListingQuery { shop: Some("clay".into()), ..all() }, vec!["one", "two"]),
        (ListingQuery { category: Some("kitchen".into()), ..all() }, vec!["one", "two", "three"]),
        (ListingQuery { category: Some("mugs".into()), ..all() }, vec!["one", "two"]),
        (ListingQuery { in_stock: true, ..all() }, vec!["one", "two"]),
        (ListingQuery { reduced: true, ..all() }, vec!["three"]),
        (ListingQuery { min_price: Some(1_500), max_price: Some(2_500), ..all() }, vec!["two"]),
        (ListingQuery { min_price: Some(i64::MAX), max_price: Some(i64::MIN), ..all() }, vec![]),
        (ListingQuery { colours: vec![Colour::Blue], sizes: vec!["M".into()], ..all() }, vec!["three"]),
    ] {
        assert_eq!(stage.slugs(&query).await, expected, "{query:?}");
    }
    let to = ListingQuery { to: Some("PT".into()), ..all() };
    let destinations = stage.list(&to).await.facets.destinations;
    let counts: Vec<_> = destinations.iter().map(|facet| (facet.value.as_str(), facet.products)).collect();
    assert_eq!(counts, [("AT", 3), ("DE", 3), ("PT", 2)], "each counted without the choice itself");
    for absent in [
        ListingQuery { shop: Some("nobody".into()), ..all() },
        ListingQuery { category: Some("nowhere".into()), ..all() },
    ] {
        assert!(matches!(search::listing(&stage.market, &visitor(), &absent).await, Err(Failure::NotFound)));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_kind_is_counted_without_its_own_choice_and_with_all_others(pool: PgPool) {
    let stage = furnished(pool).await;
    let query = ListingQuery { brands: vec!["Loom".into()], sizes: vec!["M".into()], ..all() };
    let list = stage.list(&query).await;
    assert_eq!(list.cards.total, 1);
    let counts = |facets: &[domain::search::Facet]| {
        facets.iter().map(|facet| (facet.value.clone(), facet.products)).collect::<Vec<_>>()
    };
    // Of size M there are one of each brand; of Loom there are one of each size.
    assert_eq!(counts(&list.facets.brands), [("Kettle & Co".to_owned(), 1), ("Loom".to_owned(), 1)]);
    assert_eq!(counts(&list.facets.sizes), [("S".to_owned(), 1), ("M".to_owned(), 1)]);
    assert_eq!(list.facets.colours, [(Colour::Blue, 1)]);
    assert_eq!((list.facets.in_stock, list.facets.reduced), (0, 1));
    assert_eq!(list.facets.prices, Some((3_000, 3_000)));
    assert_eq!(counts(&list.facets.countries), [("DE".to_owned(), 1)]);
    assert_eq!(list.facets.stars, [(4, 1), (3, 1), (2, 1)]);
    let everything = stage.list(&all()).await;
    let shops: Vec<_> = everything.shops.iter().map(|shop| (shop.handle.as_str(), shop.products)).collect();
    assert_eq!(shops, [("clay", 2), ("iron", 1)]);
    let kitchen = &everything.facets.categories[0];
    assert_eq!((kitchen.slug.as_str(), kitchen.products), ("kitchen", 3));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pages_follow_each_other_without_gap_or_double(pool: PgPool) {
    let stage = Stage::new(pool).await;
    for at in 0..30 {
        // The same price everywhere, so that only the place decides.
        let slug = format!("item-{at:02}");
        stage.put(product(stage.clay, &slug, "A mug", "mugs", 500)).await;
    }
    stage.look().await;
    for (sort, words) in Sort::ALL.into_iter().flat_map(|sort| [(sort, None), (sort, Some("mug".to_owned()))]) {
        let mut seen = std::collections::BTreeSet::new();
        for page in 1..=3 {
            let list = stage.list(&ListingQuery { sort, page, words: words.clone(), ..all() }).await;
            assert_eq!((list.cards.total, list.cards.pages()), (30, 2));
            // Behind the last page is the last page.
            let last = 30 - CARDS_A_PAGE as usize;
            let (expected, number) = [(CARDS_A_PAGE as usize, 1), (last, 2), (last, 2)][page as usize - 1];
            assert_eq!((list.cards.items.len(), list.cards.page.number), (expected, number));
            seen.extend(list.cards.items.into_iter().map(|card| card.slug));
        }
        assert_eq!(seen.len(), 30, "{sort:?}");
    }
}
