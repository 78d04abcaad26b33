//! Admins make admins, and one who does is always left.

use domain::actor::{Role, Site};
use domain::id::AccountId;
use domain::identity::{AdminLevel, AdminRefusal, BanRequest, Promotion};
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{Town, refusal};

async fn promotes(town: &Town, by: &Op, account: AccountId, level: AdminLevel) -> Result<(), Failure<AdminRefusal>> {
    identity::promote(town.market(), &town.later(by), Promotion { account, level }).await
}

async fn demotes(town: &Town, by: &Op, account: AccountId) -> Result<(), Failure<AdminRefusal>> {
    identity::demote(town.market(), &town.later(by), account).await
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_normal_admin_looks_after_the_market_and_makes_nobody(pool: PgPool) {
    let town = Town::new(pool);
    let root = town.admin("root@example.org").await;
    let ana = town.person("ana@example.org", &[]).await;
    let ben = town.person("ben@example.org", &[]).await;
    promotes(&town, &root, ana, AdminLevel::Normal).await.expect("is promoted");
    let signed_in = town.enters(Site::Admin, "ana@example.org").await;
    let normal = town.with(Site::Admin, &signed_in).await;
    assert!(identity::accounts(town.market(), &normal, "", 1).await.is_ok());
    assert_eq!(refusal(promotes(&town, &normal, ben, AdminLevel::Normal).await), AdminRefusal::NotSuper);
    assert_eq!(refusal(promotes(&town, &normal, ana, AdminLevel::Super).await), AdminRefusal::NotSuper);
    assert_eq!(refusal(demotes(&town, &normal, root.account().expect("root")).await), AdminRefusal::NotSuper);
    demotes(&town, &root, ana).await.expect("is demoted");
    assert_eq!(town.who(Site::Admin, &signed_in.token).await, None, "at once");
    assert!(matches!(demotes(&town, &root, ana).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_last_one_who_makes_admins_cannot_go(pool: PgPool) {
    let town = Town::new(pool);
    let root = town.admin("root@example.org").await;
    let me = root.account().expect("root");
    assert_eq!(refusal(demotes(&town, &root, me).await), AdminRefusal::LastOne);
    assert_eq!(refusal(promotes(&town, &root, me, AdminLevel::Normal).await), AdminRefusal::LastOne);
    let ana = town.person("ana@example.org", &[]).await;
    promotes(&town, &root, ana, AdminLevel::Super).await.expect("is promoted");
    demotes(&town, &root, me).await.expect("there is another one");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_two_who_take_it_from_each_other_one_stays(pool: PgPool) {
    let town = Town::new(pool);
    for round in 0..5 {
        let (a, b) = (format!("a{round}@example.org"), format!("b{round}@example.org"));
        sqlx::query("delete from identity.account_roles where role = 'admin'").execute(&town.pool).await.expect("none");
        let (a, b) = (town.admin(&a).await, town.admin(&b).await);
        let (of_a, of_b) = (a.account().expect("a"), b.account().expect("b"));
        let (first, second) = tokio::join!(demotes(&town, &a, of_b), demotes(&town, &b, of_a));
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        let lost = if first.is_ok() { second } else { first };
        assert_eq!(refusal(lost), AdminRefusal::NotSuper);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn banned_people_are_made_nothing_and_others_make_nobody(pool: PgPool) {
    let town = Town::new(pool);
    let root = town.admin("root@example.org").await;
    let ana = town.person("ana@example.org", &[Role::Seller]).await;
    let signed_in = town.enters(Site::Seller, "ana@example.org").await;
    let seller = town.with(Site::Seller, &signed_in).await;
    assert!(matches!(promotes(&town, &seller, ana, AdminLevel::Super).await, Err(Failure::Forbidden)));
    let guest = town.guest(Site::Admin);
    assert!(matches!(promotes(&town, &guest, ana, AdminLevel::Super).await, Err(Failure::SignedOut)));
    let nobody = AccountId(town.market().new_id());
    assert!(matches!(promotes(&town, &root, nobody, AdminLevel::Normal).await, Err(Failure::NotFound)));
    let ban = BanRequest { account: ana, reason: "Spam".into() };
    identity::ban(town.market(), &root, ban).await.expect("is banned");
    assert_eq!(refusal(promotes(&town, &root, ana, AdminLevel::Normal).await), AdminRefusal::NotNow);
}
