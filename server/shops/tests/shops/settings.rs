//! What shops say about themselves and how they ship.

use domain::money::{Currency, Money};
use domain::shops::{
    Direction, NoticeForm, ProfileForm, SellingForm, SettingsRefusal, ShippingForm, ShippingRefusal, Why,
};
use domain::text::Problem;
use futures::future::join_all;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::Street;

fn profile(handle: &str) -> ProfileForm {
    ProfileForm {
        name: "Fern & Loom".to_owned(),
        handle: handle.to_owned(),
        bio: "Baskets from Porto.".to_owned(),
        category: "home".to_owned(),
        city: "Porto".to_owned(),
        country: "PT".to_owned(),
        time_zone: "Europe/Lisbon".to_owned(),
        website: "https://fern.example".to_owned(),
        ..ProfileForm::default()
    }
}

fn shipping(name: &str) -> ShippingForm {
    ShippingForm {
        name: name.to_owned(),
        rate: "4.90".to_owned(),
        min_days: "1".to_owned(),
        max_days: "3".to_owned(),
        ..ShippingForm::default()
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_profile_is_stored_and_seen_at_once(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    let before = shops::by_handle(market, &street.guest(), "fern-loom").await.expect("is seen");
    assert_eq!(before.bio, "Things made by hand.");
    shops::save_profile(market, &op, profile("fern-loom")).await.expect("is stored");
    let page = shops::page(market, &street.guest(), "fern-loom").await.expect("is seen");
    assert_eq!((page.shop.bio.as_str(), page.website.as_str()), ("Baskets from Porto.", "https://fern.example"));
    let settings = shops::settings(market, &op).await.expect("are shown");
    assert_eq!(settings.profile.time_zone, "Europe/Lisbon");
    assert_eq!(settings.notices, NoticeForm { email: true, web: true, push: false });
    assert_eq!(shop.id, page.shop.id);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_old_handle_goes_on_leading_to_its_shop_and_is_nobody_elses(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (_, rival) = street.shop("kettle", "Kettle").await;
    let market = street.market();
    shops::save_profile(market, &street.seller(owner), profile("fern")).await.expect("is renamed");
    for handle in ["fern", "fern-loom"] {
        let seen = shops::by_handle(market, &street.guest(), handle).await.expect("is seen");
        assert_eq!((seen.id, seen.handle.as_str()), (shop.id, "fern"));
    }
    for taken in ["fern", "fern-loom"] {
        let outcome = shops::save_profile(market, &street.seller(rival), profile(taken)).await;
        let Err(Failure::Refused(SettingsRefusal::Invalid(slip))) = outcome else { panic!("{taken} was given away") };
        assert_eq!((slip.wrong[0].field.as_str(), &slip.wrong[0].why), ("handle", &Why::Text(Problem::Taken)));
        assert_eq!(slip.typed.handle, taken, "what was typed comes back");
    }
    let kept = shops::settings(market, &street.seller(rival)).await.expect("are shown").profile;
    assert_eq!(kept.handle, "kettle", "nothing of a refused form is stored");
    shops::save_profile(market, &street.seller(owner), profile("fern-loom")).await.expect("goes back");
    assert_eq!(shops::suggest_handle(market, &street.seller(rival), "Fern").await.expect("suggests"), "fern-2");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_many_who_want_a_handle_at_once_one_gets_it(pool: PgPool) {
    let street = Street::new(pool);
    let mut owners = Vec::new();
    for number in 0..6 {
        owners.push(street.shop(&format!("shop-{number}"), &format!("Shop {number}")).await.1);
    }
    let ops: Vec<_> = owners.iter().map(|owner| street.seller(*owner)).collect();
    let all = join_all(ops.iter().map(|op| shops::save_profile(street.market(), op, profile("wanted")))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{all:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn how_a_shop_sells_and_is_told_is_stored(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    let selling = SellingForm {
        low_stock: "3".to_owned(),
        return_days: "14".to_owned(),
        tax_percent: "6,5".to_owned(),
        prices_include_tax: false,
        tax_id: "pt 123-456".to_owned(),
        cancellation: "Until it is packed.".to_owned(),
    };
    shops::save_selling(market, &op, selling).await.expect("is stored");
    let notices = NoticeForm { email: false, web: true, push: true };
    shops::save_notices(market, &op, notices).await.expect("is stored");
    let mine = shops::mine(market, &op).await.expect("is theirs");
    assert_eq!((mine.return_days, mine.tax_bps, mine.prices_include_tax), (14, 650, false));
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::low_stock_of(&mut db, shop.id).await.expect("answers"), 3);
    assert_eq!(shops::channels_of(&mut db, shop.id).await.expect("answers"), notices);
    let wrong = shops::save_selling(market, &op, SellingForm::default()).await;
    let Err(Failure::Refused(SettingsRefusal::Invalid(slip))) = wrong else { panic!("nothing was typed") };
    assert_eq!(slip.wrong.len(), 3);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn ways_to_ship_are_added_changed_moved_and_taken_away(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (market, op) = (street.market(), street.seller(owner));
    shops::save_shipping(market, &op, shipping("Bike")).await.expect("is added");
    let all = shops::shipping(market, &op).await.expect("are shown").methods;
    let names: Vec<&str> = all.iter().map(|method| method.name.as_str()).collect();
    assert_eq!(names, ["Express", "Standard", "Bike"]);
    shops::move_shipping(market, &op, all[2].id, Direction::Up).await.expect("moves");
    shops::move_shipping(market, &op, all[0].id, Direction::Up).await.expect("stays on top");
    let change = ShippingForm { rate: "6".to_owned(), ..all[2].form() };
    shops::save_shipping(market, &op, change).await.expect("is changed");
    let twice = shops::save_shipping(market, &op, shipping("Express")).await;
    let Err(Failure::Refused(ShippingRefusal::Invalid(slip))) = twice else { panic!("a name stands twice") };
    assert_eq!(slip.wrong[0].why, Why::Text(Problem::Repeated));
    shops::remove_shipping(market, &op, all[1].id).await.expect("is taken away");
    let all = shops::shipping(market, &op).await.expect("are shown").methods;
    let names: Vec<(&str, Money)> = all.iter().map(|method| (method.name.as_str(), method.rate)).collect();
    let dollars = |minor| Money::new(minor, Currency::USD);
    assert_eq!(names, [("Express", dollars(1_500)), ("Bike", dollars(600))]);
    shops::remove_shipping(market, &op, all[0].id).await.expect("is taken away");
    let last = shops::remove_shipping(market, &op, all[1].id).await;
    assert!(matches!(last, Err(Failure::Refused(ShippingRefusal::TheLast))), "a shop that sells can ship");

    let (_, rival) = street.shop("kettle", "Kettle").await;
    let theirs = street.seller(rival);
    assert!(matches!(shops::remove_shipping(market, &theirs, all[1].id).await, Err(Failure::NotFound)));
    assert!(matches!(shops::save_shipping(market, &theirs, all[1].form()).await, Err(Failure::NotFound)));
    assert!(matches!(shops::move_shipping(market, &theirs, all[1].id, Direction::Up).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn there_are_never_more_ways_to_ship_than_there_may_be(pool: PgPool) {
    let street = Street::new(pool);
    let (_, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let op = street.seller(owner);
    let names: Vec<String> = (0..25).map(|number| format!("Way {number}")).collect();
    let all = join_all(names.iter().map(|name| shops::save_shipping(street.market(), &op, shipping(name)))).await;
    assert_eq!(all.iter().filter(|outcome| outcome.is_ok()).count(), 18, "two are there, twenty may be");
    assert!(all.iter().any(|o| matches!(o, Err(Failure::Refused(ShippingRefusal::Full { most: 20 })))));
}
