//! Opening a shop: by the market alone, once, and with a prefix of its own.

use std::collections::BTreeSet;

use domain::money::{Currency, Money};
use domain::shops::ShopState;
use domain::text::Problem;
use futures::future::join_all;
use kernel::Failure;
use shops::{CreateRefusal, NewShipping, NewShop};
use sqlx::PgPool;

use crate::actors::{Street, new_shop, shipping};

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_opens_with_its_owner_and_its_shipping(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", " Fern & Loom ").await;
    assert_eq!((shop.handle.as_str(), shop.name.as_str(), shop.state), ("fern-loom", "Fern & Loom", ShopState::Active));
    assert_eq!((shop.return_days, shop.tax_bps, shop.prices_include_tax), (30, 2_300, true));
    let names: Vec<&str> = shop.shipping.iter().map(|method| method.name.as_str()).collect();
    assert_eq!(names, ["Standard", "Express"], "cheapest first");
    let dollars = |minor| Money::new(minor, Currency::USD);
    assert_eq!((shop.shipping[0].rate, shop.shipping[0].free_above), (dollars(500), Some(dollars(10_000))));
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::shop_of(&mut db, owner).await.expect("answers"), Some(shop.id));
    assert_eq!(shops::staff_accounts(&mut db, shop.id).await.expect("answers"), [owner]);
    assert_eq!(shops::fee_bps(&mut db, &[shop.id]).await.expect("answers")[&shop.id], 500);
    assert_eq!(street.told().await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_the_market_opens_shops(pool: PgPool) {
    let street = Street::new(pool);
    let owner = street.person("ana@example.org").await;
    let new = || new_shop("fern-loom", "Fern & Loom", owner);
    let by_guest = shops::create(street.market(), &street.guest(), new()).await;
    assert!(matches!(by_guest, Err(Failure::SignedOut)));
    let seller = street.signed_in(owner, &domain::actor::Role::ALL);
    assert!(matches!(shops::create(street.market(), &seller, new()).await, Err(Failure::Forbidden)));
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::count(&mut db).await.expect("answers"), 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_same_handle_again_is_the_same_shop_as_it_was(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, _) = street.shop("fern-loom", "Fern & Loom").await;
    let other = street.person("ben@example.org").await;
    let again = street.opens(new_shop("fern-loom", "Another name", other)).await.expect("is found");
    assert_eq!(again, shop);
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::shop_of(&mut db, other).await.expect("answers"), None);
    assert_eq!(street.told().await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_that_is_opened_many_times_at_once_is_one(pool: PgPool) {
    let street = Street::new(pool);
    let owner = street.person("ana@example.org").await;
    let all = (0..10).map(|_| street.opens(new_shop("fern-loom", "Fern & Loom", owner)));
    let ids: BTreeSet<_> = join_all(all).await.into_iter().map(|shop| shop.expect("opens").id).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(street.told().await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn no_two_shops_share_a_prefix_however_alike_their_names(pool: PgPool) {
    let street = Street::new(pool);
    let owner = street.person("ana@example.org").await;
    let handles: Vec<String> = (0..12).map(|number| format!("fern-loom-{number}")).collect();
    let opened = join_all(handles.iter().map(|handle| street.opens(new_shop(handle, "Fern & Loom", owner)))).await;
    let ids: Vec<_> = opened.into_iter().map(|shop| shop.expect("opens").id).collect();
    let mut db = street.pool.acquire().await.expect("a connection");
    let numbers = shops::next_order_numbers(&mut db, &ids).await.expect("numbers");
    let distinct: BTreeSet<&String> = numbers.values().collect();
    assert_eq!(distinct.len(), 12, "{distinct:?}");
    assert!(distinct.contains(&"FL-1001".to_owned()) && distinct.contains(&"FE-1001".to_owned()), "{distinct:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_wrong_with_a_shop_is_said_all_at_once(pool: PgPool) {
    let street = Street::new(pool);
    let owner = street.person("ana@example.org").await;
    let bad = NewShop {
        handle: "admin".to_owned(),
        name: "x".to_owned(),
        bio: "word ".repeat(101),
        country: "Portugal".to_owned(),
        return_days: 366,
        tax_bps: 5_001,
        fee_bps: 5_001,
        shipping: Vec::new(),
        ..new_shop("", "", owner)
    };
    let Err(Failure::Refused(CreateRefusal::Invalid(problems))) = street.opens(bad).await else { panic!("it opened") };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["handle", "name", "bio", "country", "return_days", "tax_bps", "fee_bps", "shipping"]);
    assert_eq!(problems[0].problem, Problem::Reserved);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn shipping_that_cannot_be_is_refused(pool: PgPool) {
    let street = Street::new(pool);
    let owner = street.person("ana@example.org").await;
    let euros = NewShipping { rate: Money::new(500, Currency::EUR), ..shipping("Euros", 0, None, (1, 2)) };
    let cases = [
        (vec![shipping("Post", -1, None, (1, 2))], Problem::NotAnAmount),
        (vec![shipping("Post", 100, Some(0), (1, 2))], Problem::NotAnAmount),
        (vec![euros], Problem::NotAnAmount),
        (vec![shipping("Post", 100, None, (3, 2))], Problem::OutOfRange { min: 3, max: 365 }),
        (vec![shipping("Post", 100, None, (1, 2)), shipping(" Post ", 200, None, (1, 2))], Problem::Repeated),
        (vec![shipping(" ", 100, None, (1, 2))], Problem::Missing),
    ];
    for (methods, problem) in cases {
        let new = NewShop { shipping: methods, ..new_shop("fern-loom", "Fern & Loom", owner) };
        let Err(Failure::Refused(CreateRefusal::Invalid(problems))) = street.opens(new).await else {
            panic!("{problem:?}")
        };
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].problem, problem);
    }
}
