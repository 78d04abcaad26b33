//! Many people speak at once: nothing is said twice, no vote is lost, and the sums are right.
#![allow(clippy::unwrap_used, reason = "a broken expectation is a panic")]

mod actors;
mod readers;

use actors::World;
use domain::reviews::ReviewRefusal;
use futures::future::join_all;
use kernel::Failure;
use marketplace::reviews;
use readers::{Scene, draft};
use sqlx::PgPool;
use tokio::sync::Barrier;
use uuid::Uuid;

const HANDS: usize = 12;

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_many_submissions_of_one_line_one_is_written(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let sent = (0..HANDS).map(|_| reviews::write(scene.market(), &ana.op, line, draft(5)));
    let sent = join_all(sent).await;
    let written: Vec<_> = sent.iter().filter_map(|sent| sent.as_ref().ok()).collect();
    assert_eq!(written.len(), 1, "{sent:?}");
    for refused in sent.iter().filter(|sent| sent.is_err()) {
        let known = matches!(refused, Err(Failure::Refused(ReviewRefusal::Written { review })) if review == written[0]);
        assert!(known, "{refused:?}");
    }
    assert_eq!(scene.ratings().await, ((5, 1), (5, 1)));
    scene.world.settles_twice().await;
}

/// The negative control: the same hands with the guard off, which is a look before the leap and no constraint.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn without_the_constraint_one_line_is_reviewed_twice(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (_, line) = scene.reader("Ana Ferreira").await;
    sqlx::query("alter table reviews.reviews drop constraint one_for_each_line")
        .execute(&scene.world.pool)
        .await
        .unwrap();
    let looked = Barrier::new(2);
    let sent = (0..2).map(|_| async {
        let there: i64 = sqlx::query_scalar("select count(*) from reviews.reviews where line_id = $1")
            .bind(line.0)
            .fetch_one(&scene.world.pool)
            .await
            .unwrap();
        looked.wait().await;
        if there == 0 {
            sqlx::query(
                "insert into reviews.reviews (id, line_id, product_id, shop_id, label, rating, body, state, written_at)
                 select $1, l.id, v.product_id, v.shop_id, '', 5, 'Said twice, word for word.', 'approved', now()
                 from orders.order_lines l join catalog.variants v on v.id = l.variant_id where l.id = $2",
            )
            .bind(Uuid::new_v4())
            .bind(line.0)
            .execute(&scene.world.pool)
            .await
            .unwrap();
        }
    });
    join_all(sent).await;
    assert_eq!(scene.ratings().await.0.1, 2, "a look before the leap must write twice, or this test proves nothing");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn no_vote_is_lost_and_none_is_counted_twice(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    let review = reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    let mut readers = Vec::new();
    for number in 0..HANDS {
        readers.push(scene.world.buyer(&format!("Reader {number}")).await);
    }
    // Everybody presses twice.
    let votes = readers
        .iter()
        .chain(&readers)
        .map(|reader| kernel::db::again(|| reviews::find_helpful(scene.market(), &reader.op, review, true)));
    assert!(join_all(votes).await.into_iter().all(|vote| vote.is_ok()));
    let seen = reviews::one(scene.market(), &ana.op, review).await.unwrap();
    assert_eq!(usize::try_from(seen.helpful).unwrap(), HANDS);
    let back = readers.iter().map(|reader| reviews::find_helpful(scene.market(), &reader.op, review, false));
    assert!(join_all(back).await.into_iter().all(|vote| vote.is_ok()));
    assert_eq!(reviews::one(scene.market(), &ana.op, review).await.unwrap().helpful, 0);
    scene.world.settles().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn ratings_add_up_however_many_speak_at_once(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let mut said = Vec::new();
    for number in 0..HANDS {
        let (reader, line) = scene.reader(&format!("Reader {number}")).await;
        said.push((reader, line, u8::try_from(number % 5 + 1).unwrap()));
    }
    let written = join_all(said.iter().map(|(reader, line, stars)| {
        kernel::db::again(|| reviews::write(scene.market(), &reader.op, *line, draft(*stars)))
    }));
    let written: Vec<_> = written.await.into_iter().map(|written| written.unwrap()).collect();
    let sum: i64 = said.iter().map(|(.., stars)| i64::from(*stars)).sum();
    let count = i32::try_from(HANDS).unwrap();
    assert_eq!(scene.ratings().await, ((sum, count), (sum, count)));
    // Half of them think again, a quarter takes it back, all at the same time.
    let changes = said.iter().zip(&written).enumerate().map(|(at, ((reader, ..), review))| {
        let (market, op) = (scene.market(), &reader.op);
        async move {
            match at % 4 {
                0 => reviews::withdraw(market, op, *review).await.map_err(Failure::widen),
                1 | 2 => reviews::edit(market, op, *review, draft(1)).await,
                _ => Ok(()),
            }
        }
    });
    assert!(join_all(changes).await.into_iter().all(|change| change.is_ok()));
    let left = said.iter().enumerate().filter(|(at, _)| at % 4 != 0);
    let sum: i64 = left.clone().map(|(at, (.., stars))| if at % 4 == 3 { i64::from(*stars) } else { 1 }).sum();
    let count = i32::try_from(left.count()).unwrap();
    assert_eq!(scene.ratings().await, ((sum, count), (sum, count)));
    scene.world.settles_twice().await;
}

/// The negative control: the same sums kept as a program would, by reading, adding and writing back.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn sums_that_are_read_and_written_back_go_wrong(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let looked = Barrier::new(2);
    let hands = (0..2).map(|_| async {
        let (sum, count): (i64, i32) =
            sqlx::query_as("select rating_sum, rating_count from catalog.products where slug = $1")
                .bind(&scene.slug)
                .fetch_one(&scene.world.pool)
                .await
                .unwrap();
        looked.wait().await;
        sqlx::query("update catalog.products set rating_sum = $2, rating_count = $3 where slug = $1")
            .bind(&scene.slug)
            .bind(sum + 5)
            .bind(count + 1)
            .execute(&scene.world.pool)
            .await
            .unwrap();
    });
    join_all(hands).await;
    assert_eq!(scene.ratings().await.0, (5, 1), "one of two must be lost, or this test proves nothing");
    let broken = marketplace::insights::jobs::broken(&mut scene.world.pool.acquire().await.unwrap()).await.unwrap();
    assert_eq!(broken.iter().map(|(view, _)| view.as_str()).collect::<Vec<_>>(), ["inv_product_ratings_are_counted"]);
}

/// The negative control of the triggers: without them ratings stay behind, and the promise is seen to be broken.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn without_the_triggers_ratings_stay_behind(pool: PgPool) {
    let scene = Scene::new(World::new(pool).await).await;
    let (ana, line) = scene.reader("Ana Ferreira").await;
    sqlx::query("alter table reviews.reviews disable trigger ratings_of_new").execute(&scene.world.pool).await.unwrap();
    reviews::write(scene.market(), &ana.op, line, draft(5)).await.unwrap();
    assert_eq!(scene.ratings().await, ((0, 0), (0, 0)));
    let broken = marketplace::insights::jobs::broken(&mut scene.world.pool.acquire().await.unwrap()).await.unwrap();
    let views: Vec<_> = broken.iter().map(|(view, _)| view.as_str()).collect();
    assert!(views.contains(&"inv_product_ratings_are_counted") && views.contains(&"inv_shop_ratings_are_counted"));
}
