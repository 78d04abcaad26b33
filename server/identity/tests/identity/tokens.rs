//! Sign-ins of programs.

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::identity::{BanRequest, Credentials, RefreshRefusal, RefreshRequest, SignInRefusal, TokenPair};
use futures::future::join_all;
use identity::ProgramEntered;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, entry, refusal};

const MINUTE: Duration = Duration::from_secs(60);

async fn pair(town: &Town, email: &str) -> TokenPair {
    let credentials = Credentials { email: email.into(), password: PASSWORD.into() };
    match identity::sign_in_program(town.market(), &town.guest(Site::Shopper), credentials).await {
        Ok(ProgramEntered::In(pair)) => pair,
        other => panic!("{other:?}"),
    }
}

async fn exchange(town: &Town, op: &Op, token: &str) -> Result<TokenPair, Failure<RefreshRefusal>> {
    identity::refresh(town.market(), &town.later(op), RefreshRequest { refresh_token: token.into() }).await
}

async fn bears(town: &Town, token: &str) -> bool {
    identity::who_bears(town.market(), token).await.expect("answers").is_some()
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_access_token_is_good_for_a_quarter_of_an_hour(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let pair = pair(&town, "ana@example.org").await;
    assert_eq!((pair.expires_in, pair.refresh_expires_in, pair.token_type.as_str()), (900, 604_800, "Bearer"));
    let who = identity::who_bears(town.market(), &pair.access_token).await.expect("answers").expect("is ours");
    assert_eq!((who.account, who.roles), (ana, vec![Role::Buyer]));
    town.passes(Duration::from_secs(15 * 60 - 5)).await;
    assert!(bears(&town, &pair.access_token).await);
    town.passes(Duration::from_secs(6)).await;
    assert!(!bears(&town, &pair.access_token).await);
    assert!(!format!("{pair:?}").contains(&pair.access_token));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_token_that_was_tampered_with_is_nobodys(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let token = pair(&town, "ana@example.org").await.access_token;
    let parts: Vec<&str> = token.split('.').collect();
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    for forged in [
        String::new(),
        "a.b.c".into(),
        format!("{none}.{}.", parts[1]),
        format!("{none}.{}.{}", parts[1], parts[2]),
        format!("{}.{}.{}", parts[0], parts[1], parts[2].to_lowercase()),
        format!("{token}x"),
        "x".repeat(100_000),
    ] {
        assert!(!bears(&town, &forged).await, "{forged:.60}");
    }
    assert!(bears(&town, &token).await);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_refresh_token_is_exchanged_once_and_its_second_use_ends_the_family(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let first = pair(&town, "ana@example.org").await;
    let second = exchange(&town, &op, &first.refresh_token).await.expect("is exchanged");
    assert_ne!(first.refresh_token, second.refresh_token);
    let third = exchange(&town, &op, &second.refresh_token).await.expect("is exchanged");
    town.passes(Duration::from_secs(11)).await;
    assert!(bears(&town, &third.access_token).await);
    assert_eq!(refusal(exchange(&town, &op, &second.refresh_token).await), RefreshRefusal::Ended);
    assert_eq!(refusal(exchange(&town, &op, &third.refresh_token).await), RefreshRefusal::Ended, "all of it ended");
    assert!(!bears(&town, &third.access_token).await, "at once");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_lost_answer_is_given_again_to_the_same_program_for_ten_seconds(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let first = pair(&town, "ana@example.org").await;
    let second = exchange(&town, &op, &first.refresh_token).await.expect("is exchanged");
    let again = exchange(&town, &op, &first.refresh_token).await.expect("is answered again");
    assert_eq!(again.refresh_token, second.refresh_token);
    assert_eq!(town.count("identity.refresh_tokens").await, 2);
    let thief = town.guest_from(Site::Shopper, [198, 51, 100, 1]);
    assert_eq!(refusal(exchange(&town, &thief, &first.refresh_token).await), RefreshRefusal::Ended);
    assert!(!bears(&town, &second.access_token).await);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_hundred_exchanges_at_once_make_one_family_with_one_token(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let first = pair(&town, "ana@example.org").await;
    let outcomes = join_all((0..100).map(|_| exchange(&town, &op, &first.refresh_token))).await;
    let mut tokens: Vec<String> =
        outcomes.into_iter().map(|outcome| outcome.expect("the same program").refresh_token).collect();
    tokens.dedup();
    assert_eq!(tokens.len(), 1, "everybody holds the same successor");
    assert_eq!((town.count("identity.token_families").await, town.count("identity.refresh_tokens").await), (1, 2));
    let live: i64 = sqlx::query_scalar("select count(*) from identity.refresh_tokens where used_at is null")
        .fetch_one(&town.pool)
        .await
        .expect("a row");
    assert_eq!(live, 1);
    exchange(&town, &op, &tokens[0]).await.expect("goes on");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_refresh_token_is_good_for_a_week(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let first = pair(&town, "ana@example.org").await;
    town.passes(7 * 24 * 60 * MINUTE).await;
    assert_eq!(refusal(exchange(&town, &op, &first.refresh_token).await), RefreshRefusal::Ended);
    for token in ["", "nonsense", &"A".repeat(43), &first.access_token] {
        assert_eq!(refusal(exchange(&town, &op, token).await), RefreshRefusal::Ended);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn neither_token_is_stored(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let first = pair(&town, "ana@example.org").await;
    let second = exchange(&town, &town.guest(Site::Shopper), &first.refresh_token).await.expect("is exchanged");
    let rows: Vec<String> = sqlx::query_scalar(
        "select t::text from identity.refresh_tokens t union all select f::text from identity.token_families f",
    )
    .fetch_all(&town.pool)
    .await
    .expect("rows");
    for token in [&first.refresh_token, &first.access_token, &second.refresh_token] {
        assert!(rows.iter().all(|row| !row.contains(token.as_str())));
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_ban_and_a_sign_out_end_a_program_at_once(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let admin = town.admin("admin@example.org").await;
    let (banned, left) = (pair(&town, "ana@example.org").await, {
        town.person("ben@example.org", &[]).await;
        pair(&town, "ben@example.org").await
    });
    identity::ban(town.market(), &admin, BanRequest { account: ana, reason: "Spam".into() }).await.expect("is banned");
    assert!(!bears(&town, &banned.access_token).await);
    let op = town.guest(Site::Shopper);
    assert_eq!(refusal(exchange(&town, &op, &banned.refresh_token).await), RefreshRefusal::Ended);
    identity::lift_ban(town.market(), &admin, ana).await.expect("is lifted");
    assert!(!bears(&town, &banned.access_token).await, "what ended stays ended");
    let who = identity::who_bears(town.market(), &left.access_token).await.expect("answers").expect("is ours");
    let ben = Op { actor: domain::actor::Actor::Account(who.account), session: Some(who.session), ..op.clone() };
    identity::sign_out(town.market(), &ben).await.expect("is signed out");
    assert!(!bears(&town, &left.access_token).await);
    assert_eq!(refusal(exchange(&town, &op, &left.refresh_token).await), RefreshRefusal::Ended);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn programs_meet_the_same_door(pool: PgPool) {
    let town = Town::careful(pool);
    town.person("ana@example.org", &[]).await;
    let credentials = |password: &str| Credentials { email: "ana@example.org".into(), password: password.into() };
    let op = town.guest(Site::Shopper);
    let wrong = identity::sign_in_program(town.market(), &op, credentials("plant kettle")).await;
    assert_eq!(refusal(wrong), SignInRefusal::Wrong);
    let begun = identity::sign_in_program(town.market(), &op, credentials(PASSWORD)).await.expect("begins");
    let ProgramEntered::Second(pending) = begun else { panic!("a new program is let in") };
    let code = domain::identity::SecondEntry { code: town.code("ana@example.org").await };
    let done = identity::enter_second_step_program(town.market(), &op, &pending.token, code).await.expect("is in");
    let ProgramEntered::In(pair) = done else { panic!("one more step") };
    assert!(bears(&town, &pair.access_token).await);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_program_signs_somebody_up(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    let pair = identity::confirm_code_program(town.market(), &town.guest(Site::Shopper), entry(&sent, &code))
        .await
        .expect("is opened");
    assert!(bears(&town, &pair.access_token).await);
    assert_eq!((town.count("identity.accounts").await, town.count("identity.sessions").await), (1, 0));
}
