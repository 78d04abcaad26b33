//! Passwords that were forgotten, and passwords that are changed.

use std::time::Duration;

use domain::actor::Site;
use domain::identity::{
    CodeEntry, CodeRefusal, CodeSent, ForgotRefusal, ForgotRequest, NewPassword, PasswordChange, PasswordRefusal,
    SignInRefusal,
};
use domain::text::Problem;
use futures::future::join_all;
use identity::ResetAllowed;
use kernel::{Failure, Op};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, entry, other_than, refusal, six_digits};

const NEW: &str = "oboe kettle plant nine";
const MINUTE: Duration = Duration::from_secs(60);

async fn forgets(town: &Town, email: &str) -> Result<CodeSent, Failure<ForgotRefusal>> {
    let request = ForgotRequest { email: email.to_owned() };
    identity::forgot_password(town.market(), &town.guest(Site::Shopper), request).await
}

async fn enters(town: &Town, entry: CodeEntry) -> Result<ResetAllowed, Failure<CodeRefusal>> {
    identity::enter_reset_code(town.market(), &town.guest(Site::Shopper), entry).await
}

async fn chooses(town: &Town, token: &str, password: &str) -> Result<(), Failure<PasswordRefusal>> {
    let request = NewPassword { token: token.to_owned(), password: password.to_owned() };
    identity::reset_password(town.market(), &town.guest(Site::Shopper), request).await
}

async fn changes(town: &Town, op: &Op, current: &str, new: &str) -> Result<(), Failure<PasswordRefusal>> {
    let change = PasswordChange { current: current.to_owned(), new: new.to_owned() };
    identity::change_password(town.market(), &town.later(op), change).await
}

/// Asks for a code, reads it and enters it.
async fn is_allowed(town: &Town, email: &str) -> ResetAllowed {
    let sent = forgets(town, email).await.expect("a code is sent");
    enters(town, entry(&sent, &town.code(email).await)).await.expect("ten minutes open")
}

