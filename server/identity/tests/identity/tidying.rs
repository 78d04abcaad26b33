//! What identity forgets by itself, and what it keeps.

use std::time::Duration;

use domain::actor::Site;
use identity::jobs;
use sqlx::PgPool;

use crate::actors::{Town, entry, other_than};

const HOUR: Duration = Duration::from_secs(3600);

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_sign_up_that_was_not_confirmed_vanishes_after_a_day(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let wrong = other_than(&town.code("ana@example.org").await);
    for _ in 0..3 {
        let guess = entry(&sent, &wrong);
        assert!(identity::confirm_code(town.market(), &town.guest(Site::Shopper), guess).await.is_err());
    }
    town.passes(HOUR * 23).await;
    town.signs_up("ben@example.org").await;
    jobs::purge_sign_ups(town.market(), &town.system()).await.expect("runs");
    assert_eq!((town.count("identity.codes").await, town.count("identity.code_locks").await), (2, 0));
    town.passes(HOUR).await;
    for _ in 0..2 {
        jobs::purge_sign_ups(town.market(), &town.system()).await.expect("runs, twice as well as once");
    }
    let left: Vec<String> =
        sqlx::query_scalar("select email from identity.codes").fetch_all(&town.pool).await.expect("rows");
    assert_eq!(left, ["ben@example.org"]);
    town.passes(HOUR * 2).await;
    jobs::purge_sign_ups(town.market(), &town.system()).await.expect("runs");
    assert_eq!(town.count("kernel.limits").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_sign_up_older_than_a_day_is_gone_before_it_is_swept(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    town.passes(HOUR * 24).await;
    let op = town.guest(Site::Shopper);
    assert!(identity::code_sent(town.market(), &op, sent.challenge).await.is_err());
    assert!(identity::resend_code(town.market(), &op, sent.challenge).await.is_err());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn sessions_are_forgotten_a_day_after_they_ended(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let ended = town.enters(Site::Shopper, "ana@example.org").await;
    let op = town.with(Site::Shopper, &ended).await;
    identity::sign_out(town.market(), &op).await.expect("is signed out");
    let alive = town.enters(Site::Shopper, "ana@example.org").await;
    jobs::sweep_sessions(town.market(), &town.system()).await.expect("runs");
    assert_eq!(town.count("identity.sessions").await, 2);
    town.passes(HOUR * 25).await;
    jobs::sweep_sessions(town.market(), &town.system()).await.expect("runs");
    assert_eq!(town.count("identity.sessions").await, 1);
    assert!(town.who(Site::Shopper, &alive.token).await.is_some());
    town.passes(HOUR * 24 * 31).await;
    for _ in 0..2 {
        jobs::sweep_sessions(town.market(), &town.system()).await.expect("runs, twice as well as once");
    }
    assert_eq!(town.count("identity.sessions").await, 0);
}
