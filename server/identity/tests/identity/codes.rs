//! One-time codes: one use, one purpose, three guesses, five minutes.

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::id::ChallengeId;
use domain::identity::{CodeEntry, CodePurpose, CodeRefusal, CodeSent, SignUpRefusal};
use futures::future::join_all;
use identity::SignedIn;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::{Town, entry, new_account, other_than, refusal};

const MINUTE: Duration = Duration::from_secs(60);

async fn enter(town: &Town, sent: &CodeSent, code: &str) -> Result<SignedIn, Failure<CodeRefusal>> {
    identity::confirm_code(town.market(), &town.guest(Site::Shopper), entry(sent, code)).await
}

async fn resend(town: &Town, sent: &CodeSent) -> Result<CodeSent, Failure<CodeRefusal>> {
    let again = identity::resend_code(town.market(), &town.guest(Site::Shopper), sent.challenge).await?;
    assert_eq!(again.1, CodePurpose::SignUp);
    Ok(again.0)
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_right_code_opens_the_account_and_signs_it_in(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("Ana@example.org").await;
    let code = town.code("Ana@example.org").await;
    let op = town.guest(Site::Shopper);
    let typed = format!(" {} {} ", &code[..3], &code[3..]);
    let signed_in = identity::confirm_code(town.market(), &op, entry(&sent, &typed)).await.expect("is let in");
    assert_eq!(signed_in.me.name, "Ana Ferreira");
    assert_eq!(signed_in.me.email, "Ana@example.org");
    assert_eq!(signed_in.me.roles, [Role::Buyer]);
    assert_eq!(signed_in.lasts, Duration::from_secs(30 * 24 * 3600));
    let who = town.who(Site::Shopper, &signed_in.token).await.expect("the session is alive");
    assert_eq!((who.account, who.roles), (signed_in.me.id, vec![Role::Buyer]));
    assert_eq!(town.told("identity.AccountOpened").await, 1);
    let told: serde_json::Value =
        sqlx::query_scalar("select payload from kernel.events where name = 'identity.SignedIn'")
            .fetch_one(&town.pool)
            .await
            .expect("it was told");
    let guest = op.guest.expect("a guest cookie").to_string();
    assert_eq!(told["account"], signed_in.me.id.to_string());
    assert_eq!(told["guest"], guest);
    town.enters(Site::Shopper, "ana@example.org").await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_code_is_used_once(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    enter(&town, &sent, &code).await.expect("is let in");
    assert_eq!(refusal(enter(&town, &sent, &code).await), CodeRefusal::Expired);
    assert_eq!(refusal(resend(&town, &sent).await), CodeRefusal::Expired);
    let seen = identity::code_sent(town.market(), &town.guest(Site::Shopper), sent.challenge).await;
    assert!(matches!(seen, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_right_code_entered_many_times_at_once_is_used_once(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    let outcomes = join_all((0..20).map(|_| enter(&town, &sent, &code))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), CodeRefusal::Expired);
    }
    assert_eq!((town.count("identity.accounts").await, town.count("identity.sessions").await), (1, 1));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_code_lives_five_minutes(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    town.passes(5 * MINUTE).await;
    assert_eq!(refusal(enter(&town, &sent, &code).await), CodeRefusal::Expired);
    assert_eq!(town.count("identity.accounts").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_code_opens_its_own_challenge_alone(pool: PgPool) {
    let town = Town::new(pool);
    let (ana, ben) = (town.signs_up("ana@example.org").await, town.signs_up("ben@example.org").await);
    let code = town.code("ana@example.org").await;
    assert_eq!(refusal(enter(&town, &ben, &code).await), CodeRefusal::Wrong { tries_left: 2 });
    // Not even with the very same code behind it.
    sqlx::query(
        "update identity.codes set code_hash = (select code_hash from identity.codes where email = 'ana@example.org')",
    )
    .execute(&town.pool)
    .await
    .expect("is copied");
    assert_eq!(refusal(enter(&town, &ben, &code).await), CodeRefusal::Wrong { tries_left: 1 });
    enter(&town, &ana, &code).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_challenge_that_nobody_was_given_is_worth_nothing(pool: PgPool) {
    let town = Town::new(pool);
    let made_up = CodeEntry { challenge: ChallengeId(town.market().new_id()), code: "123456".to_owned() };
    let (op, challenge) = (town.guest(Site::Shopper), made_up.challenge);
    assert_eq!(refusal(identity::confirm_code(town.market(), &op, made_up).await), CodeRefusal::Expired);
    assert_eq!(refusal(identity::resend_code(town.market(), &op, challenge).await), CodeRefusal::Expired);
    assert!(matches!(identity::code_sent(town.market(), &op, challenge).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_third_wrong_code_destroys_it_and_locks_for_half_an_hour(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    let wrong = other_than(&code);
    assert_eq!(refusal(enter(&town, &sent, &wrong).await), CodeRefusal::Wrong { tries_left: 2 });
    assert_eq!(refusal(enter(&town, &sent, &wrong).await), CodeRefusal::Wrong { tries_left: 1 });
    let now = town.market().now();
    let CodeRefusal::Locked { until } = refusal(enter(&town, &sent, &wrong).await) else { panic!("not locked") };
    assert!(until >= now + 30 * MINUTE && until < now + 31 * MINUTE, "{until}");
    // The right one comes too late, and a new one would be of no use.
    assert_eq!(refusal(enter(&town, &sent, &code).await), CodeRefusal::Locked { until });
    assert_eq!(refusal(resend(&town, &sent).await), CodeRefusal::Locked { until });
    let again = identity::sign_up(town.market(), &town.guest(Site::Shopper), new_account("ANA@example.org")).await;
    assert_eq!(refusal(again), SignUpRefusal::TooManyCodes { until });
    town.passes(31 * MINUTE).await;
    assert_eq!(refusal(enter(&town, &sent, &code).await), CodeRefusal::Expired);
    resend(&town, &sent).await.expect("another code is sent");
    let code = town.code("ana@example.org").await;
    enter(&town, &sent, &code).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_no_code_costs_no_try(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    for typed in ["", "12345", "1234567", "12345x", "١٢٣٤٥٦", "' or 1=1"] {
        assert_eq!(refusal(enter(&town, &sent, typed).await), CodeRefusal::Malformed, "{typed}");
    }
    let code = town.code("ana@example.org").await;
    assert_eq!(refusal(enter(&town, &sent, &other_than(&code)).await), CodeRefusal::Wrong { tries_left: 2 });
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_a_thousand_guesses_at_once_three_are_looked_at(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    let wrong = other_than(&code);
    let outcomes = join_all((0..1000).map(|_| enter(&town, &sent, &wrong))).await;
    let (mut wrongs, mut locked) = (Vec::new(), 0);
    for outcome in outcomes {
        match refusal(outcome) {
            CodeRefusal::Wrong { tries_left } => wrongs.push(tries_left),
            CodeRefusal::Locked { .. } => locked += 1,
            other => panic!("{other:?}"),
        }
    }
    wrongs.sort_unstable();
    assert_eq!((wrongs, locked), (vec![1, 2], 998));
    let tries: i32 = sqlx::query_scalar("select tries from identity.codes").fetch_one(&town.pool).await.expect("a row");
    assert_eq!(tries, 3);
    assert!(matches!(refusal(enter(&town, &sent, &code).await), CodeRefusal::Locked { .. }));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn another_code_is_sent_after_a_minute_and_the_one_before_is_worth_nothing(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    let first = town.code("ana@example.org").await;
    let CodeRefusal::TooSoon { until } = refusal(resend(&town, &sent).await) else { panic!("not too soon") };
    assert_eq!(until.timestamp_micros(), sent.resend_at.timestamp_micros());
    town.passes(MINUTE).await;
    let again = resend(&town, &sent).await.expect("another code is sent");
    assert!(again.resend_at >= sent.resend_at + MINUTE);
    let second = town.code("ana@example.org").await;
    if first != second {
        assert_eq!(refusal(enter(&town, &sent, &first).await), CodeRefusal::Wrong { tries_left: 2 });
    }
    enter(&town, &sent, &second).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn codes_are_not_sent_again_for_ever(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up("ana@example.org").await;
    town.passes(MINUTE).await;
    resend(&town, &sent).await.expect("another code is sent");
    town.passes(MINUTE).await;
    let now = town.market().now();
    let CodeRefusal::TooSoon { until } = refusal(resend(&town, &sent).await) else { panic!("not too soon") };
    assert!(until >= now + 60 * MINUTE && until < now + 61 * MINUTE, "{until}");
    assert_eq!(refusal(resend(&town, &sent).await), CodeRefusal::TooSoon { until });
    assert_eq!(town.mails("ana@example.org").await.len(), 2);
    // What was sent is still good: nobody can lock somebody else's code by asking for more.
    let code = town.code("ana@example.org").await;
    enter(&town, &sent, &code).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn two_codes_for_one_address_entered_at_once_make_one_account(pool: PgPool) {
    let town = Town::new(pool);
    for round in 0..5 {
        let (email, shouted) = (format!("ana{round}@example.org"), format!("ANA{round}@example.org"));
        let (first, second) = (town.signs_up(&email).await, town.signs_up(&shouted).await);
        let (code, shouted_code) = (town.code(&email).await, town.code(&shouted).await);
        let (a, b) = tokio::join!(enter(&town, &first, &code), enter(&town, &second, &shouted_code));
        let (lost, loser, email) = if a.is_ok() { (b, &second, &shouted) } else { (a, &first, &email) };
        assert_eq!(refusal(lost), CodeRefusal::Expired);
        assert_eq!(town.count("identity.accounts").await, round + 1);
        // Whoever lost learns by mail what happened.
        town.passes(MINUTE * 61).await;
        resend(&town, loser).await.expect("a mail is sent");
        let (subject, _) = town.mails(email).await.pop().expect("a mail");
        assert_eq!(subject, "You already have an account at Agora");
    }
}
