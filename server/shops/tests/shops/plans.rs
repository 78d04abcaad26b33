//! What owners have: the trial, wishes, limits, and what the market keeps of a sale.

use std::time::Duration;

use domain::shops::{NewPlanRequest, Plan, PlanAnswer, PlanRefusal, PlanRequestState};
use futures::future::join_all;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::{Street, new_shop};

const A_DAY: Duration = Duration::from_secs(24 * 3600);

fn wish(plan: &str) -> NewPlanRequest {
    NewPlanRequest { plan: plan.to_owned(), note: "We grow.".to_owned() }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_trial_is_pro_for_seven_days_and_once(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let market = street.market();
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::fee_bps(&mut db, &[shop.id]).await.expect("answers")[&shop.id], 500);
    let all = join_all((0..6).map(|_| async { shops::start_trial(market, &street.seller(owner)).await })).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{all:?}");
    let view = shops::plan(market, &street.seller(owner), Some(3)).await.expect("is shown");
    assert_eq!((view.now, view.subscription.plan, view.listings), (Plan::Pro, Plan::Free, Some(3)));
    assert_eq!(shops::fee_bps(&mut db, &[shop.id]).await.expect("answers")[&shop.id], 300);

    street.test.clock.advance(A_DAY * 7);
    let view = shops::plan(market, &street.seller(owner), None).await.expect("is shown");
    assert_eq!(view.now, Plan::Free);
    let again = shops::start_trial(market, &street.seller(owner)).await;
    assert!(matches!(again, Err(Failure::Refused(PlanRefusal::NoTrial))));
    sqlx::query("update shops.subscriptions set trial_started_at = now() - interval '8 days', trial_ends_at = now()")
        .execute(&street.pool)
        .await
        .expect("it ended");
    assert_eq!(shops::fee_bps(&mut db, &[shop.id]).await.expect("answers")[&shop.id], 500);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_better_fee_that_was_agreed_stays(pool: PgPool) {
    let street = Street::new(pool);
    let owner = street.person("ana@example.org").await;
    let shop = street
        .opens(shops::NewShop { fee_bps: 200, ..new_shop("fern-loom", "Fern & Loom", owner) })
        .await
        .expect("opens");
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::fee_bps(&mut db, &[shop.id]).await.expect("answers")[&shop.id], 200);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_wish_waits_for_one_answer(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, admin) = (street.market(), street.admin().await);
    let op = street.seller(owner);
    let all = join_all((0..5).map(|_| shops::request_plan(market, &op, wish("pro")))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{all:?}");
    let queue = shops::queue(market, &admin, 1).await.expect("is shown");
    assert_eq!((queue.total, queue.items[0].shop, queue.items[0].request.plan), (1, shop.id, Plan::Pro));
    assert!(matches!(shops::queue(market, &op, 1).await, Err(Failure::Forbidden)));

    let request = queue.items[0].request.id;
    let no = PlanAnswer { request, grant: false, reason: String::new() };
    assert!(shops::answer_plan_request(market, &admin, no.clone()).await.is_err(), "a no needs a reason");
    let no = PlanAnswer { reason: "Sell something first.".to_owned(), ..no };
    shops::answer_plan_request(market, &admin, no.clone()).await.expect("is refused");
    assert!(street.mail("fern-loom@example.org").await.contains("Sell something first."));
    assert!(shops::answer_plan_request(market, &admin, no).await.is_err(), "answered once");
    let view = shops::plan(market, &op, None).await.expect("is shown");
    assert_eq!(view.request.map(|request| request.state), Some(PlanRequestState::Refused));

    shops::request_plan(market, &op, wish("enterprise")).await.expect("asks again");
    let request = shops::queue(market, &admin, 1).await.expect("is shown").items[0].request.id;
    let yes = |grant| PlanAnswer { request, grant, reason: "As you wish.".to_owned() };
    let (one, two) = futures::join!(
        shops::answer_plan_request(market, &admin, yes(true)),
        shops::answer_plan_request(market, &admin, yes(false)),
    );
    assert!(one.is_ok() != two.is_ok(), "one of two admins answers: {one:?} {two:?}");
    let mut db = street.pool.acquire().await.expect("a connection");
    let plan = shops::plan_of(&mut db, shop.id, op.now).await.expect("answers");
    assert_eq!(plan, if one.is_ok() { Plan::Enterprise } else { Plan::Free });
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_goes_back_to_a_plan_that_is_too_small(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.opens(new_shop("kettle", "Kettle", owner)).await.expect("opens");
    let (market, op) = (street.market(), street.seller(owner));
    assert!(matches!(shops::leave_plan(market, &op).await, Err(Failure::Refused(PlanRefusal::HasIt))));
    shops::give_plan(market, &street.system(), owner, Plan::Pro).await.expect("is agreed");
    let outcome = shops::leave_plan(market, &op).await;
    assert!(matches!(outcome, Err(Failure::Refused(PlanRefusal::TooManyShops { shops: 2, most: 1 }))), "{outcome:?}");
    street.set_state(&shop, "closed").await;
    shops::leave_plan(market, &op).await.expect("one shop is left");
    let again = shops::request_plan(market, &op, wish("free")).await;
    assert!(matches!(again, Err(Failure::Refused(PlanRefusal::Invalid(_)))), "FREE is not asked for");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_shelf_is_told_how_much_it_may_hold_one_at_a_time(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    let here = kernel::Tenant::Shop(shop.id);
    let mut tx = market.begin_for(&op, here).await.expect("a transaction");
    let limit = shops::lock_listing_limit(&mut tx, &op, shop.id).await.expect("answers").expect("there is an end");
    assert_eq!((limit.most, limit.plan, limit.larger), (50, Plan::Free, Some(Plan::Pro)));
    let waits = async {
        let mut other = market.begin_for(&op, here).await.expect("a transaction");
        shops::lock_listing_limit(&mut other, &op, shop.id).await.expect("answers");
    };
    let waited = tokio::time::timeout(Duration::from_millis(300), waits).await;
    assert!(waited.is_err(), "a second one waits until the first has counted");
    drop(tx);
    let by_owner = shops::give_plan(market, &op, owner, Plan::Enterprise).await;
    assert!(matches!(by_owner, Err(Failure::Forbidden)));
    shops::give_plan(market, &street.system(), owner, Plan::Enterprise).await.expect("is agreed");
    let mut tx = market.begin_for(&op, here).await.expect("a transaction");
    assert_eq!(shops::lock_listing_limit(&mut tx, &op, shop.id).await.expect("answers"), None);
}
