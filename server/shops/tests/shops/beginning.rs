//! A shop from nothing: opened by its owner, prepared, and its doors opened.

use domain::actor::Role;
use domain::identity::{Decision, NewApplication, Trade};
use domain::shops::{
    DoorsRefusal, NewShopForm, OpenRefusal, Plan, ProfileForm, ShippingForm, ShopState, StaffRole, Step,
};
use futures::future::join_all;
use kernel::testing::TestMarket;
use kernel::{Failure, Wiring};
use sqlx::PgPool;

use crate::actors::Street;

fn form(name: &str) -> NewShopForm {
    NewShopForm {
        name: name.to_owned(),
        category: "home".to_owned(),
        bio: "Baskets from Porto.".to_owned(),
        country: "PT".to_owned(),
        currency: "EUR".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        ..NewShopForm::default()
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_seller_opens_a_shop_prepares_it_and_opens_its_doors(pool: PgPool) {
    let street = Street::new(pool);
    let ana = street.person("ana@example.org").await;
    let (market, op) = (street.market(), street.seller(ana));
    assert!(matches!(shops::seat(market, &op).await, Err(Failure::NotFound)));
    let seat = shops::open(market, &op, form("Fern & Loom")).await.expect("opens");
    assert_eq!((seat.handle.as_str(), seat.role, seat.state), ("fern-and-loom", StaffRole::Owner, ShopState::Draft));
    assert!(matches!(shops::by_handle(market, &street.guest(), "fern-and-loom").await, Err(Failure::NotFound)));
    let list = shops::checklist(market, &op, 0).await.expect("is shown");
    assert_eq!((list.done, list.may_open), (vec![Step::EmailVerified], false));
    let closed = shops::open_doors(market, &op).await;
    let Err(Failure::Refused(DoorsRefusal::NotYet(missing))) = closed else { panic!("{closed:?}") };
    assert_eq!(missing, [Step::Profile, Step::Shipping]);

    let said = shops::settings(market, &op).await.expect("are shown").profile;
    shops::save_profile(market, &op, ProfileForm { city: "Porto".to_owned(), ..said }).await.expect("is stored");
    let post = ShippingForm {
        name: "Post".to_owned(),
        rate: "4.90".to_owned(),
        min_days: "1".to_owned(),
        max_days: "3".to_owned(),
        ..ShippingForm::default()
    };
    shops::save_shipping(market, &op, post).await.expect("is stored");
    let list = shops::checklist(market, &op, 1).await.expect("is shown");
    assert!(list.may_open && !list.is_open && !list.is_whole());
    shops::open_doors(market, &op).await.expect("opens");
    assert!(matches!(shops::open_doors(market, &op).await, Err(Failure::Refused(DoorsRefusal::NotNow))));
    let seen = shops::by_handle(market, &street.guest(), "fern-and-loom").await.expect("is seen");
    assert_eq!((seen.currency.code(), seen.state), ("EUR", ShopState::Active));
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::payout_destination(&mut db, seen.id).await.expect("answers"), None, "it cannot be paid yet");
    street.keeps_its_promises().await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_sellers_open_shops_and_what_is_wrong_comes_back(pool: PgPool) {
    let street = Street::new(pool);
    let ana = street.person("ana@example.org").await;
    let market = street.market();
    assert!(matches!(shops::open(market, &street.guest(), form("Fern")).await, Err(Failure::SignedOut)));
    let buyer = street.signed_in(ana, &[Role::Buyer]);
    assert!(matches!(shops::open(market, &buyer, form("Fern")).await, Err(Failure::Forbidden)));
    street.shop("fern-loom", "Fern & Loom").await;
    for handle in ["fern-loom", "admin"] {
        let taken = NewShopForm { handle: handle.to_owned(), ..form("Mine") };
        let outcome = shops::open(market, &street.seller(ana), taken).await;
        let Err(Failure::Refused(OpenRefusal::Invalid(slip))) = outcome else { panic!("{handle}: {outcome:?}") };
        assert_eq!((slip.wrong[0].field.as_str(), slip.typed.name.as_str()), ("handle", "Mine"));
    }
    assert_eq!(street.number("select count(*) from shops.shops").await, 1);
    let (other, _) = street.shop("fern", "Fern").await;
    let mine = shops::open(market, &street.seller(ana), form("Fern")).await.expect("opens under another handle");
    assert_eq!((other.handle.as_str(), mine.handle.as_str()), ("fern", "fern-2"));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_opens_more_shops_than_their_plan_allows_however_many_at_once(pool: PgPool) {
    let street = Street::new(pool);
    let ana = street.person("ana@example.org").await;
    let (market, op) = (street.market(), street.seller(ana));
    let names: Vec<String> = (0..6).map(|number| format!("Shop {number}")).collect();
    let all = join_all(names.iter().map(|name| shops::open(market, &op, form(name)))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{all:?}");
    let refused = all.into_iter().find_map(Result::err).expect("others were refused");
    let Failure::Refused(OpenRefusal::TooManyShops(reached)) = refused else { panic!("{refused:?}") };
    assert_eq!((reached.plan, reached.most, reached.larger), (Plan::Free, 1, Some(Plan::Pro)));
    shops::start_trial(market, &op).await.expect("tries PRO");
    let all = join_all(names.iter().map(|name| shops::open(market, &op, form(name)))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 4, "five in all");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn many_shops_of_one_name_all_find_a_handle(pool: PgPool) {
    let street = Street::new(pool);
    let mut ops = Vec::new();
    for number in 0..5 {
        ops.push(street.seller(street.person(&format!("p{number}@example.org")).await));
    }
    let all = join_all(ops.iter().map(|op| shops::open(street.market(), op, form("Fern & Loom")))).await;
    let mut handles: Vec<String> = all.into_iter().map(|seat| seat.expect("opens").handle).collect();
    handles.sort_unstable();
    handles.dedup();
    assert_eq!(handles.len(), 5);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn where_an_admin_looks_at_sellers_nobody_opens_a_shop_before(pool: PgPool) {
    let test = TestMarket::set(pool.clone(), Wiring::new(), |settings| settings.sign_in.sellers_by_hand = true);
    let street = Street { test, pool };
    let ana = street.person("ana@example.org").await;
    let (market, op) = (street.market(), street.seller(ana));
    let early = shops::open(market, &op, form("Fern & Loom")).await;
    assert!(matches!(early, Err(Failure::Refused(OpenRefusal::NotApproved))), "{early:?}");
    let about = "Baskets, woven by hand since 1990.".to_owned();
    let wish = NewApplication { trade: Trade::Seller, about, website: String::new() };
    let application = identity::apply(market, &op, wish).await.expect("is taken").id;
    let early = shops::open(market, &op, form("Fern & Loom")).await;
    assert!(matches!(early, Err(Failure::Refused(OpenRefusal::NotApproved))), "{early:?}");
    let yes = Decision { application, approve: true, reason: String::new() };
    identity::decide_application(market, &street.admin().await, yes).await.expect("is decided");
    shops::open(market, &op, form("Fern & Loom")).await.expect("opens");
    let (shop, owner) = street.shop("old-hands", "Old Hands").await;
    let second = shops::open(market, &street.seller(owner), form("Old Hands, too")).await;
    assert!(matches!(second, Err(Failure::Refused(OpenRefusal::TooManyShops(_)))), "{} was let in before", shop.handle);
}
