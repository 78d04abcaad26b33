//! What a reduction is measured by.

use domain::money::Money;
use sqlx::PgPool;

use crate::stage::{Stage, first, plain, visitor};

/// The prices a variant had, as days ago and minor units; then the lowest one shown beside its reduction.
async fn lowest(stage: &Stage, slug: &str, history: &[(i32, i64)]) -> Option<i64> {
    let mut draft = plain(slug, "mugs", "10");
    draft.variants[0].compare_at = "50".into();
    let saved = stage.publish(&stage.ana, draft).await;
    let variant = first(&saved);
    stage.sql("delete from catalog.prices where variant_id = $1", variant.0).await;
    for (days, minor) in history {
        sqlx::query(
            "insert into catalog.prices (variant_id, since, price_minor)
             values ($1, now() - make_interval(days => $2), $3)",
        )
        .bind(variant.0)
        .bind(days)
        .bind(minor)
        .execute(&stage.pool)
        .await
        .expect("a price of the past");
    }
    let view = catalog::product(&stage.market, &visitor(), slug).await.expect("on the shelf");
    view.variants[0].lowest.map(|money: Money| money.minor)
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_lowest_price_is_that_of_the_30_days_before_the_reduction(pool: PgPool) {
    let stage = Stage::new(pool).await;
    // Lower in between, and lower still but too long ago.
    assert_eq!(lowest(&stage, "a-dip", &[(90, 500), (60, 2000), (20, 1500), (10, 1800), (0, 1000)]).await, Some(1500));
    // The price in force at the start of the 30 days counts, though it began before.
    assert_eq!(lowest(&stage, "in-force", &[(90, 700), (20, 1500), (0, 1000)]).await, Some(700));
    // A price that was over when the 30 days began does not.
    assert_eq!(lowest(&stage, "long-over", &[(90, 500), (31, 2000), (0, 1000)]).await, Some(2000));
    // Without a price before it, today's is the lowest there was.
    assert_eq!(lowest(&stage, "no-past", &[(0, 1000)]).await, Some(1000));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_lowest_price_is_shown_beside_a_reduction_only(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let lowest = async || {
        stage.settle().await;
        catalog::product(&stage.market, &visitor(), "dawn").await.expect("on the shelf").variants[0].lowest
    };
    assert_eq!(lowest().await, None);
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.variants[0].price = "8".into();
    form.variants[0].compare_at = "10".into();
    stage.save(&stage.ana, form).await.expect("a reduction");
    assert_eq!(lowest().await.map(|money| money.minor), Some(1000));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_price_is_kept_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    for price in ["10", "12", "12", "9"] {
        let mut form = stage.form(&stage.ana, saved.product).await;
        form.variants[0].price = price.into();
        stage.save(&stage.ana, form).await.expect("a good edit");
    }
    let kept: Vec<i64> =
        sqlx::query_scalar("select price_minor from catalog.prices where variant_id = $1 order by since")
            .bind(first(&saved).0)
            .fetch_all(&stage.pool)
            .await
            .expect("the prices");
    assert_eq!(kept, [1000, 1200, 900]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn lists_know_the_range_of_prices_after_every_change(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, crate::stage::mug("dawn")).await;
    let range = async || -> (i64, i64, bool) {
        sqlx::query_as("select min_price_minor, max_price_minor, reduced from catalog.products where id = $1")
            .bind(saved.product.0)
            .fetch_one(&stage.pool)
            .await
            .expect("the product")
    };
    assert_eq!(range().await, (1250, 1400, false));
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.variants[1].compare_at = "20".into();
    stage.save(&stage.ana, form).await.expect("a good edit");
    // Its card shows the cheaper one, which is not reduced.
    assert_eq!(range().await, (1250, 1400, false));
    let mut form = stage.form(&stage.ana, saved.product).await;
    form.variants.remove(0);
    stage.save(&stage.ana, form).await.expect("a good edit");
    assert_eq!(range().await, (1400, 1400, true));
}
