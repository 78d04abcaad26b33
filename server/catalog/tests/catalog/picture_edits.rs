//! Pictures that are turned, cut, improved, put into another order, and brought back as they were.

use domain::catalog::{EditRefusal, IMAGE_WIDTHS, ImageEdit, ImageEditForm, ImageView, ProductMove};
use domain::id::{ImageId, ProductId};
use image::{ImageFormat, Rgb, RgbImage};
use kernel::Failure;
use sqlx::PgPool;

use crate::stage::{Stage, encoded, mug, png, shared};

/// A dark square on a light ground, a third of each side.
fn square() -> RgbImage {
    RgbImage::from_fn(90, 60, |x, y| {
        let inside = (30..60).contains(&x) && (20..40).contains(&y);
        if inside { Rgb([60, 20, 110]) } else { Rgb([240, 238, 235]) }
    })
}

struct Work {
    stage: Stage,
    product: ProductId,
    image: ImageView,
}

impl Work {
    async fn begin(pool: PgPool) -> Self {
        let stage = Stage::new(pool).await;
        let product = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft").product;
        let bytes = encoded(&square(), ImageFormat::Png);
        let image = catalog::add_image(&stage.market, &stage.ana.op(), product, bytes, "A square").await;
        Self { image: image.expect("a good picture"), stage, product }
    }

    async fn edit(&self, edit: ImageEdit) -> Result<ImageView, Failure<EditRefusal>> {
        let (market, op) = (&self.stage.market, self.stage.ana.op());
        catalog::edit_image(market, &op, self.product, self.image.id, &edit.into()).await
    }

    async fn pixels(&self, key: &str) -> Option<image::RgbaImage> {
        let file = self.stage.market.blobs().get(&format!("{key}-400.webp")).await.expect("memory answers")?;
        Some(image::load_from_memory(&file).expect("a WebP").into_rgba8())
    }

