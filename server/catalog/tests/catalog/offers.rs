//! Prices for a time: they hold between two instants, and some for so many units only.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use domain::catalog::{OfferForm, OfferPrice, OfferRefusal, OfferState, ProductState, ProductView};
use domain::id::{OfferId, ProductId, VariantId};
use kernel::Failure;
use sqlx::PgPool;
use uuid::Uuid;

use crate::stage::{Seller, Stage, first, mug, plain, visitor};

fn now() -> DateTime<Utc> {
    kernel::Clock::now(&kernel::clock::SystemClock)
}

/// So many minutes from now, as the form of a shop whose clock shows UTC says it.
fn at(minutes: i64) -> String {
    let then: NaiveDateTime = (now() + Duration::minutes(minutes)).naive_utc();
    then.format("%Y-%m-%dT%H:%M:%S").to_string()
}

fn offer(product: ProductId, (starts, ends): (i64, i64), percent: &str) -> OfferForm {
    OfferForm {
        product: Some(product),
        starts: at(starts),
        ends: at(ends),
        percent: percent.into(),
        ..OfferForm::default()
    }
}

async fn make(stage: &Stage, seller: &Seller, form: OfferForm) -> Result<OfferId, Failure<OfferRefusal>> {
    stage.sql("update shops.shops set time_zone = 'UTC' where id = $1", seller.shop.0).await;
    catalog::offers::make_offer(&stage.market, &seller.op(), form).await
}

async fn seen(stage: &Stage, slug: &str) -> ProductView {
    stage.settle().await;
    catalog::product(&stage.market, &visitor(), slug).await.expect("on the shelf")
}

/// What the first variant costs, what it is crossed out from, and the lowest beside it.
async fn price(stage: &Stage, slug: &str) -> (i64, Option<i64>, Option<i64>) {
    let variant = seen(stage, slug).await.variants.remove(0);
    (variant.price.minor, variant.compare_at.map(|was| was.minor), variant.lowest.map(|low| low.minor))
}

async fn range(stage: &Stage, product: ProductId) -> (i64, i64, bool) {
    sqlx::query_as("select min_price_minor, max_price_minor, reduced from catalog.products where id = $1")
        .bind(product.0)
        .fetch_one(&stage.pool)
        .await
        .expect("the product")
}

