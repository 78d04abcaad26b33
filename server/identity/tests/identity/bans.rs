//! Locking accounts out: who may, and what a ban ends.

use domain::actor::{Role, Site};
use domain::id::AccountId;
use domain::identity::{BanRefusal, BanRequest, SignInRefusal};
use domain::text::Problem;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, refusal};

async fn ban(town: &Town, op: &Op, account: AccountId) -> Result<(), Failure<BanRefusal>> {
    identity::ban(town.market(), op, BanRequest { account, reason: "Spam in every review.".to_owned() }).await
}

async fn live_sessions(town: &Town, account: AccountId) -> i64 {
    sqlx::query_scalar("select count(*) from identity.sessions where account_id = $1 and revoked_at is null")
        .bind(account.0)
        .fetch_one(&town.pool)
        .await
        .expect("the table is there")
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_admins_lock_people_out(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    town.person("seller@example.org", &[Role::Seller]).await;
    let seller = town.enters(Site::Seller, "seller@example.org").await;
    let (guest, seller) = (town.guest(Site::Admin), town.with(Site::Seller, &seller).await);
    assert!(matches!(ban(&town, &guest, ana).await, Err(Failure::SignedOut)));
    assert!(matches!(ban(&town, &seller, ana).await, Err(Failure::Forbidden)));
    assert!(matches!(identity::lift_ban(town.market(), &guest, ana).await, Err(Failure::SignedOut)));
    assert!(matches!(identity::lift_ban(town.market(), &seller, ana).await, Err(Failure::Forbidden)));
    town.enters(Site::Shopper, "ana@example.org").await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_ban_needs_a_reason_and_somebody_else(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let admin = town.admin("admin@example.org").await;
    let own = admin.account().expect("is signed in");
    assert_eq!(refusal(ban(&town, &admin, own).await), BanRefusal::Yourself);
    assert_eq!(refusal(identity::lift_ban(town.market(), &admin, own).await), BanRefusal::Yourself);
    let reasons = [
        ("  ", Problem::Missing),
        ("no", Problem::TooShort { min: 3 }),
        (&*"x".repeat(501), Problem::TooLong { max: 500 }),
    ];
    for (reason, problem) in reasons {
        let request = BanRequest { account: ana, reason: reason.to_owned() };
        let BanRefusal::Invalid(problems) = refusal(identity::ban(town.market(), &admin, request).await) else {
            panic!("{reason}")
        };
        assert_eq!((problems[0].field.as_str(), &problems[0].problem), ("reason", &problem));
    }
    let nobody = AccountId(town.market().new_id());
    assert!(matches!(ban(&town, &admin, nobody).await, Err(Failure::NotFound)));
    assert!(matches!(identity::lift_ban(town.market(), &admin, nobody).await, Err(Failure::NotFound)));
    assert_eq!(town.told("identity.AccountBanned").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_ban_that_is_lifted_leaves_old_sessions_ended(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let admin = town.admin("admin@example.org").await;
    let before = town.enters(Site::Shopper, "ana@example.org").await;
    ban(&town, &admin, ana).await.expect("is banned");
    ban(&town, &admin, ana).await.expect("is banned already");
    assert_eq!(live_sessions(&town, ana).await, 0);
    let outcome = town.tries(&town.guest(Site::Shopper), "ana@example.org", PASSWORD).await;
    assert!(matches!(refusal(outcome), SignInRefusal::Banned { .. }));
    for _ in 0..2 {
        identity::lift_ban(town.market(), &admin, ana).await.expect("is lifted");
    }
    assert_eq!(town.who(Site::Shopper, &before.token).await, None);
    let after = town.enters(Site::Shopper, "ana@example.org").await;
    assert!(town.who(Site::Shopper, &after.token).await.is_some());
    assert_eq!((town.told("identity.AccountBanned").await, town.told("identity.BanLifted").await), (1, 1));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_sign_in_that_races_a_ban_does_not_survive_it(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let admin = town.admin("admin@example.org").await;
    for _ in 0..8 {
        let op = town.guest(Site::Shopper);
        let sign_ins = futures::future::join_all((0..4).map(|_| town.tries(&op, "ana@example.org", PASSWORD)));
        // Let it fall into the middle of them.
        let later = async {
            tokio::time::sleep(std::time::Duration::from_millis(70)).await;
            ban(&town, &admin, ana).await
        };
        let (signed_in, banned) = tokio::join!(sign_ins, later);
        banned.expect("is banned");
        assert_eq!(live_sessions(&town, ana).await, 0);
        for signed_in in signed_in.into_iter().flatten() {
            assert_eq!(town.who(Site::Shopper, &signed_in.token).await, None);
        }
        identity::lift_ban(town.market(), &admin, ana).await.expect("is lifted");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_two_admins_who_ban_each_other_one_stays(pool: PgPool) {
    let town = Town::new(pool);
    let (one, two) = (town.admin("one@example.org").await, town.admin("two@example.org").await);
    let (first, second) = (one.account().expect("one"), two.account().expect("two"));
    // One of the accounts is held for a moment, so that both bans have begun before either ends.
    let mut held = town.pool.begin().await.expect("a transaction");
    sqlx::query("select from identity.accounts where id = $1 for update")
        .bind(first.0)
        .execute(&mut *held)
        .await
        .expect("is held");
    let release = async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        held.rollback().await.expect("is let go");
    };
    let (a, b, ()) = tokio::join!(ban(&town, &one, second), ban(&town, &two, first), release);
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    assert!(matches!(a.and(b), Err(Failure::Forbidden)));
    let mut db = town.pool.acquire().await.expect("a connection");
    assert_eq!(identity::admins(&mut db).await.expect("answers").len(), 1);
}
