//! Many products at once, products that somebody looks at first, and the shelves they stand on.

use chrono::DateTime;
use domain::actor::{Actor, Role, Site};
use domain::catalog::{
    BulkDeed, BulkForm, BulkProblem, BulkRefusal, CategoryForm, CategoryRefusal, Judgement, JudgementRefusal,
    ProductMove, ProductRefusal, ProductState, ShelfFilter, ShelfSort,
};
use domain::id::ProductId;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::stage::{Stage, mug, plain, price_news, shared, visitor};

fn admin(stage: &Stage) -> Op {
    let mut op = visitor();
    op.actor = Actor::Account(stage.ben.account);
    op.roles = vec![Role::Admin];
    op.site = Site::Admin;
    op
}

fn bulk(products: &[ProductId], deed: BulkDeed, value: &str) -> BulkForm {
    BulkForm { products: products.to_vec(), deed, value: value.into(), category: String::new() }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_cannot_be_changed_stays_whole_and_the_others_are_changed(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let op = stage.ana.op();
    let dawn = stage.publish(&stage.ana, mug("dawn")).await.product;
    let draft = stage.save(&stage.ana, plain("dusk", "pots", "7")).await.expect("a good draft").product;
    let bens = stage.save(&stage.ben, plain("pan", "pots", "7")).await.expect("a good draft").product;
    let all = [dawn, draft, bens, draft];
    let run = async |form: BulkForm| catalog::bulk_edit(&stage.market, &op, form).await.expect("a good form");

    let report = run(bulk(&all, BulkDeed::PricePercent, "-10")).await;
    assert_eq!((report.done, report.refused), (2, vec![(bens.to_string(), BulkProblem::Gone)]));
    let prices: Vec<String> = stage.form(&stage.ana, dawn).await.variants.into_iter().map(|v| v.price).collect();
    assert_eq!(prices, ["11.25", "12.60"]);
    assert_eq!(price_news(&stage.pool).await.len(), 3);
    let report = run(bulk(&all[..2], BulkDeed::PriceAmount, "-7.00")).await;
    assert_eq!((report.done, report.refused), (1, vec![("Plain dusk".to_owned(), BulkProblem::Price)]));
    assert_eq!(stage.form(&stage.ana, draft).await.variants[0].price, "6.30");

    let report = run(bulk(&all[..2], BulkDeed::Publish, "")).await;
    let not_ready = BulkProblem::NotReady(vec!["images".into()]);
    let not_now = BulkProblem::NotNow { state: ProductState::Active };
    let mut refused = report.refused;
    refused.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(refused, [("Plain dusk".to_owned(), not_ready), ("Stoneware dawn".to_owned(), not_now)]);
    run(bulk(&all[..2], BulkDeed::AddTags, "Tea, gift")).await;
    run(bulk(&all[..2], BulkDeed::RemoveTags, "tea")).await;
    assert_eq!(stage.form(&stage.ana, dawn).await.tags, "gift");
    run(BulkForm { category: "kettles".into(), ..bulk(&all[..2], BulkDeed::Category, "") }).await;
    let form = stage.form(&stage.ana, dawn).await;
    assert_eq!((form.category.as_str(), form.version), ("kettles", 7), "every change is another version");
    run(bulk(&[draft], BulkDeed::Remove, "")).await;
    assert_eq!(stage.form(&stage.ben, bens).await.variants[0].price, "7.00", "nobody else's is touched");

    for wrong in [
        bulk(&[], BulkDeed::Publish, ""),
        bulk(&[dawn], BulkDeed::PricePercent, "-100"),
        bulk(&[dawn], BulkDeed::Category, ""),
        BulkForm { category: "nowhere".into(), ..bulk(&[dawn], BulkDeed::Category, "") },
    ] {
        let refused = catalog::bulk_edit(&stage.market, &op, wrong).await;
        assert!(matches!(refused, Err(Failure::Refused(BulkRefusal::Invalid(_)))));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_same_products_in_two_orders_block_nobody(pool: PgPool) {
    let stage = shared(pool).await;
    let mut products = Vec::new();
    for number in 0..12 {
        products.push(stage.save(&stage.ana, plain(&format!("p-{number}"), "pots", "10")).await.expect("good").product);
    }
    let runs = (0..6).map(|run| {
        let (stage, mut products) = (stage.clone(), products.clone());
        if run % 2 == 0 {
            products.reverse();
        }
        tokio::spawn(async move {
            let form = bulk(&products, BulkDeed::PriceAmount, "1.00");
            catalog::bulk_edit(&stage.market, &stage.ana.op(), form).await.expect("nobody is blocked").done
        })
    });
    for run in runs.collect::<Vec<_>>() {
        assert_eq!(run.await.expect("no run panics"), 12);
    }
    for product in products {
        assert_eq!(stage.form(&stage.ana, product).await.variants[0].price, "16.00");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_sorts_and_narrows_its_list(pool: PgPool) {
    let stage = Stage::new(pool).await;
    for (slug, category, price) in [("pan", "kettles", "30"), ("cup", "mugs", "5"), ("pot", "pots", "12")] {
        let mut draft = plain(slug, category, price);
        draft.tags = format!("tag-{slug}");
        stage.save(&stage.ana, draft).await.expect("a good draft");
    }
    let list = async |filter: ShelfFilter| {
        let page = catalog::my_shelf(&stage.market, &stage.ana.op(), &filter).await.expect("a list");
        assert_eq!(page.total, page.items.len() as u64);
        page.items.into_iter().map(|row| row.slug).collect::<Vec<_>>()
    };
    let sorted = |sort| ShelfFilter { sort, ..ShelfFilter::default() };
    assert_eq!(list(sorted(ShelfSort::Title)).await, ["cup", "pan", "pot"]);
    assert_eq!(list(sorted(ShelfSort::PriceUp)).await, ["cup", "pot", "pan"]);
    assert_eq!(list(sorted(ShelfSort::PriceDown)).await, ["pan", "pot", "cup"]);
    assert_eq!(list(ShelfFilter { category: "mugs".into(), ..ShelfFilter::default() }).await, ["cup"]);
    assert_eq!(list(ShelfFilter { words: "Tag-Pot".into(), ..ShelfFilter::default() }).await, ["pot"]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_product_that_is_looked_at_first_waits_and_its_shop_reads_why(pool: PgPool) {
    let stage = Stage::set(pool, |settings| settings.moderated = true).await;
    let saved = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft");
    stage.picture(&stage.ana, saved.product, 120).await;
    let hand_in = async || stage.step(&stage.ana, saved.product, ProductMove::Publish).await;
    let judge = async |step: ProductMove, reason: &str| {
        let waiting = catalog::waiting_products(&stage.market, &admin(&stage), 1).await.expect("an admin looks");
        let seen = waiting.items.first().map_or(DateTime::UNIX_EPOCH, |waiting| waiting.since);
        let judgement = Judgement { product: saved.product, step, seen, reason: reason.into() };
        catalog::judge_product(&stage.market, &admin(&stage), judgement).await
    };
    let state = async || catalog::my_product(&stage.market, &stage.ana.op(), saved.product).await.expect("ana's");
    assert_eq!(hand_in().await.expect("it is ready"), ProductState::Pending);
    assert!(catalog::product(&stage.market, &visitor(), "dawn").await.is_err(), "nobody buys what waits");
    let waiting = catalog::waiting_products(&stage.market, &admin(&stage), 1).await.expect("an admin looks");
    assert_eq!((waiting.total, waiting.items[0].title.as_str()), (1, "Stoneware dawn"));
    assert!(matches!(stage.step(&stage.ana, saved.product, ProductMove::Approve).await, Err(Failure::Forbidden)));
    let ana = stage.ana.op();
    let seller = catalog::judge_product(
        &stage.market,
        &ana,
        Judgement {
            product: saved.product,
            step: ProductMove::Approve,
            seen: DateTime::UNIX_EPOCH,
            reason: String::new(),
        },
    );
    assert!(matches!(seller.await, Err(Failure::Forbidden)));
    assert!(matches!(judge(ProductMove::Reject, "no").await, Err(Failure::Refused(JudgementRefusal::Invalid(_)))));

    judge(ProductMove::AskChanges, "The picture shows another mug.").await.expect("it waits");
    let edit = state().await;
    assert_eq!(edit.state, ProductState::Draft);
    assert_eq!(edit.verdict.expect("something was said").reason, "The picture shows another mug.");
    hand_in().await.expect("it is ready again");
    judge(ProductMove::Reject, "Copies are not sold here.").await.expect("it waits");
    assert!(matches!(hand_in().await, Err(Failure::Refused(ProductRefusal::NotNow { .. }))));
    stage.step(&stage.ana, saved.product, ProductMove::Withdraw).await.expect("it is worked over");
    hand_in().await.expect("it is handed in anew");
    let seen =
        catalog::waiting_products(&stage.market, &admin(&stage), 1).await.expect("an admin looks").items[0].since;
    stage.picture(&stage.ana, saved.product, 90).await;
    let judgement = Judgement { product: saved.product, step: ProductMove::Approve, seen, reason: String::new() };
    let unseen = catalog::judge_product(&stage.market, &admin(&stage), judgement).await;
    assert!(matches!(unseen, Err(Failure::Refused(JudgementRefusal::Changed))), "nobody has looked at that picture");
    judge(ProductMove::Approve, "").await.expect("it waits");
    assert_eq!(state().await.state, ProductState::Active);
    stage.settle().await;
    assert!(catalog::product(&stage.market, &visitor(), "dawn").await.is_ok());
    let twice = judge(ProductMove::Approve, "").await;
    assert!(matches!(twice, Err(Failure::Refused(JudgementRefusal::NotNow { state: ProductState::Active }))));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn no_product_ever_stands_on_no_shelf(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let op = admin(&stage);
    let rows = async || catalog::all_shelves(&stage.market, &op).await.expect("an admin looks");
    let id = async |slug: &str| rows().await.into_iter().find(|row| row.slug == slug).expect("a shelf").id;
    let save = async |form: CategoryForm| catalog::save_category(&stage.market, &op, form).await;
    let remove = async |slug: &str, to: &str| catalog::remove_category(&stage.market, &op, id(slug).await, to).await;
    assert!(matches!(catalog::all_shelves(&stage.market, &stage.ana.op()).await, Err(Failure::Forbidden)));

    let form = |name: &str, slug: &str, parent: &str| CategoryForm {
        name: name.into(),
        slug: slug.into(),
        parent: parent.into(),
        ..CategoryForm::default()
    };
    save(form("Tea bowls", "", "kitchen")).await.expect("a new shelf");
    assert!(matches!(save(form("Mugs", "mugs", "")).await, Err(Failure::Refused(CategoryRefusal::Invalid(_)))));
    let circle = CategoryForm { id: Some(id("kitchen").await), ..form("Kitchen", "kitchen", "tea-bowls") };
    assert!(matches!(save(circle).await, Err(Failure::Refused(CategoryRefusal::Circle))));
    let moved = CategoryForm { id: Some(id("mugs").await), position: "3".into(), ..form("Cups", "cups", "garden") };
    save(moved).await.expect("renamed and moved");
    let page = catalog::product(&stage.market, &visitor(), "dawn").await.expect("on the shelf");
    assert_eq!(page.trail.iter().map(|c| c.slug.as_str()).collect::<Vec<_>>(), ["garden", "cups"]);
    let leads_to = async |slug: &str| {
        let tree = catalog::tree_now(&mut stage.pool.acquire().await.expect("a connection")).await.expect("a tree");
        tree.by_slug(slug).map(|category| category.slug.clone())
    };
    assert_eq!(leads_to("mugs").await.as_deref(), Some("cups"), "the old address leads there");

    assert!(matches!(remove("kitchen", "").await, Err(Failure::Refused(CategoryRefusal::Children { count: 2 }))));
    for to in ["", "cups", "nowhere"] {
        assert!(matches!(remove("cups", to).await, Err(Failure::Refused(CategoryRefusal::Products { count: 1 }))));
    }
    remove("cups", "tea-bowls").await.expect("its product goes elsewhere");
    assert_eq!(stage.form(&stage.ana, saved.product).await.category, "tea-bowls");
    for slug in ["mugs", "cups"] {
        assert_eq!(leads_to(slug).await.as_deref(), Some("tea-bowls"), "and on to where its goods went");
    }
    save(form("Mugs again", "mugs", "")).await.expect("an address that only led elsewhere is free");
    assert_eq!(leads_to("mugs").await.as_deref(), Some("mugs"));
    remove("kettles", "").await.expect("nothing stands there");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_product_that_comes_while_its_shelf_goes_is_refused_or_keeps_it(pool: PgPool) {
    let stage = shared(pool).await;
    for round in 0..5 {
        let op = admin(&stage);
        let slug = format!("shelf-{round}");
        let form = CategoryForm { name: "A shelf".into(), slug: slug.clone(), ..CategoryForm::default() };
        catalog::save_category(&stage.market, &op, form).await.expect("a new shelf");
        let rows = catalog::all_shelves(&stage.market, &op).await.expect("an admin looks");
        let id = rows.iter().find(|row| row.slug == slug).expect("it is there").id;
        let draft = plain(&format!("thing-{round}"), &slug, "5");
        let (_saved, _removed) =
            tokio::join!(stage.save(&stage.ana, draft), catalog::remove_category(&stage.market, &op, id, ""));
        let lost: i64 = sqlx::query_scalar(
            "select count(*) from catalog.products p where not exists
                 (select from catalog.categories c where c.id = p.category_id)",
        )
        .fetch_one(&stage.pool)
        .await
        .expect("a number");
        assert_eq!(lost, 0);
    }
}