    async fn original(&self) -> String {
        let name: Option<String> = sqlx::query_scalar("select original from catalog.images where id = $1")
            .bind(self.image.id.0)
            .fetch_one(&self.stage.pool)
            .await
            .expect("the picture");
        format!("originals/{}", name.expect("it is kept"))
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_change_is_kept_and_taken_back(pool: PgPool) {
    let work = Work::begin(pool).await;
    let cut = ImageEdit { left: 25, width: 50, turn: 180, ..ImageEdit::default() };
    let kept = work.edit(cut).await.expect("it can be cut");
    assert_eq!((kept.id, kept.alt.as_str(), kept.width, kept.height), (work.image.id, "A square", 45, 60));
    assert_ne!(kept.key, work.image.key);
    let pixels = work.pixels(&kept.key).await.expect("its files are there");
    assert_eq!((pixels.width(), pixels.height()), (45, 60));
    work.stage.settle().await;
    assert!(work.pixels(&work.image.key).await.is_none(), "nobody shows it as it was");
    assert!(work.stage.market.blobs().has(&work.original().await).await.expect("memory answers"));

    let back = work.edit(ImageEdit::default()).await.expect("it can be taken back");
    assert_eq!(back, work.image);
    work.stage.settle().await;
    assert!(work.pixels(&back.key).await.is_some());
    for width in IMAGE_WIDTHS {
        let gone = work.stage.market.blobs().get(&format!("{}-{width}.webp", kept.key)).await;
        assert_eq!(gone.expect("memory answers"), None);
    }
    let edited: Vec<serde_json::Value> =
        sqlx::query_scalar("select edit from catalog.images").fetch_all(&work.stage.pool).await.expect("a row");
    assert_eq!(serde_json::from_value::<ImageEdit>(edited[0].clone()).expect("an edit"), ImageEdit::default());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_change_begins_with_the_original(pool: PgPool) {
    let work = Work::begin(pool).await;
    let grey = ImageEdit { grayscale: true, ..ImageEdit::default() };
    let at_once = work.edit(grey).await.expect("it can be grey");
    work.edit(ImageEdit { left: 40, width: 20, ..ImageEdit::default() }).await.expect("it can be cut");
    assert_eq!(work.edit(grey).await.expect("and grey again"), at_once, "nothing of the cut is left");
    let pixels = work.pixels(&at_once.key).await.expect("its files are there");
    assert!(pixels.pixels().all(|pixel| pixel[0].abs_diff(pixel[2]) < 6));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn all_changes_at_once_are_one_picture(pool: PgPool) {
    let work = Work::begin(pool).await;
    let all = ImageEdit { background: true, retouch: true, upscale: true, shadow: true, ..ImageEdit::default() };
    let kept = work.edit(all).await.expect("the ground is plain");
    // Twice as large, and a twelfth of the shorter side around it.
    assert_eq!((kept.width, kept.height), (200, 140));
    let pixels = work.pixels(&kept.key).await.expect("its files are there");
    assert_eq!(pixels.get_pixel(2, 2)[3], 0, "the ground is gone");
    assert_eq!(pixels.get_pixel(100, 70)[3], 255, "the thing is not");
    let below = pixels.get_pixel(100, 91);
    assert!(below[3] > 20 && below[0] < 40, "its shadow lies below it: {below:?}");
    assert_eq!(kept.tone.len(), 7, "what can be looked through has one pale colour");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_cannot_be_done_says_why_and_changes_nothing(pool: PgPool) {
    let work = Work::begin(pool).await;
    let busy = RgbImage::from_fn(60, 60, |x, y| {
        let byte = |value: u32| value.to_le_bytes()[0];
        Rgb([byte(x * 37), byte(y * 91), 90])
    });
    let (market, op) = (&work.stage.market, work.stage.ana.op());
    let bytes = encoded(&busy, ImageFormat::Png);
    let busy = catalog::add_image(market, &op, work.product, bytes, "").await.expect("a good picture");
    let form = ImageEditForm { background: true, ..ImageEditForm::default() };
    let refused = catalog::edit_image(market, &op, work.product, busy.id, &form).await;
    assert!(matches!(refused, Err(Failure::Refused(EditRefusal::NoPlainBackdrop))));
    catalog::preview_image(market, &op, work.product, busy.id, &form).await.expect("it is shown as it is");

    let wrong = ImageEditForm { turn: "45".into(), width: "200".into(), ..ImageEditForm::default() };
    let Err(Failure::Refused(EditRefusal::Invalid(problems))) =
        catalog::edit_image(market, &op, work.product, busy.id, &wrong).await
    else {
        panic!("two fields are wrong");
    };
    assert_eq!(
        problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(),
        ["edit[turn]", "edit[width]"]
    );
    let images = catalog::my_product(market, &op, work.product).await.expect("ana's").images;
    assert_eq!(images, [work.image.clone(), busy]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_preview_keeps_nothing(pool: PgPool) {
    let work = Work::begin(pool).await;
    let (market, op) = (&work.stage.market, work.stage.ana.op());
    let form = ImageEditForm { turn: "90".into(), ..ImageEditForm::default() };
    let shown = catalog::preview_image(market, &op, work.product, work.image.id, &form).await.expect("it can be shown");
    let shown = image::load_from_memory_with_format(&shown, ImageFormat::WebP).expect("a WebP");
    assert_eq!((shown.width(), shown.height()), (60, 90));
    let images = catalog::my_product(market, &op, work.product).await.expect("ana's").images;
    assert_eq!(images, std::slice::from_ref(&work.image));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_picture_that_came_with_the_market_can_be_changed_too(pool: PgPool) {
    let work = Work::begin(pool).await;
    work.stage.sql("update catalog.images set original = null where id = $1", work.image.id.0).await;
    let kept = work.edit(ImageEdit { turn: 90, ..ImageEdit::default() }).await.expect("it can be turned");
    assert_eq!((kept.width, kept.height), (60, 90));
    work.stage.settle().await;
    let back = work.edit(ImageEdit::default()).await.expect("it can be taken back");
    assert_eq!((back.width, back.height), (90, 60));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_removed_picture_takes_everything_with_it(pool: PgPool) {
    let work = Work::begin(pool).await;
    let (market, op) = (&work.stage.market, work.stage.ana.op());
    let kept = work.edit(ImageEdit { grayscale: true, ..ImageEdit::default() }).await.expect("it can be grey");
    let original = work.original().await;
    assert!(market.blobs().has(&original).await.expect("memory answers"));
    let left = catalog::remove_image(market, &op, work.product, work.image.id).await.expect("ana's");
    assert!(left.is_empty());
    work.stage.settle().await;
    for name in [original, format!("{}-160.webp", kept.key), format!("{}-1200.webp", work.image.key)] {
        assert!(!market.blobs().has(&name).await.expect("memory answers"), "{name}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_two_products_are_made_from_stays_until_both_are_gone(pool: PgPool) {
    let work = Work::begin(pool).await;
    let (market, original) = (&work.stage.market, work.original().await);
    let dusk = work.stage.save(&work.stage.ben, mug("dusk")).await.expect("a good draft").product;
    let bytes = encoded(&square(), ImageFormat::Png);
    let bens = catalog::add_image(market, &work.stage.ben.op(), dusk, bytes, "").await.expect("a good picture");
    assert_eq!(bens.key, work.image.key);
    catalog::remove_image(market, &work.stage.ana.op(), work.product, work.image.id).await.expect("ana's");
    work.stage.settle().await;
    assert!(market.blobs().has(&original).await.expect("memory answers"), "ben's is made from it");
    catalog::remove_image(market, &work.stage.ben.op(), dusk, bens.id).await.expect("ben's");
    work.stage.settle().await;
    assert!(!market.blobs().has(&original).await.expect("memory answers"));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pictures_of_others_are_not_there(pool: PgPool) {
    let work = Work::begin(pool).await;
    let (market, ben) = (&work.stage.market, work.stage.ben.op());
    let (product, image) = (work.product, work.image.id);
    let form = ImageEditForm::default();
    assert!(matches!(catalog::my_image(market, &ben, product, image).await, Err(Failure::NotFound)));
    assert!(matches!(catalog::edit_image(market, &ben, product, image, &form).await, Err(Failure::NotFound)));
    assert!(matches!(catalog::preview_image(market, &ben, product, image, &form).await, Err(Failure::NotFound)));
    assert!(matches!(catalog::place_image(market, &ben, product, image, 0).await, Err(Failure::NotFound)));
    assert!(matches!(catalog::describe_image(market, &ben, product, image, "x").await, Err(Failure::NotFound)));
    let dusk = work.stage.save(&work.stage.ben, mug("dusk")).await.expect("a good draft").product;
    assert!(matches!(catalog::my_image(market, &ben, dusk, image).await, Err(Failure::NotFound)));
}

async fn four(stage: &Stage, product: ProductId) -> Vec<ImageId> {
    let mut ids = Vec::new();
    for shade in [10, 20, 30, 40] {
        ids.push(stage.picture(&stage.ana, product, shade).await.id);
    }
    ids
}

fn ids(images: &[ImageView]) -> Vec<ImageId> {
    images.iter().map(|image| image.id).collect()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn pictures_are_put_into_another_order_and_described(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let product = stage.publish(&stage.ana, mug("dawn")).await.product;
    let cover = catalog::my_product(&stage.market, &stage.ana.op(), product).await.expect("ana's").images[0].id;
    let [a, b, c, d] = four(&stage, product).await[..] else { panic!("four") };
    let op = stage.ana.op();
    let place = async |image, to| {
        ids(&catalog::place_image(&stage.market, &op, product, image, to).await.expect("ana's picture"))
    };
    assert_eq!(place(d, 0).await, [d, cover, a, b, c]);
    assert_eq!(place(d, 2).await, [cover, a, d, b, c]);
    assert_eq!(place(cover, 99).await, [a, d, b, c, cover]);
    assert_eq!(place(b, 2).await, [a, d, b, c, cover]);
    let told = catalog::describe_image(&stage.market, &op, product, d, " From\nbehind ").await.expect("ana's picture");
    assert_eq!(told[1].alt, "Frombehind");
    stage.settle().await;
    let seen = catalog::product(&stage.market, &crate::stage::visitor(), "dawn").await.expect("it is on the shelf");
    assert_eq!(ids(&seen.images), [a, d, b, c, cover]);

    stage.step(&stage.ana, product, ProductMove::Remove).await.expect("it can go");
    assert!(matches!(catalog::place_image(&stage.market, &op, product, a, 3).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn two_hands_that_sort_at_once_lose_no_picture(pool: PgPool) {
    let stage = shared(pool).await;
    let product = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft").product;
    let all = four(&stage, product).await;
    let moves = (0..24_u32).map(|step| {
        let (stage, image) = (stage.clone(), all[step as usize % 4]);
        tokio::spawn(async move {
            let op = stage.ana.op();
            catalog::place_image(&stage.market, &op, product, image, step * 7 % 4).await.expect("ana's picture")
        })
    });
    for moved in moves.collect::<Vec<_>>() {
        assert_eq!(moved.await.expect("no move panics").len(), 4);
    }
    let places: Vec<i32> = sqlx::query_scalar("select position from catalog.images order by position")
        .fetch_all(&stage.pool)
        .await
        .expect("the places");
    assert_eq!(places, [0, 1, 2, 3]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_change_that_meets_a_removal_leaves_no_file_behind(pool: PgPool) {
    let stage = shared(pool).await;
    let product = stage.save(&stage.ana, mug("dawn")).await.expect("a good draft").product;
    for round in 0..12_u8 {
        let bytes = png(40 + u32::from(round), 30, 60 + round);
        let op = stage.ana.op();
        let image = catalog::add_image(&stage.market, &op, product, bytes.clone(), "").await.expect("a good picture");
        let form = ImageEditForm { turn: "90".into(), ..ImageEditForm::default() };
        let (changed, removed) = tokio::join!(
            catalog::edit_image(&stage.market, &op, product, image.id, &form),
            catalog::remove_image(&stage.market, &op, product, image.id)
        );
        removed.expect("ana's");
        stage.settle().await;
        let original = format!("originals/{}", image.key);
        assert!(!stage.market.blobs().has(&original).await.expect("memory answers"), "round {round}");
        if let Ok(changed) = changed {
            let file = format!("{}-400.webp", changed.key);
            assert!(!stage.market.blobs().has(&file).await.expect("memory answers"), "round {round}");
        }
    }
}
