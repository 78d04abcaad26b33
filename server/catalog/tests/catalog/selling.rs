//! What a seller does with their own products, and cannot do with anybody else's.

use domain::catalog::{OptionDraft, ProductMove, ProductRefusal, ProductState};
use domain::id::{ImageId, ProductId};
use domain::text::Problem;
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, fields, first, mug, plain, price_news, shared, variant, visitor};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_saved_draft_comes_back_as_it_was_typed(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut draft = mug("dawn");
    draft.variants[0].compare_at = "15.00".into();
    let saved = stage.save(&stage.ana, draft.clone()).await.expect("a good draft");
    let edit = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("it is ana's");
    assert_eq!(edit.state, ProductState::Draft);
    assert_eq!(edit.missing.iter().map(|m| m.field.as_str()).collect::<Vec<_>>(), ["images"]);
    let mut form = edit.draft;
    assert_eq!(form.id.take(), Some(saved.product));
    assert_eq!(std::mem::replace(&mut form.version, 0), 1);
    for variant in &mut form.variants {
        assert!(variant.id.take().is_some());
        assert_eq!(std::mem::take(&mut variant.shown), variant.on_hand);
    }
    let colors = std::mem::replace(&mut form.options, draft.options.clone());
    assert_eq!(colors, [OptionDraft { name: "Color".into(), values: "Sand, Ink".into() }]);
    assert_eq!(form, draft);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_foreign_product_does_not_exist(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let (market, op) = (&stage.market, stage.ben.op());
    let mut stolen = stage.form(&stage.ana, saved.product).await;
    stolen.title = "Mine now".into();
    assert!(matches!(stage.save(&stage.ben, stolen).await, Err(Failure::NotFound)));
    assert!(matches!(catalog::my_product(market, &op, saved.product).await, Err(Failure::NotFound)));
    let archived = stage.step(&stage.ben, saved.product, ProductMove::Archive).await;
    assert!(matches!(archived, Err(Failure::NotFound)));
    let added = catalog::add_image(market, &op, saved.product, crate::stage::png(2, 2, 1), "").await;
    assert!(matches!(added, Err(Failure::NotFound)));
    let image = catalog::my_product(market, &stage.ana.op(), saved.product).await.expect("ana's").images[0].id;
    assert!(matches!(catalog::remove_image(market, &op, saved.product, image).await, Err(Failure::NotFound)));
    assert!(catalog::my_products(market, &op, "", None, 1).await.expect("a list").items.is_empty());
    let absent = catalog::my_product(market, &op, ProductId(market.new_id())).await;
    assert!(matches!(absent, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_foreign_variant_or_picture_does_not_come_along(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let (anas, bens) =
        (stage.publish(&stage.ana, mug("dawn")).await, stage.publish(&stage.ben, plain("pan", "kettles", "30")).await);
    let mut draft = stage.form(&stage.ben, bens.product).await;
    draft.variants[0].id = Some(first(&anas));
    assert!(matches!(stage.save(&stage.ben, draft).await, Err(Failure::NotFound)));
    let mut twice = stage.form(&stage.ana, anas.product).await;
    twice.variants[1].id = twice.variants[0].id;
    assert!(matches!(stage.save(&stage.ana, twice).await, Err(Failure::NotFound)));
    let op = stage.ben.op();
    let image = catalog::my_product(&stage.market, &stage.ana.op(), anas.product).await.expect("ana's").images[0].id;
    assert!(matches!(catalog::remove_image(&stage.market, &op, bens.product, image).await, Err(Failure::NotFound)));
    let unknown = ImageId(stage.market.new_id());
    assert!(matches!(catalog::remove_image(&stage.market, &op, bens.product, unknown).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn who_does_not_sell_stores_nothing(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut tx = stage.market.begin(&visitor()).await.expect("a transaction");
    let stored = catalog::save_in(&stage.market, &visitor(), &mut tx, mug("dawn")).await;
    assert!(matches!(stored, Err(Failure::SignedOut)));
    let mut buyer = stage.ana.op();
    buyer.roles.retain(|role| *role != domain::actor::Role::Seller);
    let stored = catalog::save_in(&stage.market, &buyer, &mut tx, mug("dawn")).await;
    assert!(matches!(stored, Err(Failure::Forbidden)));
    let mut shopless = stage.ana.op();
    shopless.actor = domain::actor::Actor::Account(stage.market.new_id());
    let listed = catalog::my_products(&stage.market, &shopless, "", None, 1).await;
    assert!(matches!(listed, Err(Failure::Forbidden)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_stale_edit_is_refused_and_changes_nothing(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let (mut first, mut second) =
        (stage.form(&stage.ana, saved.product).await, stage.form(&stage.ana, saved.product).await);
    first.title = "The first".into();
    second.title = "The second".into();
    stage.save(&stage.ana, first).await.expect("nobody was faster");
    let refused = stage.save(&stage.ana, second).await;
    assert!(matches!(refused, Err(Failure::Refused(ProductRefusal::Stale { theirs: 2 }))));
    assert_eq!(stage.form(&stage.ana, saved.product).await.title, "The first");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_many_edits_of_one_version_one_is_stored(pool: PgPool) {
    let stage = shared(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let form = stage.form(&stage.ana, saved.product).await;
    let edits = (0..8).map(|at| {
        let (stage, mut form) = (stage.clone(), form.clone());
        form.title = format!("Edit {at}");
        tokio::spawn(async move { stage.save(&stage.ana, form).await.is_ok() })
    });
    let mut stored = 0;
    for edit in edits.collect::<Vec<_>>() {
        stored += usize::from(edit.await.expect("no edit panics"));
    }
    assert_eq!(stored, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn variants_are_kept_by_their_id_added_and_taken_off(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let mut form = stage.form(&stage.ana, saved.product).await;
    let sand = form.variants[0].id;
    form.variants.remove(1);
    form.variants[0].price = "11.00".into();
    form.variants[0].on_hand = "7".into();
    form.variants.push(variant("Moss", "dawn-M", "13.00"));
    let again = stage.save(&stage.ana, form).await.expect("a good edit");
    assert_eq!(again.counted.iter().map(|counted| Some(counted.variant)).next(), Some(sand));
    let form = stage.form(&stage.ana, saved.product).await;
    let untouched = stage.save(&stage.ana, form).await.expect("nothing was edited");
    assert!(untouched.counted.is_empty(), "a count that nobody changed is left as the sales have made it");
    let labels: Vec<String> =
        stage.form(&stage.ana, saved.product).await.variants.into_iter().map(|v| v.values).collect();
    assert_eq!(labels, ["Sand", "Moss"]);
    let mut db = stage.pool.acquire().await.expect("a connection");
    let gone = catalog::on_sale(&mut db, &[saved.counted[1].variant]).await.expect("it was sold once");
    assert!(!gone[0].active && gone[0].label == "Ink");
    let news = price_news(&stage.pool).await;
    assert_eq!(
        news.iter().map(|n| (Some(n.variant), n.from.minor, n.to.minor)).collect::<Vec<_>>(),
        [(sand, 1250, 1100)]
    );
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn two_variants_may_swap_their_skus_and_values(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let mut form = stage.form(&stage.ana, saved.product).await;
    let (one, other) = form.variants.split_at_mut(1);
    std::mem::swap(&mut one[0].sku, &mut other[0].sku);
    std::mem::swap(&mut one[0].values, &mut other[0].values);
    stage.save(&stage.ana, form.clone()).await.expect("no two are the same at the end");
    let after = stage.form(&stage.ana, saved.product).await;
    assert_eq!(after.variants, form.variants);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_sku_that_is_taken_is_named_by_its_row(pool: PgPool) {
    let stage = Stage::new(pool).await;
    stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let mut dusk = mug("dusk");
    // A spare row of the form stands between them and counts.
    dusk.variants.insert(1, domain::catalog::VariantDraft::default());
    dusk.variants[2].sku = "dawn-S".into();
    assert_eq!(fields(stage.save(&stage.ana, dusk.clone()).await), ["variants[2][sku]"]);
    let saved = stage.save(&stage.ben, dusk).await.expect("another shop has its own numbers");
    assert_eq!(saved.counted.iter().map(|counted| counted.row).collect::<Vec<_>>(), [0, 2]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_two_sellers_racing_for_one_slug_one_gets_it(pool: PgPool) {
    let stage = shared(pool).await;
    for round in 0..5 {
        let slug = format!("wanted-{round}");
        let race = [&stage.ana, &stage.ben].map(|seller| stage.save(seller, mug(&slug)));
        let [ana, ben] = race;
        let (ana, ben) = tokio::join!(ana, ben);
        assert_ne!(ana.is_ok(), ben.is_ok(), "one of them");
        let loser = if ana.is_ok() { ben } else { ana };
        let Err(Failure::Refused(ProductRefusal::Invalid(problems))) = loser else { panic!("a field is wrong") };
        assert_eq!((problems[0].field.as_str(), &problems[0].problem), ("slug", &Problem::Taken));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_two_products_racing_for_one_sku_one_gets_it(pool: PgPool) {
    let stage = shared(pool).await;
    for round in 0..5 {
        let sku = format!("SKU-{round}");
        let draft = |slug: String| {
            let mut draft = plain(&slug, "mugs", "5");
            draft.variants[0].sku.clone_from(&sku);
            draft
        };
        let (one, other) = tokio::join!(
            stage.save(&stage.ana, draft(format!("one-{round}"))),
            stage.save(&stage.ana, draft(format!("other-{round}")))
        );
        assert_ne!(one.is_ok(), other.is_ok(), "one of them");
        assert_eq!(fields(if one.is_ok() { other } else { one }), ["variants[0][sku]"]);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_category_that_is_not_offered_is_refused(pool: PgPool) {
    let stage = Stage::new(pool).await;
    for category in ["nowhere", "mugs\0", "Mugs", "'; drop table catalog.products; --"] {
        let draft = domain::catalog::ProductDraft { category: category.into(), ..mug("dawn") };
        assert_eq!(fields(stage.save(&stage.ana, draft).await), ["category"]);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn unprintable_text_is_refused_or_dropped_but_breaks_nothing(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut draft = mug("dawn");
    draft.title = "Mug\0 of \u{202e}doom 🫖".into();
    draft.description = format!("{WORDS}\0\u{7}", WORDS = crate::stage::WORDS);
    draft.brand = "a\0b".into();
    draft.variants[0].sku = "dawn\0-S".into();
    draft.variants[1].values = "In\0k".into();
    assert_eq!(fields(stage.save(&stage.ana, draft.clone()).await), ["variants[1][values]"]);
    draft.variants[1].values = "Ink".into();
    stage.save(&stage.ana, draft).await.expect("the rest is cleaned");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_seller_finds_their_products_by_title_sku_and_state(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let dawn = stage.publish(&stage.ana, mug("dawn")).await;
    stage.save(&stage.ana, plain("dusk", "pots", "7")).await.expect("a good draft");
    let gone = stage.save(&stage.ana, plain("gone", "pots", "7")).await.expect("a good draft");
    stage.step(&stage.ana, gone.product, ProductMove::Remove).await.expect("a draft can go");
    let op = stage.ana.op();
    let look = async |words: &str, state| {
        let page = catalog::my_products(&stage.market, &op, words, state, 1).await.expect("a list");
        assert_eq!(page.total, page.items.len() as u64);
        page.items.into_iter().map(|row| row.slug).collect::<Vec<_>>()
    };
    assert_eq!(look("", None).await, ["dusk", "dawn"]);
    assert_eq!(look("STONE", None).await, ["dawn"]);
    assert_eq!(look("dawn-i", None).await, ["dawn"]);
    assert_eq!(look("100%_\\'\0", None).await, Vec::<String>::new());
    assert_eq!(look("", Some(ProductState::Active)).await, ["dawn"]);
    assert_eq!(look("", Some(ProductState::Removed)).await, ["gone"]);
    let row = &catalog::my_products(&stage.market, &op, "dawn", None, 1).await.expect("a list").items[0];
    assert_eq!((row.id, row.variants, row.on_hand, row.from), (dawn.product, 2, 6, true));
    assert_eq!((row.price.minor, row.category.as_str(), row.image.is_some()), (1250, "MUGS", true));
    let beyond = catalog::my_products(&stage.market, &op, "", None, 99).await.expect("an empty page");
    assert_eq!((beyond.items.len(), beyond.total), (0, 2));
}
