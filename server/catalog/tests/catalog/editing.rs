//! What a seller types and does not store, where products were, and what becomes of removed ones.

use domain::catalog::{
    OptionDraft, ProductDraft, ProductMove, ProductRefusal, ProductState, PropertyDraft, RowDraft, SpecDraft,
    Whereabouts,
};
use domain::text::Problem;
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, fields, mug, system, visitor};

fn rich() -> ProductDraft {
    ProductDraft {
        tags: "Tea, \"for two, or three\"".into(),
        video: "https://youtu.be/dQw4w9WgXcQ?t=3".into(),
        warranty: "2 years".into(),
        cash_on_delivery: true,
        specs: vec![SpecDraft { name: "Height".into(), value: "9 cm".into() }, SpecDraft::default()],
        properties: vec![PropertyDraft { name: "Clay".into(), values: "Stoneware, Porcelain".into() }],
        options: vec![OptionDraft { name: "Color".into(), values: "Ink, Sand #d9cfc4".into() }],
        ..mug("dawn")
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn everything_that_was_said_is_shown_to_buyers(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut draft = rich();
    draft.variants[0].weight = "350".into();
    let saved = stage.publish(&stage.ana, draft).await;
    let form = stage.form(&stage.ana, saved.product).await;
    assert_eq!((form.tags.as_str(), form.variants[0].weight.as_str()), ("tea, \"for two, or three\"", "350"));
    assert_eq!(form.video, "https://www.youtube.com/watch?v=dQw4w9WgXcQ");
    let page = catalog::product(&stage.market, &visitor(), "dawn").await.expect("it is on the shelf");
    assert_eq!(page.specs, [("Height".to_owned(), "9 cm".to_owned())]);
    assert_eq!(page.properties[0].values, ["Stoneware", "Porcelain"]);
    assert_eq!((page.warranty.as_deref(), page.cash_on_delivery), (Some("2 years"), true));
    assert_eq!(page.video.as_deref(), Some("dQw4w9WgXcQ"));
    let colors: Vec<_> = page.options[0].values.iter().map(|v| (v.name.as_str(), v.hex.as_deref())).collect();
    assert_eq!(colors, [("Ink", None), ("Sand", Some("#d9cfc4"))], "in the order they were listed");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_matrix_is_filled_where_rows_are_missing(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let mut draft = mug("dawn");
    draft.options.push(OptionDraft { name: "Size".into(), values: "S, L".into() });
    draft.options[0].values = "Sand, Ink, Moss".into();
    draft.all = RowDraft { price: "20.00".into(), on_hand: "4".into(), ..RowDraft::default() };
    draft.fill = true;
    let saved = stage.save(&stage.ana, draft).await.expect("rows are made");
    let form = stage.form(&stage.ana, saved.product).await;
    let rows: Vec<_> =
        form.variants.iter().map(|v| (v.values.as_str(), v.price.as_str(), v.on_hand.as_str())).collect();
    let made = |values| (values, "20.00", "4");
    let kept = [("Sand, S", "12.50", "3"), ("Ink, S", "14.00", "3")];
    assert_eq!(rows, [kept[0], kept[1], made("Sand, L"), made("Ink, L"), made("Moss, S"), made("Moss, L")]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_variant_shows_a_picture_of_its_own_product_only(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let (dawn, dusk) = (stage.publish(&stage.ana, mug("dawn")).await, stage.publish(&stage.ana, mug("dusk")).await);
    let mut form = stage.form(&stage.ana, dawn.product).await;
    let of = async |product| stage.picture(&stage.ana, product, 90).await.id.to_string();
    form.variants[0].image = of(dusk.product).await;
    assert_eq!(fields(stage.save(&stage.ana, form.clone()).await), ["variants[0][image]"]);
    form.variants[0].image = of(dawn.product).await;
    let shown = form.variants[0].image.clone();
    stage.save(&stage.ana, form).await.expect("its own picture");
    let page = catalog::product(&stage.market, &visitor(), "dawn").await.expect("it is on the shelf");
    assert_eq!(page.variants[0].image.map(|image| image.to_string()), Some(shown));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_typed_is_kept_for_whoever_typed_it_until_it_is_stored(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let op = stage.ana.op();
    let half = ProductDraft { title: "Half a m".into(), ..ProductDraft::default() };
    catalog::keep_draft(&stage.market, &op, half.clone()).await.expect("it need not be right");
    let kept = catalog::new_product(&stage.market, &op).await.expect("ana's").expect("something was typed");
    assert_eq!(kept.draft, half);
    assert!(catalog::new_product(&stage.market, &stage.ben.op()).await.expect("ben's").is_none());

    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    assert!(catalog::new_product(&stage.market, &op).await.expect("ana's").is_none(), "stored is stored");
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.title = "Another ti".into();
    catalog::keep_draft(&stage.market, &op, form.clone()).await.expect("nobody was faster");
    let edit = catalog::my_product(&stage.market, &op, saved.product).await.expect("ana's");
    assert_eq!((edit.draft.title.as_str(), edit.state), ("Stoneware dawn", ProductState::Draft));
    assert_eq!(edit.kept.expect("kept").draft.title, "Another ti");
    let foreign = catalog::keep_draft(&stage.market, &stage.ben.op(), form.clone()).await;
    assert!(matches!(foreign, Err(Failure::NotFound)));

    stage.save(&stage.ana, stage.form(&stage.ana, saved.product).await).await.expect("another window stores");
    let late = catalog::keep_draft(&stage.market, &op, form.clone()).await;
    assert!(matches!(late, Err(Failure::Refused(ProductRefusal::Stale { theirs: 2 }))));
    catalog::keep_refused(&stage.market, &op, &form).await.expect("both versions are kept");
    let edit = catalog::my_product(&stage.market, &op, saved.product).await.expect("ana's");
    let kept = edit.kept.expect("kept").draft;
    assert_eq!((edit.draft.version, kept.version), (2, 1));
    assert_eq!(edit.draft.differences(&kept).iter().map(|d| d.field.as_str()).collect::<Vec<_>>(), ["title"]);
    catalog::drop_draft(&stage.market, &op, Some(saved.product)).await.expect("ana's");
    assert!(catalog::my_product(&stage.market, &op, saved.product).await.expect("ana's").kept.is_none());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_former_address_leads_on_and_is_nobody_elses(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let rename = async |slug: &str| {
        let form = ProductDraft { slug: slug.into(), ..stage.form(&stage.ana, saved.product).await };
        stage.save(&stage.ana, form).await
    };
    rename("daybreak").await.expect("a new address");
    let at = async |slug: &str| catalog::whereabouts(&stage.market, &visitor(), slug).await.expect("an answer");
    assert_eq!(at("dawn").await, Whereabouts::Moved { slug: "daybreak".into() });
    let taken = stage.save(&stage.ben, mug("dawn")).await;
    assert_eq!(fields(taken), ["slug"]);
    rename("sunrise").await.expect("a third address");
    assert_eq!(at("dawn").await, Whereabouts::Moved { slug: "sunrise".into() });
    rename("dawn").await.expect("its own former address");
    assert_eq!(
        (at("dawn").await, at("sunrise").await),
        (Whereabouts::Unknown, Whereabouts::Moved { slug: "dawn".into() })
    );
    assert_eq!(at("never").await, Whereabouts::Unknown);
    assert_eq!(fields(rename(&"x".repeat(51)).await), ["slug"]);
    stage.step(&stage.ana, saved.product, ProductMove::Remove).await.expect("it may go");
    assert_eq!((at("dawn").await, at("sunrise").await), (Whereabouts::Gone, Whereabouts::Gone));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_a_renamed_and_a_new_product_racing_for_an_address_the_old_one_keeps_it(pool: PgPool) {
    let stage = crate::stage::shared(pool).await;
    for round in 0..5 {
        let slug = format!("wanted-{round}");
        let saved = stage.publish(&stage.ana, mug(&slug)).await;
        let form = ProductDraft { slug: format!("moved-{round}"), ..stage.form(&stage.ana, saved.product).await };
        let (moved, new) = tokio::join!(stage.save(&stage.ana, form), stage.save(&stage.ben, mug(&slug)));
        moved.expect("nobody else wants the new address");
        let Err(Failure::Refused(ProductRefusal::Invalid(problems))) = new else { panic!("it is not free") };
        assert_eq!((problems[0].field.as_str(), &problems[0].problem), ("slug", &Problem::Taken));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_removed_product_comes_back_for_a_day_and_then_is_gone(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, rich()).await;
    let remove = async || stage.step(&stage.ana, saved.product, ProductMove::Remove).await.expect("it may go");
    let restore = async || stage.step(&stage.ana, saved.product, ProductMove::Restore).await;
    remove().await;
    let edit = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's");
    assert!(edit.restorable_until.is_some());
    catalog::purge_products(&stage.market, &system()).await.expect("nothing is due");
    assert_eq!(restore().await.expect("within the day"), ProductState::Draft);
    remove().await;
    let back = "update catalog.products set removed_at = now() - interval '24 hours' where id = $1";
    stage.sql(back, saved.product.0).await;
    assert!(matches!(restore().await, Err(Failure::Refused(ProductRefusal::TooLate))));
    let key = edit.images[0].key.clone();
    let file = format!("{key}-160.webp");
    assert!(stage.market.blobs().get(&file).await.expect("blobs").is_some());
    catalog::purge_products(&stage.market, &system()).await.expect("it is due");
    stage.settle().await;
    assert!(stage.market.blobs().get(&file).await.expect("blobs").is_none(), "its pictures went along");
    let edit = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("its row stays");
    assert_eq!((edit.draft.description.as_str(), edit.draft.specs.len(), edit.images.len()), ("", 0, 0));
    assert_eq!(edit.draft.title, "Stoneware dawn", "orders and their seller still know what it was");
    let gone = catalog::whereabouts(&stage.market, &visitor(), "dawn").await.expect("an answer");
    assert_eq!(gone, Whereabouts::Gone);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_copy_is_a_draft_of_its_own_with_the_same_pictures(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, rich()).await;
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.variants[1].image = stage.picture(&stage.ana, saved.product, 30).await.id.to_string();
    stage.save(&stage.ana, form).await.expect("its own picture");
    let copy = async |seller: &crate::stage::Seller| {
        let op = seller.op();
        let mut tx = stage.market.begin(&op).await.expect("a transaction");
        let saved = catalog::duplicate_in(&stage.market, &op, &mut tx, saved.product).await?;
        tx.commit().await.expect("it is stored");
        Ok::<_, Failure<ProductRefusal>>(saved.product)
    };
    let twin = copy(&stage.ana).await.expect("it is ana's");
    copy(&stage.ana).await.expect("and as often as she likes");
    let edit = catalog::my_product(&stage.market, &stage.ana.op(), twin).await.expect("ana's");
    assert_eq!((edit.state, edit.images.len(), edit.draft.variants.len()), (ProductState::Draft, 2, 2));
    assert_eq!(edit.draft.variants[1].image, edit.images[1].id.to_string());
    assert!(edit.draft.slug.starts_with("dawn-") && edit.draft.title == "Copy of Stoneware dawn");
    assert!(edit.draft.variants.iter().all(|variant| variant.on_hand == "0"));
    assert!(matches!(copy(&stage.ben).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_look_ahead_is_for_whoever_holds_its_link_while_it_lasts(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    let edit = catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's");
    let link = edit.look_ahead.expect("it was not removed");
    let token = link.split_once("/p/dawn?preview=").expect("it leads to the page").1.to_owned();
    let look = async |token: &str, later: i64| {
        let mut op = visitor();
        op.now += chrono::Duration::minutes(later);
        catalog::preview(&stage.market, &op, "dawn", token).await.is_ok()
    };
    assert!(look(&token, 0).await && look(&token, 359).await);
    assert!(!look(&token, 361).await, "it lasts for six hours");
    let later =
        token.split_once('.').map(|(until, seal)| format!("{}.{seal}", until.parse::<i64>().expect("seconds") + 60));
    assert!(!look(&later.expect("two parts"), 0).await, "nobody makes it last longer");
    assert!(!look("", 0).await && !look("x.y", 0).await);
    assert!(catalog::product(&stage.market, &visitor(), "dawn").await.is_err(), "without it there is nothing to see");
}
