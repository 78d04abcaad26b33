//! Sessions: whose a cookie is, for how long, and how quickly it ends.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::actor::{Role, Site};
use domain::identity::BanRequest;
use kernel::Market;
use sqlx::PgPool;

use crate::actors::Town;

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Asks until the session is nobody's; how long that took.
async fn until_ended(market: &Market, site: Site, token: &str) -> Duration {
    let began = Instant::now();
    while identity::who(market, site, token).await.expect("answers").is_some() {
        assert!(began.elapsed() < Duration::from_secs(5), "the session does not end");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    began.elapsed()
}

async fn last_seen(town: &Town) -> DateTime<Utc> {
    let seen = sqlx::query_scalar("select last_seen_at from identity.sessions");
    seen.fetch_one(&town.pool).await.expect("one session")
}

/// Noting who was there happens behind the request's back; gives it a moment.
async fn seen_after(town: &Town, before: DateTime<Utc>) -> bool {
    for _ in 0..50 {
        if last_seen(town).await > before {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    false
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_token_that_was_tampered_with_opens_nothing(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[Role::Seller]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    let token = signed_in.token.clone();
    assert!(town.who(Site::Shopper, &token).await.is_some());
    let flipped = |at: usize| {
        let mut bytes = token.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).expect("letters")
    };
    let tampered = [
        flipped(0),
        flipped(20),
        flipped(42),
        token[..42].to_owned(),
        format!("{token}A"),
        token.to_lowercase(),
        String::new(),
        "' or true --".to_owned(),
        "ä".repeat(43),
        "x".repeat(1 << 20),
    ];
    for token in tampered {
        assert_eq!(town.who(Site::Shopper, &token).await, None, "{token:.50}");
    }
    // Another site's cookie is another session, also while this one is remembered.
    assert_eq!(town.who(Site::Seller, &token).await, None);
    assert!(town.who(Site::Shopper, &token).await.is_some());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_token_is_neither_stored_nor_printed(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    assert_eq!(signed_in.token.len(), 43);
    assert!(!format!("{signed_in:?}").contains(&signed_in.token));
    let rows: Vec<String> = sqlx::query_scalar(
        "select s::text from identity.sessions s union all select e::text from kernel.events e
         union all select l::text from kernel.limits l",
    )
    .fetch_all(&town.pool)
    .await
    .expect("rows");
    assert!(rows.iter().all(|row| !row.contains(&signed_in.token)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_session_that_is_not_used_ends(pool: PgPool) {
    let town = Town::new(pool);
    town.person("all@example.org", &[Role::Seller, Role::Admin]).await;
    // A minute before it ends, and when it does.
    let limits = [(Site::Shopper, 14 * 24 * 60 - 1), (Site::Seller, 14 * 24 * 60 - 1), (Site::Admin, 30 - 1)];
    for (site, minutes) in limits {
        let ends_in_time = town.enters(site, "all@example.org").await;
        let used = town.enters(site, "all@example.org").await;
        town.passes(minutes * MINUTE).await;
        assert!(town.who(site, &used.token).await.is_some(), "{site:?}");
        town.passes(MINUTE).await;
        assert_eq!(town.who(site, &ends_in_time.token).await, None, "{site:?}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_remembered_session_ends_to_the_second(pool: PgPool) {
    let town = Town::new(pool);
    town.person("admin@example.org", &[Role::Admin]).await;
    let signed_in = town.enters(Site::Admin, "admin@example.org").await;
    assert!(town.who(Site::Admin, &signed_in.token).await.is_some());
    town.test.clock.advance(30 * MINUTE);
    assert_eq!(town.who(Site::Admin, &signed_in.token).await, None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_session_that_is_used_lasts_thirty_days(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    for _ in 0..2 {
        town.passes(13 * DAY).await;
        let before = last_seen(&town).await;
        assert!(town.who(Site::Shopper, &signed_in.token).await.is_some());
        assert!(seen_after(&town, before).await);
    }
    town.passes(4 * DAY).await;
    assert_eq!(town.who(Site::Shopper, &signed_in.token).await, None);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn who_is_there_is_noted_once_a_minute(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    let first = last_seen(&town).await;
    for node in [town.market().clone(), town.other_node()] {
        identity::who(&node, Site::Shopper, &signed_in.token).await.expect("answers");
    }
    assert!(!seen_after(&town, first).await);
    town.passes(MINUTE).await;
    // Nothing is remembered across a minute, but the clock of the cache is the machine's.
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(town.who(Site::Shopper, &signed_in.token).await.is_some());
    assert!(seen_after(&town, first).await);
    // The account is noted after the session.
    let mut of_account = None;
    for _ in 0..50 {
        of_account =
            sqlx::query_scalar::<_, Option<DateTime<Utc>>>("select last_seen_at from identity.accounts where id = $1")
                .bind(ana.0)
                .fetch_one(&town.pool)
                .await
                .expect("an account");
        if of_account.is_some() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(of_account.is_some_and(|seen| seen > first));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn signing_out_bites_here_at_once_and_elsewhere_within_a_second(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    let other = town.enters(Site::Shopper, "ana@example.org").await;
    let op = town.with(Site::Shopper, &signed_in).await;
    let elsewhere = town.other_node();
    assert!(identity::who(&elsewhere, Site::Shopper, &signed_in.token).await.expect("answers").is_some());
    identity::sign_out(town.market(), &op).await.expect("is signed out");
    assert_eq!(town.who(Site::Shopper, &signed_in.token).await, None);
    let took = until_ended(&elsewhere, Site::Shopper, &signed_in.token).await;
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert!(town.who(Site::Shopper, &other.token).await.is_some(), "the other device stays");
    // Twice, or without a session, is nothing.
    identity::sign_out(town.market(), &op).await.expect("is nothing");
    identity::sign_out(town.market(), &town.guest(Site::Shopper)).await.expect("is nothing");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_signs_out_somebody_else(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    town.person("ben@example.org", &[]).await;
    let (ana, ben) =
        (town.enters(Site::Shopper, "ana@example.org").await, town.enters(Site::Shopper, "ben@example.org").await);
    let mut op = town.with(Site::Shopper, &ben).await;
    op.session = town.with(Site::Shopper, &ana).await.session;
    identity::sign_out(town.market(), &op).await.expect("is nothing");
    assert!(town.who(Site::Shopper, &ana.token).await.is_some());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_ban_bites_here_at_once_and_elsewhere_within_a_second(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[Role::Seller]).await;
    let admin = town.admin("admin@example.org").await;
    let shopper = town.enters(Site::Shopper, "ana@example.org").await;
    let seller = town.enters(Site::Seller, "ana@example.org").await;
    let elsewhere = town.other_node();
    for node in [town.market(), &elsewhere] {
        assert!(identity::who(node, Site::Shopper, &shopper.token).await.expect("answers").is_some());
        assert!(identity::who(node, Site::Seller, &seller.token).await.expect("answers").is_some());
    }
    let request = BanRequest { account: ana, reason: "Spam".to_owned() };
    identity::ban(town.market(), &admin, request).await.expect("is banned");
    assert_eq!(town.who(Site::Shopper, &shopper.token).await, None);
    assert_eq!(town.who(Site::Seller, &seller.token).await, None);
    let took = until_ended(&elsewhere, Site::Shopper, &shopper.token).await
        + until_ended(&elsewhere, Site::Seller, &seller.token).await;
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_role_that_is_taken_away_closes_its_site(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[Role::Seller]).await;
    let seller = town.enters(Site::Seller, "ana@example.org").await;
    let shopper = town.enters(Site::Shopper, "ana@example.org").await;
    assert!(town.who(Site::Seller, &seller.token).await.is_some());
    sqlx::query("delete from identity.account_roles where role = 'seller'")
        .execute(&town.pool)
        .await
        .expect("is taken");
    let took = until_ended(town.market(), Site::Seller, &seller.token).await;
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert!(town.who(Site::Shopper, &shopper.token).await.is_some());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_session_is_looked_up_once_a_second_however_often_it_is_used(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let signed_in = town.enters(Site::Shopper, "ana@example.org").await;
    assert!(town.who(Site::Shopper, &signed_in.token).await.is_some());
    // With the table gone, only what is remembered can answer.
    sqlx::query("alter table identity.sessions rename to elsewhere").execute(&town.pool).await.expect("is moved");
    for _ in 0..100 {
        assert!(identity::who(town.market(), Site::Shopper, &signed_in.token).await.is_ok_and(|who| who.is_some()));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(identity::who(town.market(), Site::Shopper, &signed_in.token).await.is_err());
}