fn field(refused: &PasswordRefusal) -> (&str, &Problem) {
    let PasswordRefusal::Invalid(problems) = refused else { panic!("{refused:?}") };
    (problems[0].field.as_str(), &problems[0].problem)
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_forgotten_password_is_replaced_and_everything_else_ends(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let before = town.enters(Site::Shopper, "ana@example.org").await;
    let allowed = is_allowed(&town, "ANA@example.org").await;
    assert!(!format!("{allowed:?}").contains(&allowed.token));
    chooses(&town, &allowed.token, NEW).await.expect("is replaced");
    assert_eq!(town.who(Site::Shopper, &before.token).await, None);
    let door = town.guest(Site::Shopper);
    assert_eq!(refusal(town.tries(&door, "ana@example.org", PASSWORD).await), SignInRefusal::Wrong);
    town.tries(&door, "ana@example.org", NEW).await.expect("is let in");
    let (subject, body) = town.mails("ana@example.org").await.pop().expect("a mail");
    assert_eq!(subject, "Your password was changed");
    assert!(body.contains("203.0.113.0/24") && !body.contains(NEW), "{body}");
    assert_eq!(town.told("identity.PasswordChanged").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_known_and_an_unknown_address_hear_the_same(pool: PgPool) {
    let town = Town::new(pool);
    town.person("known@example.org", &[]).await;
    let mut heard = Vec::new();
    for email in ["known@example.org", "unknown@example.org"] {
        let sent = forgets(&town, email).await.expect("is answered");
        let mut answers = vec![format!("{}", sent.email == email)];
        for _ in 0..3 {
            answers.push(match refusal(enters(&town, entry(&sent, "000000")).await) {
                CodeRefusal::Locked { .. } => "locked".to_owned(),
                other => format!("{other:?}"),
            });
        }
        answers.push(format!("{}", matches!(refusal(forgets(&town, email).await), ForgotRefusal::TooManyCodes { .. })));
        heard.push(answers);
    }
    assert_eq!(heard[0], heard[1]);
    assert!(six_digits(&town.mails("known@example.org").await.remove(0).1).is_some());
    let (subject, body) = town.mails("unknown@example.org").await.remove(0);
    assert_eq!(subject, "No account at Agora has this address");
    assert!(six_digits(&body).is_none());
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_code_of_an_unknown_address_is_never_right(pool: PgPool) {
    let town = Town::new(pool);
    forgets(&town, "unknown@example.org").await.expect("is answered");
    let owner: Option<uuid::Uuid> =
        sqlx::query_scalar("select account_id from identity.codes").fetch_one(&town.pool).await.expect("a row");
    assert_eq!(owner, None);
    assert_eq!(town.count("identity.reset_sessions").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_a_thousand_guesses_at_a_reset_code_three_are_looked_at(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let sent = forgets(&town, "ana@example.org").await.expect("a code is sent");
    let wrong = other_than(&town.code("ana@example.org").await);
    let outcomes = join_all((0..1000).map(|_| enters(&town, entry(&sent, &wrong)))).await;
    let looked_at = outcomes.into_iter().map(refusal).filter(|why| matches!(why, CodeRefusal::Wrong { .. })).count();
    assert_eq!(looked_at, 2, "the third destroys the code");
    let tries: i32 = sqlx::query_scalar("select tries from identity.codes").fetch_one(&town.pool).await.expect("a row");
    assert_eq!(tries, 3);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_code_for_one_thing_is_good_for_nothing_else(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let sent = forgets(&town, "ana@example.org").await.expect("a code is sent");
    let code = town.code("ana@example.org").await;
    let as_sign_up = identity::confirm_code(town.market(), &town.guest(Site::Shopper), entry(&sent, &code)).await;
    assert_eq!(refusal(as_sign_up), CodeRefusal::Expired);
    // The other way round, and with the lock of one purpose leaving the other alone.
    let signing_up = town.signs_up("ben@example.org").await;
    let as_reset = enters(&town, entry(&signing_up, &town.code("ben@example.org").await)).await;
    assert_eq!(refusal(as_reset), CodeRefusal::Expired);
    for _ in 0..3 {
        assert!(enters(&town, entry(&sent, &other_than(&code))).await.is_err());
    }
    town.signs_up("ana@example.org").await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn ten_minutes_are_ten_minutes_and_once(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let allowed = is_allowed(&town, "ana@example.org").await;
    for token in ["", "nonsense", &"A".repeat(43)] {
        assert_eq!(refusal(chooses(&town, token, NEW).await), PasswordRefusal::Expired);
    }
    let outcomes = join_all((0..10).map(|n| {
        let password = format!("{NEW} {n}");
        let (town, token) = (&town, allowed.token.as_str());
        async move { chooses(town, token, &password).await }
    }))
    .await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert_eq!(refusal(refused), PasswordRefusal::Expired);
    }
    assert_eq!(town.told("identity.PasswordChanged").await, 1);
    town.passes(61 * MINUTE).await;
    let late = is_allowed(&town, "ana@example.org").await;
    town.passes(10 * MINUTE).await;
    assert_eq!(refusal(chooses(&town, &late.token, NEW).await), PasswordRefusal::Expired);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_new_password_is_another_one_and_a_good_one(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let allowed = is_allowed(&town, "ana@example.org").await;
    let same = refusal(chooses(&town, &allowed.token, PASSWORD).await);
    assert_eq!(field(&same), ("password", &Problem::Unchanged));
    let weak = refusal(chooses(&town, &allowed.token, "password1").await);
    assert_eq!(field(&weak), ("password", &Problem::TooWeak));
    let short = refusal(chooses(&town, &allowed.token, "x").await);
    assert_eq!(field(&short), ("password", &Problem::TooShort { min: 8 }));
    chooses(&town, &allowed.token, NEW).await.expect("none of these used it up");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn changing_asks_for_the_current_one_and_keeps_this_session_alone(pool: PgPool) {
    let town = Town::new(pool);
    let op = town.buyer("ana@example.org").await;
    let elsewhere = town.enters(Site::Shopper, "ana@example.org").await;
    let mine = op.session.expect("a session");
    let wrong = refusal(changes(&town, &op, "plant kettle", NEW).await);
    assert_eq!(field(&wrong), ("current", &Problem::NotYours));
    let same = refusal(changes(&town, &op, PASSWORD, PASSWORD).await);
    assert_eq!(field(&same), ("new", &Problem::Unchanged));
    changes(&town, &op, PASSWORD, NEW).await.expect("is changed");
    assert_eq!(town.who(Site::Shopper, &elsewhere.token).await, None);
    let left = identity::my_sessions(town.market(), &town.later(&op)).await.expect("a list");
    assert_eq!(left.iter().map(|session| session.id).collect::<Vec<_>>(), [mine]);
    assert_eq!(town.mails("ana@example.org").await.len(), 1);
    assert!(matches!(changes(&town, &town.guest(Site::Shopper), "", NEW).await, Err(Failure::SignedOut)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn five_wrong_current_passwords_are_enough(pool: PgPool) {
    let town = Town::new(pool);
    let op = town.buyer("ana@example.org").await;
    let outcomes = join_all((0..20).map(|_| changes(&town, &op, "plant kettle", NEW))).await;
    let looked_at = outcomes.into_iter().map(refusal).filter(|why| matches!(why, PasswordRefusal::Invalid(_))).count();
    assert_eq!(looked_at, 5);
    assert!(matches!(refusal(changes(&town, &op, PASSWORD, NEW).await), PasswordRefusal::Locked { .. }));
    town.passes(16 * MINUTE).await;
    changes(&town, &op, PASSWORD, NEW).await.expect("is changed");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_new_password_ends_the_other_resets_under_way(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let (first, second) = (is_allowed(&town, "ana@example.org").await, is_allowed(&town, "ana@example.org").await);
    chooses(&town, &first.token, NEW).await.expect("is replaced");
    assert_eq!(refusal(chooses(&town, &second.token, PASSWORD).await), PasswordRefusal::Expired);
}
