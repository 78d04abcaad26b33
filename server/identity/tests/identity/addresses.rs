//! The addresses that people keep.

use domain::actor::Site;
use domain::id::AddressId;
use domain::identity::{ADDRESSES_MAX, AddressRefusal, AddressView, TypedAddress};
use futures::future::join_all;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{Town, refusal};

fn typed(street: &str) -> TypedAddress {
    TypedAddress {
        label: "home".into(),
        name: "Ana Ferreira".into(),
        street: street.into(),
        city: "Lisbon".into(),
        postcode: "1200-194".into(),
        country: "PT".into(),
        ..TypedAddress::default()
    }
}

async fn add(town: &Town, op: &Op, street: &str) -> AddressView {
    identity::add_address(town.market(), &town.later(op), typed(street)).await.expect("is kept")
}

async fn streets(town: &Town, op: &Op) -> Vec<(String, bool)> {
    let all = identity::my_addresses(town.market(), op).await.expect("a list");
    all.into_iter().map(|view| (view.address.street, view.is_default)).collect()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn there_is_one_usual_address_whatever_happens(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let first = add(&town, &ana, "First 1").await;
    assert!(first.is_default, "the first one is the usual one");
    let second = add(&town, &ana, "Second 2").await;
    assert!(!second.is_default);
    let third = TypedAddress { is_default: true, ..typed("Third 3") };
    identity::add_address(town.market(), &town.later(&ana), third).await.expect("is kept");
    assert_eq!(
        streets(&town, &ana).await,
        [("Third 3".into(), true), ("Second 2".into(), false), ("First 1".into(), false)]
    );
    identity::make_default_address(town.market(), &ana, first.id).await.expect("is made");
    assert_eq!(streets(&town, &ana).await[0], ("First 1".into(), true));
    identity::remove_address(town.market(), &ana, first.id).await.expect("is forgotten");
    assert_eq!(streets(&town, &ana).await, [("Third 3".into(), true), ("Second 2".into(), false)]);
    let edited = TypedAddress { is_default: true, label: "work".into(), ..typed("Second 22") };
    let edited = identity::edit_address(town.market(), &ana, second.id, edited).await.expect("is changed");
    assert!(edited.is_default);
    assert_eq!(streets(&town, &ana).await, [("Second 22".into(), true), ("Third 3".into(), false)]);
    // A form without the tick does not take the mark away: one address is always the usual one.
    identity::edit_address(town.market(), &ana, second.id, typed("Second 222")).await.expect("is changed");
    assert_eq!(streets(&town, &ana).await[0], ("Second 222".into(), true));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_somebody_elses_is_not_there(pool: PgPool) {
    let town = Town::new(pool);
    let (ana, ben) = (town.buyer("ana@example.org").await, town.buyer("ben@example.org").await);
    let hers = add(&town, &ana, "Hers 1").await.id;
    add(&town, &ben, "His 1").await;
    for id in [hers, AddressId(town.market().new_id())] {
        let edited = identity::edit_address(town.market(), &ben, id, typed("Stolen 1")).await;
        assert!(matches!(edited, Err(Failure::NotFound)));
        assert!(matches!(identity::remove_address(town.market(), &ben, id).await, Err(Failure::NotFound)));
        assert!(matches!(identity::make_default_address(town.market(), &ben, id).await, Err(Failure::NotFound)));
    }
    assert_eq!(streets(&town, &ana).await, [("Hers 1".into(), true)]);
    assert_eq!(streets(&town, &ben).await, [("His 1".into(), true)]);
    let nobody = identity::add_address(town.market(), &town.guest(Site::Shopper), typed("Nowhere 1")).await;
    assert!(matches!(nobody, Err(Failure::SignedOut)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn twenty_are_kept_however_many_are_added_at_once(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let all = (0..40).map(|number| {
        let typed = TypedAddress { is_default: true, ..typed(&format!("Street {number}")) };
        identity::add_address(town.market(), &ana, typed)
    });
    let outcomes = join_all(all).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), ADDRESSES_MAX as usize);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), AddressRefusal::TooMany { most: ADDRESSES_MAX });
    }
    let kept = streets(&town, &ana).await;
    assert_eq!((kept.len(), kept.iter().filter(|(_, usual)| *usual).count()), (20, 1));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_rules_of_the_checkout_hold(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let wrong = TypedAddress { postcode: "1200".into(), phone: "12".into(), label: "cave".into(), ..typed("A 1") };
    let AddressRefusal::Invalid(problems) = refusal(identity::add_address(town.market(), &ana, wrong).await) else {
        panic!("not said beside its fields")
    };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["label", "postcode", "phone"]);
    assert!(streets(&town, &ana).await.is_empty());
}
