//! Wanting to sell, and what is said to it.

use domain::actor::{Role, Site};
use domain::identity::{ApplicationRefusal, ApplicationState, ApplicationView, Decision, NewApplication, Trade};
use futures::future::join_all;
use kernel::testing::TestMarket;
use kernel::{Failure, Op, Wiring};
use sqlx::PgPool;

use crate::actors::{Town, refusal};

fn form(trade: Trade) -> NewApplication {
    NewApplication { trade, about: "I photograph weddings, indoors and out.".into(), website: String::new() }
}

async fn applies(town: &Town, op: &Op, trade: Trade) -> Result<ApplicationView, Failure<ApplicationRefusal>> {
    identity::apply(town.market(), &town.later(op), form(trade)).await
}

async fn trades(town: &Town, op: &Op) -> Vec<Trade> {
    let mut db = town.pool.acquire().await.expect("a connection");
    identity::trades_of(&mut db, op.account().expect("somebody")).await.expect("answers")
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn creators_venues_and_brands_wait_and_sellers_do_not(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    for (trade, state) in [
        (Trade::Creator, ApplicationState::Pending),
        (Trade::Venue, ApplicationState::Pending),
        (Trade::Seller, ApplicationState::Approved),
        (Trade::Brand, ApplicationState::Pending),
    ] {
        assert_eq!(applies(&town, &ana, trade).await.expect("is taken").state, state, "{trade:?}");
        let again = refusal(applies(&town, &ana, trade).await);
        assert_eq!(again, ApplicationRefusal::Already { state });
    }
    assert_eq!(trades(&town, &ana).await, [Trade::Seller]);
    town.enters(Site::Seller, "ana@example.org").await;
    assert_eq!((town.told("identity.ApplicationMade").await, town.told("identity.ApplicationDecided").await), (3, 1));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_market_may_look_at_every_seller(pool: PgPool) {
    let test = TestMarket::set(&pool, Wiring::new(), |settings| settings.sign_in.sellers_by_hand = true);
    let town = Town { test, pool };
    let ana = town.buyer("ana@example.org").await;
    assert_eq!(applies(&town, &ana, Trade::Seller).await.expect("is taken").state, ApplicationState::Pending);
    assert!(trades(&town, &ana).await.is_empty());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_admin_decides_once_and_the_person_is_told(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let ana = town.buyer("ana@example.org").await;
    let application = applies(&town, &ana, Trade::Creator).await.expect("is taken").id;
    let queue = identity::applications_in(town.market(), &admin, ApplicationState::Pending, 1).await.expect("a page");
    assert_eq!((queue.total, queue.items[0].id, queue.items[0].email.as_str()), (1, application, "ana@example.org"));
    let unsaid = Decision { application, approve: false, reason: " ".into() };
    let refused = refusal(identity::decide_application(town.market(), &admin, unsaid).await);
    assert!(matches!(refused, ApplicationRefusal::Invalid(problems) if problems[0].field == "reason"));
    let reject = Decision { application, approve: false, reason: "No samples".into() };
    identity::decide_application(town.market(), &town.later(&admin), reject).await.expect("is decided");
    let (subject, body) = town.mails("ana@example.org").await.pop().expect("a mail");
    assert!(subject == "Your application at Agora" && body.contains("No samples"), "{body}");
    let mine = identity::my_applications(town.market(), &ana).await.expect("a list");
    assert_eq!((mine[0].state, mine[0].reason.as_deref()), (ApplicationState::Rejected, Some("No samples")));
    let again = applies(&town, &ana, Trade::Creator).await.expect("a rejected person may apply again").id;
    let decisions = (0..6).map(|number| {
        let decision = Decision { application: again, approve: number % 2 == 0, reason: "No samples".into() };
        identity::decide_application(town.market(), &admin, decision)
    });
    let outcomes = join_all(decisions).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert!(matches!(refusal(refused), ApplicationRefusal::Decided { .. }));
    }
    assert_eq!(town.mails("ana@example.org").await.len(), 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_approved_creator_comes_in_on_the_seller_site(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let ana = town.buyer("ana@example.org").await;
    let application = applies(&town, &ana, Trade::Creator).await.expect("is taken").id;
    let approve = Decision { application, approve: true, reason: String::new() };
    identity::decide_application(town.market(), &admin, approve).await.expect("is decided");
    assert_eq!(town.enters(Site::Seller, "ana@example.org").await.me.roles, [Role::Buyer, Role::Seller]);
    assert_eq!(trades(&town, &ana).await, [Trade::Creator]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn ten_applications_at_once_are_one(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let outcomes = join_all((0..10).map(|_| applies(&town, &ana, Trade::Venue))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!(town.count("identity.applications").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn only_admins_see_the_queue_and_decide(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let application = applies(&town, &ana, Trade::Creator).await.expect("is taken").id;
    let approve = Decision { application, approve: true, reason: String::new() };
    let by_herself = identity::decide_application(town.market(), &ana, approve.clone()).await;
    assert!(matches!(by_herself, Err(Failure::Forbidden)));
    let guest = town.guest(Site::Admin);
    assert!(matches!(identity::decide_application(town.market(), &guest, approve).await, Err(Failure::SignedOut)));
    let queue = identity::applications_in(town.market(), &ana, ApplicationState::Pending, 1).await;
    assert!(matches!(queue, Err(Failure::Forbidden)));
}
