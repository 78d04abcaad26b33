//! Accounts that the market makes, the admin's list of them, and what others ask about people.

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::id::AccountId;
use domain::identity::{AccountState, BanRequest, SignUpRefusal};
use futures::future::join_all;
use identity::NewPerson;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, refusal};

fn person(email: &str) -> NewPerson {
    let (name, password) = ("Ana Ferreira".to_owned(), PASSWORD.to_owned());
    NewPerson { name, email: email.to_owned(), password, roles: vec![Role::Seller] }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_the_market_makes_accounts_without_a_code(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let guest = town.guest(Site::Shopper);
    let by_guest = identity::create_account(town.market(), &guest, person("ana@example.org")).await;
    assert!(matches!(by_guest, Err(Failure::SignedOut)));
    let by_admin = identity::create_account(town.market(), &admin, person("ana@example.org")).await;
    assert!(matches!(by_admin, Err(Failure::Forbidden)));
    assert_eq!(town.count("identity.accounts").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_same_address_again_is_the_same_account_with_more_roles(pool: PgPool) {
    let town = Town::new(pool);
    let ana =
        identity::create_account(town.market(), &town.system(), person("ana@example.org")).await.expect("is made");
    let op = town.system();
    let admin =
        NewPerson { roles: vec![Role::Admin], password: "another kettle oboe".to_owned(), ..person("ANA@example.org") };
    assert_eq!(identity::create_account(town.market(), &op, admin).await.expect("is found"), ana);
    let me = town.enters(Site::Admin, "ana@example.org").await.me;
    assert_eq!((me.id, me.roles), (ana, vec![Role::Buyer, Role::Seller, Role::Admin]));
    assert_eq!(town.told("identity.AccountOpened").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_address_that_is_made_many_times_at_once_is_one_account(pool: PgPool) {
    let town = Town::new(pool);
    let op = town.system();
    let all = (0..10).map(|_| identity::create_account(town.market(), &op, person("ana@example.org")));
    let mut ids: Vec<AccountId> = join_all(all).await.into_iter().map(|made| made.expect("is made")).collect();
    ids.dedup();
    assert_eq!((ids.len(), town.count("identity.accounts").await), (1, 1));
    assert_eq!(town.told("identity.AccountOpened").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_market_chooses_no_weaker_passwords_than_people(pool: PgPool) {
    let town = Town::new(pool);
    let weak = NewPerson { password: "password1".to_owned(), ..person("ana@example.org") };
    let refused = refusal(identity::create_account(town.market(), &town.system(), weak).await);
    assert!(matches!(refused, SignUpRefusal::Invalid(problems) if problems[0].field == "password"));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn people_see_themselves_and_guests_nobody(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    let op = town.with(Site::Shopper, &signed_in).await;
    assert_eq!(identity::me(town.market(), &op).await.expect("answers"), Some(signed_in.me));
    assert_eq!(identity::me(town.market(), &town.guest(Site::Shopper)).await.expect("answers"), None);
    assert_eq!(identity::me(town.market(), &town.system()).await.expect("answers"), None);
    let admin = town.admin("admin@example.org").await;
    let request = BanRequest { account: ana, reason: "Spam".to_owned() };
    identity::ban(town.market(), &admin, request).await.expect("is banned");
    assert_eq!(identity::me(town.market(), &op).await.expect("answers"), None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn admins_find_people_by_pieces_of_name_and_address(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("root@example.org").await;
    sqlx::query(
        "insert into identity.accounts (id, email, email_key, name, password_hash, created_at)
         select gen_random_uuid(), 'Person' || n || '@Example.com', 'person' || n || '@example.com', 'Person Nº ' || n, 'x',
                now() - make_interval(hours => n)
         from generate_series(1, 60) as n",
    )
    .execute(&town.pool)
    .await
    .expect("people");
    let list = |words: &'static str, page| identity::accounts(town.market(), &admin, words, page);
    let first = list("", 1).await.expect("a page");
    assert_eq!((first.items.len(), first.total, first.pages()), (25, 61, 3));
    assert_eq!(first.items[0].email, "root@example.org");
    assert_eq!(first.items[0].roles, [Role::Buyer, Role::Admin]);
    let last = list("", 3).await.expect("a page");
    assert_eq!((last.items.len(), last.items.last().map(|row| row.name.as_str())), (11, Some("Person Nº 60")));
    assert_eq!(list("", 4).await.expect("a page").total, 61);
    assert_eq!(list("", 0).await.expect("a page").items.len(), 25);
    let found = list("  nº  PERSON4@example ", 1).await.expect("a page");
    assert_eq!(found.items.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Person Nº 4"]);
    for nothing in ["%", "_", "person nobody", "'", "\0%"] {
        assert_eq!(list(nothing, 1).await.expect("a page").total, 0, "{nothing:?}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_admins_see_the_list_and_why_somebody_is_banned(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[Role::Seller]).await;
    let signed_in = town.enters(Site::Seller, "ana@example.org").await;
    let (guest, seller) = (town.guest(Site::Admin), town.with(Site::Seller, &signed_in).await);
    assert!(matches!(identity::accounts(town.market(), &guest, "", 1).await, Err(Failure::SignedOut)));
    assert!(matches!(identity::accounts(town.market(), &seller, "", 1).await, Err(Failure::Forbidden)));
    let admin = town.admin("admin@example.org").await;
    let request = BanRequest { account: ana, reason: "Spam".to_owned() };
    identity::ban(town.market(), &admin, request).await.expect("is banned");
    let found = identity::accounts(town.market(), &admin, "ana@", 1).await.expect("a page");
    assert_eq!((found.items[0].state, found.items[0].ban_reason.as_deref()), (AccountState::Banned, Some("Spam")));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn others_ask_for_names_addresses_and_figures(pool: PgPool) {
    let town = Town::new(pool);
    let before = town.market().now();
    town.passes(Duration::from_secs(1)).await;
    let ana = town.person("ana@example.org", &[Role::Admin]).await;
    let ben = town.person("ben@example.org", &[]).await;
    let nobody = AccountId(town.market().new_id());
    let mut db = town.pool.acquire().await.expect("a connection");
    let names = identity::names_of(&mut db, &[ana, ben, nobody]).await.expect("answers");
    assert_eq!((names.len(), names[&ana].as_str(), names[&ben].as_str()), (2, "Person ana", "Person ben"));
    assert_eq!(identity::email_of(&mut db, ben).await.expect("answers").as_deref(), Some("ben@example.org"));
    assert_eq!(identity::email_of(&mut db, nobody).await.expect("answers"), None);
    assert_eq!(identity::admins(&mut db).await.expect("answers"), [ana]);
    assert_eq!(identity::count(&mut db).await.expect("answers"), 2);
    let counts = identity::counts(&mut db, before).await.expect("answers");
    assert_eq!((counts.now, counts.then), (2, 0));
}
