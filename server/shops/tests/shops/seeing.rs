//! Who sees a shop, and how old what they see may be.

use std::time::Duration;

use domain::actor::Role;
use domain::id::ShopId;
use domain::shops::ShopState;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::Street;

/// Longer than anything is kept.
const A_SECOND: Duration = Duration::from_secs(1);

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn everybody_sees_a_shop_that_sells(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    for op in [street.guest(), street.signed_in(owner, &[Role::Buyer])] {
        assert_eq!(shops::by_handle(street.market(), &op, " Fern-Loom ").await.expect("is seen"), shop);
    }
    for handle in ["nobody", "", "fern_loom", "fern-loom' or true --", "\0"] {
        let unknown = shops::by_handle(street.market(), &street.guest(), handle).await;
        assert!(matches!(unknown, Err(Failure::NotFound)), "{handle}: {unknown:?}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_shop_that_does_not_sell_is_there_for_its_people_and_admins(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    let (_, rival) = street.shop("kettle", "Kettle").await;
    let own = street.signed_in(owner, &[Role::Buyer, Role::Seller]);
    let admin = street.signed_in(rival, &[Role::Buyer, Role::Admin]);
    let others = [
        street.guest(),
        street.signed_in(rival, &[Role::Buyer, Role::Seller]),
        // Who lost the role of a seller runs nothing, whatever the shop's books say.
        street.signed_in(owner, &[Role::Buyer]),
    ];
    for state in [ShopState::Draft, ShopState::Suspended, ShopState::Closed] {
        street.set_state(&shop, state.name()).await;
        tokio::time::sleep(A_SECOND).await;
        for op in &others {
            let hidden = shops::by_handle(street.market(), op, "fern-loom").await;
            assert!(matches!(hidden, Err(Failure::NotFound)), "{state:?} for {:?}", op.actor);
        }
        for op in [&own, &admin] {
            let seen = shops::by_handle(street.market(), op, "fern-loom").await.expect("is seen");
            assert_eq!(seen.state, state);
        }
        assert_eq!(shops::mine(street.market(), &own).await.expect("is theirs").state, state);
    }
    let mut db = street.pool.acquire().await.expect("a connection");
    let selling = shops::all_active(&mut db).await.expect("answers");
    assert_eq!(selling.iter().map(|shop| shop.handle.as_str()).collect::<Vec<_>>(), ["kettle"]);
    assert_eq!(shops::count(&mut db).await.expect("answers"), 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn sellers_see_their_own_shop(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    street.shop("kettle", "Kettle").await;
    let nobody = street.person("new@example.org").await;
    let mine = async |op: kernel::Op| shops::mine(street.market(), &op).await;
    assert_eq!(mine(street.signed_in(owner, &[Role::Seller])).await.expect("is theirs"), shop);
    assert!(matches!(mine(street.signed_in(nobody, &[Role::Seller])).await, Err(Failure::NotFound)));
    assert!(matches!(mine(street.signed_in(owner, &[Role::Buyer])).await, Err(Failure::Forbidden)));
    assert!(matches!(mine(street.guest()).await, Err(Failure::SignedOut)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn staff_who_left_run_nothing(pool: PgPool) {
    let street = Street::new(pool);
    let (shop, owner) = street.shop("fern-loom", "Fern & Loom").await;
    sqlx::query("delete from shops.staff").execute(&street.pool).await.expect("they leave");
    let mut db = street.pool.acquire().await.expect("a connection");
    assert_eq!(shops::shop_of(&mut db, owner).await.expect("answers"), None);
    assert!(!shops::is_staff(&mut db, shop.id, owner).await.expect("answers"));
    let op = street.signed_in(owner, &[Role::Seller]);
    assert!(matches!(shops::mine(street.market(), &op).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn shops_are_remembered_for_less_than_a_second(pool: PgPool) {
    let street = Street::new(pool);
    let (fern, _) = street.shop("fern-loom", "Fern & Loom").await;
    let (kettle, _) = street.shop("kettle", "Kettle").await;
    let unknown = ShopId(street.market().new_id());
    let mut db = street.pool.acquire().await.expect("a connection");
    let ids = [fern.id, kettle.id, unknown];
    let seen = shops::by_ids(street.market(), &mut db, &ids).await.expect("answers");
    assert_eq!((seen.len(), &seen[&fern.id], &seen[&kettle.id]), (2, &fern, &kettle));
    sqlx::query("update shops.shops set name = 'Renamed'").execute(&mut *db).await.expect("renames");
    let again = shops::by_ids(street.market(), &mut db, &[fern.id]).await.expect("answers");
    assert_eq!(again[&fern.id].name, "Fern & Loom");
    tokio::time::sleep(A_SECOND).await;
    let later = shops::by_ids(street.market(), &mut db, &ids).await.expect("answers");
    assert!(later.values().all(|shop| shop.name == "Renamed"));
}
