//! Files of products: looked through, mended, taken in, and brought out again.

mod actors;

use actors::{Seller, World};
use domain::catalog::{
    ImportRefusal, ImportState, ImportView, LineNote, LineOutcome, ProductDraft, ProductState, SkipReason,
};
use domain::id::ImportId;
use domain::text::Problem;
use kernel::Failure;
use sqlx::PgPool;

const STORY: &str = "Thrown by hand on a kick wheel in a small workshop by the sea, glazed twice and fired at 1,280 \
                     degrees. It keeps tea warm for an hour.";

async fn bring(world: &World, seller: &Seller, category: &str, file: &str) -> (ImportId, ImportView) {
    let id = catalog::receive_import(&world.market, &seller.op, "goods.csv", category, file.as_bytes().to_vec().into())
        .await;
    let id = id.expect("a file of products");
    (id, settled(world, seller, id).await)
}

async fn settled(world: &World, seller: &Seller, id: ImportId) -> ImportView {
    kernel::worker::drain(&world.market).await.expect("no delivery fails");
    catalog::my_import(&world.market, &seller.op, id, 1).await.expect("it is the seller's")
}

async fn take(world: &World, seller: &Seller, id: ImportId, leave_out: bool) -> ImportView {
    catalog::confirm_import(&world.market, &seller.op, id, leave_out).await.expect("it may be taken in");
    settled(world, seller, id).await
}

async fn all(world: &World, seller: &Seller) -> Vec<ProductDraft> {
    let rows = catalog::my_products(&world.market, &seller.op, "", None, 1).await.expect("a list").items;
    let mut drafts = Vec::new();
    for row in rows {
        drafts.push(catalog::my_product(&world.market, &seller.op, row.id).await.expect("the seller's").draft);
    }
    drafts.sort_by(|a, b| a.slug.cmp(&b.slug));
    drafts
}

async fn exported(world: &World, seller: &Seller) -> String {
    let (mut file, mut after) = (Vec::new(), None);
    loop {
        let (part, next) = catalog::export_part(&world.market, &seller.op, after).await.expect("the seller's");
        file.extend(part);
        after = next;
        if after.is_none() {
            return String::from_utf8(file).expect("text");
        }
    }
}