/// The offer as if so many minutes more had passed.
async fn pass(stage: &Stage, offer: OfferId, minutes: i32) {
    sqlx::query(
        "update catalog.offers set starts_at = starts_at - make_interval(mins => $2),
             ends_at = ends_at - make_interval(mins => $2) where id = $1",
    )
    .bind(offer.0)
    .bind(minutes)
    .execute(&stage.pool)
    .await
    .expect("the offer");
    sqlx::query("update catalog.prices set since = since - make_interval(mins => $1)")
        .bind(minutes)
        .execute(&stage.pool)
        .await
        .expect("the prices");
    catalog::offers::turn(&stage.market, &crate::stage::system()).await.expect("turns");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_offer_begins_and_ends_by_itself(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let made = make(&stage, &stage.ana, offer(saved.product, (60, 120), "25")).await.expect("an offer");
    assert_eq!(price(&stage, "dawn").await, (1000, None, None), "it has not begun");
    pass(&stage, made, 61).await;
    assert_eq!(price(&stage, "dawn").await, (750, Some(1000), Some(1000)));
    assert_eq!(range(&stage, saved.product).await, (750, 750, true), "lists know");
    let listed = catalog::offers::offers(&stage.market, &visitor(), 1).await.expect("a page");
    let mark = listed.items[0].offer.expect("a mark");
    assert!(mark.ends_at > now() && mark.left.is_none());
    pass(&stage, made, 60).await;
    assert_eq!(price(&stage, "dawn").await, (1000, None, None), "it is over");
    assert_eq!(range(&stage, saved.product).await, (1000, 1000, false));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_price_goes_back_at_the_instant_though_nothing_was_turned(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    make(&stage, &stage.ana, offer(saved.product, (-60, 60), "50")).await.expect("an offer");
    let sale = async || {
        let mut db = stage.market.db(&visitor()).await.expect("a connection");
        catalog::on_sale(&mut db, &[first(&saved)]).await.expect("an answer").remove(0).price.minor
    };
    assert_eq!(sale().await, 500);
    stage.sql("update catalog.offers set ends_at = now() where product_id = $1", saved.product.0).await;
    assert_eq!(sale().await, 1000);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_an_offer_cost_counts_for_the_next_reduction(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let early = make(&stage, &stage.ana, offer(saved.product, (1, 10), "60")).await.expect("an offer");
    pass(&stage, early, 60).await;
    make(&stage, &stage.ana, offer(saved.product, (-1, 60), "20")).await.expect("another");
    assert_eq!(price(&stage, "dawn").await, (800, Some(1000), Some(400)), "it was 4.00 an hour ago");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn each_variant_may_have_a_price_of_its_own(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, mug("dawn")).await;
    let ink = saved.counted[1].variant;
    let own = OfferPrice { variant: Some(ink), price: "3".into() };
    let form = OfferForm { prices: vec![own], ..offer(saved.product, (0, 60), "") };
    make(&stage, &stage.ana, form).await.expect("an offer");
    let prices: Vec<_> =
        seen(&stage, "dawn").await.variants.iter().map(|one| (one.price.minor, one.offer.is_some())).collect();
    assert_eq!(prices, [(1250, false), (300, true)]);
    let card = catalog::offers::offers(&stage.market, &visitor(), 1).await.expect("a page").items.remove(0);
    assert_eq!((card.price.minor, card.from), (300, true), "the card shows the cheapest");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn two_offers_of_one_product_never_hold_at_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let both = futures_like(&stage, saved.product).await;
    assert_eq!(both.iter().filter(|made| made.is_ok()).count(), 1, "{both:?}");
    let refused = both.into_iter().find_map(Result::err).expect("one is refused");
    let Failure::Refused(OfferRefusal::Overlaps(slip)) = refused else { panic!("{refused:?}") };
    assert_eq!(slip.typed.percent, "10", "what was typed comes back");
}

/// The same offer from two windows at once.
async fn futures_like(stage: &Stage, product: ProductId) -> Vec<Result<OfferId, Failure<OfferRefusal>>> {
    let (one, two) = tokio::join!(
        make(stage, &stage.ana, offer(product, (0, 60), "10")),
        make(stage, &stage.ana, offer(product, (30, 90), "10")),
    );
    vec![one, two]
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_offer_is_ended_early_by_its_shop_alone(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let made = make(&stage, &stage.ana, offer(saved.product, (-1, 60), "25")).await.expect("an offer");
    let foreign = catalog::offers::call_off(&stage.market, &stage.ben.op(), made).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    let foreign = make(&stage, &stage.ben, offer(saved.product, (100, 160), "25")).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    catalog::offers::call_off(&stage.market, &stage.ana.op(), made).await.expect("ends");
    assert_eq!(price(&stage, "dawn").await.0, 1000);
    let again = catalog::offers::call_off(&stage.market, &stage.ana.op(), made).await;
    assert!(matches!(again, Err(Failure::Refused(OfferRefusal::Over))), "{again:?}");
    let list = catalog::offers::my_offers(&stage.market, &stage.ana.op(), 1).await.expect("a list").offers;
    assert_eq!(
        list.items.iter().map(|row| (row.state, row.percent)).collect::<Vec<_>>(),
        [(OfferState::CalledOff, 25)]
    );
    // Its time is free for another one.
    make(&stage, &stage.ana, offer(saved.product, (0, 60), "5")).await.expect("an offer");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_what_is_on_the_shelf_is_offered(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.save(&stage.ana, plain("dawn", "mugs", "10")).await.expect("a draft");
    assert_eq!(stage.form(&stage.ana, saved.product).await.version, 1, "{:?}", ProductState::Draft);
    let refused = make(&stage, &stage.ana, offer(saved.product, (0, 60), "25")).await;
    assert!(matches!(refused, Err(Failure::Refused(OfferRefusal::NotOnShelf))), "{refused:?}");
    let refused = catalog::offers::make_offer(&stage.market, &visitor(), offer(saved.product, (0, 60), "25")).await;
    assert!(matches!(refused, Err(Failure::SignedOut)), "{refused:?}");
}

/// An offer of ten units, and whether each of forty checkouts that want one got it.
async fn forty_for_ten(stage: &Stage) -> (usize, i32) {
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let form = OfferForm { units: "10".into(), ..offer(saved.product, (-1, 60), "50") };
    let made = make(stage, &stage.ana, form).await.expect("an offer");
    let mut hands = Vec::new();
    for _ in 0..40 {
        let market = stage.market.clone();
        hands.push(tokio::spawn(async move {
            let mut tx = market.begin(&visitor()).await.expect("a transaction");
            let taken = catalog::offers::take_units(&mut tx, Uuid::new_v4(), &[(made, 1)]).await.expect("an answer");
            if taken {
                tx.commit().await.expect("commits");
            }
            taken
        }));
    }
    let mut winners = 0;
    for hand in hands {
        winners += usize::from(hand.await.expect("a hand"));
    }
    let taken = sqlx::query_scalar("select units_taken from catalog.offers where id = $1").bind(made.0);
    (winners, taken.fetch_one(&stage.pool).await.expect("the offer"))
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_offer_never_takes_more_units_than_it_has(pool: PgPool) {
    let stage = Stage::new(pool).await;
    assert_eq!(forty_for_ten(&stage).await, (10, 10));
    assert_eq!(price(&stage, "dawn").await.0, 1000, "nothing is left of it");
}

/// The negative control: the same hands with the guard off, which is a look before the leap and no constraint.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn without_the_guard_an_offer_takes_more(pool: PgPool) {
    for statement in [
        "alter table catalog.offers drop constraint offers_check1",
        "create or replace function catalog.take_offer_units(of_claim uuid, of_offers uuid[], of_units integer[])
             returns boolean language plpgsql security definer set app.kind = 'market' as $$
         declare
             free boolean;
         begin
             select units_taken + of_units[1] <= unit_limit into free from catalog.offers where id = of_offers[1];
             perform pg_sleep(0.2);
             update catalog.offers set units_taken = units_taken + of_units[1] where free and id = of_offers[1];
             return free;
         end $$",
    ] {
        sqlx::query(statement).execute(&pool).await.expect("the guard goes off");
    }
    let stage = Stage::new(pool).await;
    let (winners, taken) = forty_for_ten(&stage).await;
    assert!(winners > 10 && taken > 10, "{winners} got one, {taken} are taken");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_a_checkout_took_comes_back_once(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let form = OfferForm { units: "3".into(), ..offer(saved.product, (-1, 60), "50") };
    let made = make(&stage, &stage.ana, form).await.expect("an offer");
    let claim = Uuid::new_v4();
    let mut tx = stage.market.begin(&visitor()).await.expect("a transaction");
    assert!(catalog::offers::take_units(&mut tx, claim, &[(made, 3)]).await.expect("an answer"));
    tx.commit().await.expect("commits");
    assert_eq!(price(&stage, "dawn").await.0, 1000);
    for _ in 0..2 {
        let mut tx = stage.market.begin(&visitor()).await.expect("a transaction");
        catalog::offers::return_units(&mut tx, claim).await.expect("comes back");
        tx.commit().await.expect("commits");
    }
    catalog::offers::turn(&stage.market, &crate::stage::system()).await.expect("turns");
    let view = catalog::offers::offers(&stage.market, &visitor(), 1).await.expect("a page");
    let left = view.items.first().and_then(|card| card.offer).and_then(|offer| offer.left);
    assert_eq!(left, Some(3));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn more_than_are_left_are_not_offered(pool: PgPool) {
    let stage = Stage::new(pool).await;
    let saved = stage.publish(&stage.ana, plain("dawn", "mugs", "10")).await;
    let form = OfferForm { units: "2".into(), ..offer(saved.product, (-1, 60), "50") };
    make(&stage, &stage.ana, form).await.expect("an offer");
    let variant: VariantId = first(&saved);
    let mut db = stage.market.db(&visitor()).await.expect("a connection");
    let sale = catalog::on_sale(&mut db, &[variant]).await.expect("an answer").remove(0);
    assert_eq!((sale.unit(2).minor, sale.unit(3).minor), (500, 1000));
    assert_eq!((sale.offer_for(2).is_some(), sale.offer_for(3).is_some()), (true, false));
}
