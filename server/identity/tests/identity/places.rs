//! Where somebody is signed in: the list, and ending one or all others.

use std::time::Duration;

use domain::actor::Site;
use domain::id::SessionId;
use domain::identity::Credentials;
use futures::future::join_all;
use identity::{ProgramEntered, SignedIn};
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

async fn comes_from(town: &Town, address: [u8; 4], user_agent: &str, email: &str) -> SignedIn {
    let op = Op { user_agent: user_agent.to_owned(), ..town.guest_from(Site::Shopper, address) };
    town.tries(&op, email, PASSWORD).await.expect("is let in")
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_person_sees_where_they_are_signed_in_and_nobody_else(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    town.buyer("ben@example.org").await;
    let here = comes_from(&town, [198, 51, 100, 9], FIREFOX, "ana@example.org").await;
    let op = town.with(Site::Shopper, &here).await;
    town.passes(Duration::from_secs(5)).await;
    comes_from(&town, [203, 0, 113, 7], "curl/8.1", "ana@example.org").await;
    let credentials = Credentials { email: "ana@example.org".into(), password: PASSWORD.into() };
    let program = identity::sign_in_program(town.market(), &town.guest(Site::Shopper), credentials).await;
    assert!(matches!(program, Ok(ProgramEntered::In(_))), "{program:?}");
    let list = identity::my_sessions(town.market(), &town.later(&op)).await.expect("a list");
    let seen: Vec<_> =
        list.iter().map(|place| (place.device.to_string(), place.network.as_str(), place.site, place.here)).collect();
    assert_eq!(list.len(), 3, "{seen:?}");
    assert!(seen.contains(&("Firefox on Linux".into(), "198.51.100.0/24", Some(Site::Shopper), true)));
    assert!(seen.contains(&("curl on unknown system".into(), "203.0.113.0/24", Some(Site::Shopper), false)));
    assert!(seen.iter().any(|(_, _, site, _)| site.is_none()), "{seen:?}");
    let nobody = identity::my_sessions(town.market(), &town.guest(Site::Shopper)).await;
    assert!(matches!(nobody, Err(Failure::SignedOut)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn sessions_that_ended_are_not_listed(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    town.enters(Site::Shopper, "ana@example.org").await;
    town.passes(Duration::from_secs(15 * 24 * 3600)).await;
    let here = town.enters(Site::Shopper, "ana@example.org").await;
    let op = town.with(Site::Shopper, &here).await;
    assert_eq!(identity::my_sessions(town.market(), &op).await.expect("a list").len(), 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn one_is_ended_at_once_and_nobody_elses_is_there(pool: PgPool) {
    let town = Town::new(pool);
    let ben = town.buyer("ben@example.org").await;
    let ana = town.buyer("ana@example.org").await;
    let other = town.enters(Site::Shopper, "ana@example.org").await;
    let target = town.who(Site::Shopper, &other.token).await.expect("alive").session;
    let by_ben = identity::end_session(town.market(), &ben, target).await;
    assert!(matches!(by_ben, Err(Failure::NotFound)));
    let outcomes = join_all((0..5).map(|_| identity::end_session(town.market(), &ana, target))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!(town.who(Site::Shopper, &other.token).await, None, "no second passes on this node");
    let nowhere = SessionId(town.market().new_id());
    assert!(matches!(identity::end_session(town.market(), &ana, nowhere).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_ended_session_ends_within_a_second_on_every_node(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let other = town.enters(Site::Shopper, "ana@example.org").await;
    let elsewhere = town.other_node();
    let believed = identity::who(&elsewhere, Site::Shopper, &other.token).await.expect("answers");
    identity::end_session(town.market(), &ana, believed.expect("alive").session).await.expect("is ended");
    tokio::time::sleep(Duration::from_millis(950)).await;
    assert_eq!(identity::who(&elsewhere, Site::Shopper, &other.token).await.expect("answers"), None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn all_others_are_ended_programs_included(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let other = town.enters(Site::Shopper, "ana@example.org").await;
    let credentials = Credentials { email: "ana@example.org".into(), password: PASSWORD.into() };
    let door = town.guest(Site::Shopper);
    let Ok(ProgramEntered::In(pair)) = identity::sign_in_program(town.market(), &door, credentials).await else {
        panic!("the program is not let in")
    };
    assert!(identity::who_bears(town.market(), &pair.access_token).await.expect("answers").is_some());
    identity::end_other_sessions(town.market(), &ana).await.expect("are ended");
    assert_eq!(town.who(Site::Shopper, &other.token).await, None);
    assert_eq!(identity::who_bears(town.market(), &pair.access_token).await.expect("answers"), None);
    assert_eq!(identity::my_sessions(town.market(), &town.later(&ana)).await.expect("a list").len(), 1);
}