fn wrong(view: &ImportView) -> Vec<(u32, &str, &Problem)> {
    let cells = view.lines.items.iter().filter_map(|line| match &line.outcome {
        LineOutcome::Wrong(cells) => Some((line.number, cells)),
        _ => None,
    });
    cells
        .flat_map(|(number, cells)| cells.iter().map(move |cell| (number, cell.column.as_str(), &cell.problem)))
        .collect()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_file_with_wrong_cells_is_mended_and_taken_in_whole(pool: PgPool) {
    let world = World::new(pool).await;
    let ana = world.seller("Ana").await;
    let file = |price: &str, category: &str| {
        format!(
            "slug,title,category,description,option1_name,option1_value,sku,price,stock\n\
             mug,Mug,{category},\"{STORY}\",Color,Sand,M-S,12.50,3\nmug,,,,,Ink,M-I,{price},x\n\
             bowl,Bowl,mugs,\"{STORY}\",,,B-1,9.00,2\n"
        )
    };
    let (id, view) = bring(&world, &ana, "", &file("\"12,50\"", "cups")).await;
    assert_eq!((view.row.state, view.row.figures.lines, view.row.figures.wrong_products), (ImportState::Checked, 3, 1));
    let range = Problem::OutOfRange { min: 0, max: 1_000_000 };
    let expected = [(2, "category", &Problem::NotACategory), (3, "price", &Problem::NotAnAmount), (3, "stock", &range)];
    assert_eq!(wrong(&view), expected);
    let refused = catalog::confirm_import(&world.market, &ana.op, id, false).await;
    assert!(matches!(refused, Err(Failure::Refused(ImportRefusal::WrongLines { lines: 2 }))));
    assert!(all(&world, &ana).await.is_empty(), "looking through stores nothing");

    let (id, view) = bring(&world, &ana, "", &file("12.50", "mugs").replace(",x\n", ",1\n")).await;
    assert_eq!((view.row.figures.new_products, view.row.figures.wrong_lines), (2, 0));
    let note = LineNote::Draft { missing: vec!["images".into()] };
    let view = take(&world, &ana, id, false).await;
    assert_eq!((view.row.state, view.lines.items[0].notes.contains(&note)), (ImportState::Done, false));
    let drafts = all(&world, &ana).await;
    assert_eq!(drafts.iter().map(|draft| draft.slug.as_str()).collect::<Vec<_>>(), ["bowl", "mug"]);
    let rows: Vec<_> = drafts[1].variants.iter().map(|v| (v.values.as_str(), v.on_hand.as_str())).collect();
    assert_eq!(rows, [("Sand", "3"), ("Ink", "1")]);
    let again = catalog::confirm_import(&world.market, &ana.op, id, false).await;
    assert!(matches!(again, Err(Failure::Refused(ImportRefusal::NotNow { state: ImportState::Done }))));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_was_right_when_it_was_looked_through_and_is_wrong_by_now_takes_nothing_in(pool: PgPool) {
    let world = World::new(pool).await;
    let ana = world.seller("Ana").await;
    let file = "slug,title,category,sku,price\none,One,mugs,S-1,1.00\ntwo,Two,mugs,S-2,2.00\n";
    let (id, view) = bring(&world, &ana, "", file).await;
    assert_eq!(view.row.figures.new_products, 2);
    let draft = ProductDraft {
        title: "Faster".into(),
        category: "mugs".into(),
        variants: vec![domain::catalog::VariantDraft { sku: "S-2".into(), price: "3.00".into(), ..Default::default() }],
        ..ProductDraft::default()
    };
    stock::shelve(&world.market, &ana.op, draft).await.expect("somebody of the shop was faster");
    let view = take(&world, &ana, id, false).await;
    assert_eq!((view.row.state, wrong(&view)), (ImportState::Checked, vec![(3, "sku", &Problem::Taken)]));
    assert_eq!(all(&world, &ana).await.len(), 1, "not even the first product is there");
    let view = take(&world, &ana, id, true).await;
    assert_eq!((view.row.state, view.leave_out), (ImportState::Done, true));
    assert_eq!(all(&world, &ana).await.len(), 2, "the one that was right");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_goes_out_comes_back_in_as_the_same_products(pool: PgPool) {
    let world = World::new(pool).await;
    let (ana, ben) = (world.seller("Ana").await, world.seller("Ben").await);
    let file = format!(
        "slug,title,category,brand,summary,description,tags,video,warranty,cash_on_delivery,specifications,properties,\
         option1_name,option1_value,option1_hex,option2_name,option2_value,sku,price,compare_at_price,stock,weight_grams\n\
         mug,'=Mug(1),mugs,-Brand,\"two\nlines\",\"{STORY}\n\n* a\n* b\",\"tea, \"\"a,b\"\"\",https://youtu.be/dQw4w9WgXcQ,\
         2 years,yes,\"Ratio 16\\:9: +5\nHeight: 9 cm\",\"Clay: Stoneware, \"\"x, y\"\"\",\
         Color,Sand,#d9cfc4,Size,\"12,5 cm\",@M-1,12.50,15.00,3,350\n\
         mug,,,,,,,,,,,,,Ink,,,\"12,5 cm\",M-2,12.50,,0,\nbowl,Bowl,mugs,,,,,,,,,,,,,,,B-1,9.00,,7,\n"
    );
    let (id, view) = bring(&world, &ana, "", &file).await;
    assert_eq!(wrong(&view), []);
    take(&world, &ana, id, false).await;
    let out = exported(&world, &ana).await;
    assert!(!out.lines().any(|line| line.starts_with(['=', '+', '-', '@']) || line.contains(",=")), "{out}");

    let (_, view) = bring(&world, &ana, "", &out).await;
    assert_eq!((view.row.figures.same_products, view.row.figures.changed_products), (2, 0), "{:?}", view.lines.items);

    let bens = out.replace("\nmug,", "\nbens-mug,").replace("\nbowl,", "\nbens-bowl,");
    let (id, view) = bring(&world, &ben, "", &bens).await;
    assert_eq!((view.row.figures.new_products, wrong(&view)), (2, Vec::new()));
    take(&world, &ben, id, false).await;
    let (anas, bens) = (all(&world, &ana).await, all(&world, &ben).await);
    for (hers, his) in anas.iter().zip(&bens) {
        let fields: Vec<String> = hers.differences(his).into_iter().map(|difference| difference.field).collect();
        assert_eq!(fields, ["slug"], "all else is the same");
    }
    assert_eq!(anas[1].title, "=Mug(1)", "what was guarded is read back");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_file_of_shopify_is_understood(pool: PgPool) {
    let world = World::new(pool).await;
    let ana = world.seller("Ana").await;
    let file = "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,\
        Option2 Value,Variant SKU,Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status\n\
        tee,Tee,\"<p>A <strong>soft</strong> tee</p>\",Fern,,Shirts,\"cotton, tee\",TRUE,Size,S,Color,Sea,TEE-S,120,4,19.00,,\
        https://example.org/1.jpg,draft\ntee,,,,,,,,,M,,Sea,,125,2,19.00,24.00,,\ntee,,,,,,,,,,,,,,,,,https://example.org/2.jpg,\n\
        card,Gift card,<p>For them</p>,Fern,,Gifts,,TRUE,Title,Default Title,,,CARD,0,9,10.00,0,,draft\n";
    let (id, view) = bring(&world, &ana, "mugs", file).await;
    assert_eq!((wrong(&view), view.row.figures.new_products, view.row.figures.skipped_lines), (Vec::new(), 2, 1));
    let line = |number: u32| view.lines.items.iter().find(|line| line.number == number).expect("a line");
    assert_eq!(line(4).outcome, LineOutcome::Skipped(SkipReason::Picture));
    assert!(line(2).notes.contains(&LineNote::PictureNotFetched));
    assert!(line(2).notes.contains(&LineNote::OtherShelf { wanted: "Shirts".into() }));
    take(&world, &ana, id, false).await;
    let drafts = all(&world, &ana).await;
    assert_eq!((drafts[0].options.len(), drafts[0].variants[0].sku.as_str()), (0, "CARD"));
    let tee = &drafts[1];
    assert_eq!(
        (tee.description.as_str(), tee.brand.as_str(), tee.tags.as_str()),
        ("A **soft** tee", "Fern", "cotton, tee")
    );
    let rows =
        tee.variants.iter().map(|v| (v.values.as_str(), v.sku.as_str(), v.weight.as_str(), v.compare_at.as_str()));
    assert_eq!(rows.collect::<Vec<_>>(), [("S, Sea", "TEE-S", "120", ""), ("M, Sea", "TEE-M-SEA", "125", "24.00")]);
}

/// The feed of another market, where it lies beside this tree.
fn feed() -> Option<String> {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/catalog-import/spree_products.csv");
    std::fs::read_to_string(path).ok()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_whole_feed_with_five_broken_lines_is_mended_and_taken_in(pool: PgPool) {
    let Some(feed) = feed() else { return };
    let world = World::new(pool).await;
    let ana = world.seller("Ana").await;
    let broken = feed
        .replacen("-MATTE-BLACK,,879.99,", "-MATTE-BLACK,,879.9.9,", 1)
        .replacen("-STAINLESS-STEEL,,549.99,0,", "-STAINLESS-STEEL,,549.99,100,", 1)
        .replacen("Drip Coffee Maker 1.5L,0", "D,0", 1)
        .replacen("DIGITAL-AIR-FRYER-4L-WHITE,", "DIGITAL-AIR-FRYER-4L-MATTE-BLACK,", 1)
        .replacen("ELECTRIC-KETTLE-1-7L-WHITE,,44.99,", "ELECTRIC-KETTLE-1-7L-WHITE,,,", 1);
    let (id, view) = bring(&world, &ana, "mugs", &broken).await;
    let lines: std::collections::BTreeSet<u32> = wrong(&view).iter().map(|(line, ..)| *line).collect();
    assert_eq!((view.row.figures.lines, lines.len()), (211, 5), "{:?}", wrong(&view));
    assert!(catalog::confirm_import(&world.market, &ana.op, id, false).await.is_err());

    let (id, view) = bring(&world, &ana, "mugs", &feed).await;
    let figures = &view.row.figures;
    assert_eq!((wrong(&view), figures.new_products, figures.skipped_lines), (Vec::new(), 37, 87));
    assert!(
        figures.unknown_columns.iter().all(|column| [
            "width",
            "height",
            "depth",
            "dimensions_unit",
            "available_on",
            "discontinue_on"
        ]
        .contains(&column.as_str())),
        "{:?}",
        figures.unknown_columns
    );
    take(&world, &ana, id, false).await;
    let counted = catalog::my_products(&world.market, &ana.op, "", Some(ProductState::Draft), 1).await.expect("a list");
    assert_eq!(counted.total, 37);
    let drafts = all(&world, &ana).await;
    let variants = || drafts.iter().flat_map(|draft| &draft.variants);
    assert!(variants().all(|variant| variant.on_hand == "5000" && !variant.weight.is_empty()));
    assert!(drafts.iter().flat_map(|draft| &draft.specs).any(|spec| spec.name == "Wattage"));
    assert!(drafts.iter().all(|draft| !draft.warranty.is_empty() && draft.options[0].name == "Color"));

    let (_, view) = bring(&world, &ana, "mugs", &feed).await;
    assert_eq!(
        (view.row.figures.same_products, view.row.figures.changed_products),
        (37, 0),
        "a second time changes nothing"
    );
}
