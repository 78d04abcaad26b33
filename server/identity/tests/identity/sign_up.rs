//! Signing up: what is sent, what is stored, and what a stranger can learn from it.

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::identity::{CodeRefusal, NewAccount, NewSeller, SignUpRefusal, Trade};
use domain::text::Problem;
use futures::future::join_all;
use kernel::Failure;
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, entry, new_account, refusal, six_digits};

const HOUR: Duration = Duration::from_secs(3600);

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_code_goes_to_the_address_and_nobody_exists_yet(pool: PgPool) {
    let town = Town::new(pool);
    let sent = town.signs_up(" Ana@Example.org ").await;
    assert_eq!(sent.email, "Ana@Example.org");
    assert!(sent.resend_at > town.market().now() + Duration::from_secs(55));
    assert_eq!(town.mails("Ana@Example.org").await.len(), 1);
    assert_eq!(town.code("Ana@Example.org").await.len(), 6);
    assert_eq!(town.count("identity.accounts").await, 0);
    let again = identity::code_sent(town.market(), &town.guest(Site::Shopper), sent.challenge).await.expect("is known");
    assert_eq!((again.challenge, again.email), (sent.challenge, sent.email));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn neither_the_password_nor_the_code_is_stored(pool: PgPool) {
    let town = Town::new(pool);
    town.signs_up("ana@example.org").await;
    let code = town.code("ana@example.org").await;
    let row: String =
        sqlx::query_scalar("select c::text from identity.codes c").fetch_one(&town.pool).await.expect("a row");
    assert!(!row.contains(PASSWORD) && !row.contains(&code), "{row}");
    assert!(row.contains("$argon2id$v=19$m=19456,t=2,p=1$"), "{row}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_mail_to_an_unproven_address_carries_nothing_a_stranger_typed(pool: PgPool) {
    let town = Town::new(pool);
    let form = NewAccount { name: "Visit evil.example now".to_owned(), ..new_account("victim@example.org") };
    identity::sign_up(town.market(), &town.guest(Site::Shopper), form).await.expect("a code is sent");
    let (subject, body) = town.mails("victim@example.org").await.remove(0);
    assert!(!subject.contains("evil") && !body.contains("evil"), "{body}");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_known_and_an_unknown_address_are_told_apart_by_their_owner_alone(pool: PgPool) {
    let town = Town::new(pool);
    town.person("known@example.org", &[]).await;
    let shopper = || town.guest(Site::Shopper);
    let mut heard = Vec::new();
    for email in ["known@example.org", "unknown@example.org"] {
        let sent = town.signs_up(email).await;
        let mut answers = vec![format!("{}", sent.email == email)];
        for _ in 0..3 {
            // A code of letters would not count; one of these may be right by a chance of one in a million.
            let guess = identity::confirm_code(town.market(), &shopper(), entry(&sent, "000000")).await;
            answers.push(match refusal(guess) {
                CodeRefusal::Locked { .. } => "locked".to_owned(),
                other => format!("{other:?}"),
            });
        }
        let resent = identity::resend_code(town.market(), &shopper(), sent.challenge).await;
        answers.push(format!("{}", matches!(refusal(resent), CodeRefusal::Locked { .. })));
        heard.push(answers);
    }
    assert_eq!(heard[0], heard[1]);
    let (subject, body) = town.mails("known@example.org").await.remove(0);
    assert_eq!(subject, "You already have an account at Agora");
    assert!(body.contains("http://localhost:3000/sign-in") && six_digits(&body).is_none(), "{body}");
    assert!(six_digits(&town.mails("unknown@example.org").await.remove(0).1).is_some());
    assert_eq!(town.count("identity.codes").await, 2);
    assert_eq!(town.count("identity.accounts").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_known_address_can_ask_again_like_an_unknown_one(pool: PgPool) {
    let town = Town::new(pool);
    town.person("known@example.org", &[]).await;
    let sent = town.signs_up("KNOWN@example.org").await;
    town.passes(Duration::from_secs(61)).await;
    let again =
        identity::resend_code(town.market(), &town.guest(Site::Shopper), sent.challenge).await.expect("is sent");
    assert_eq!(again.0.challenge, sent.challenge);
    let subjects: Vec<String> = town.mails("KNOWN@example.org").await.into_iter().map(|(subject, _)| subject).collect();
    assert_eq!(subjects, vec!["You already have an account at Agora"; 2]);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_wrong_is_said_beside_its_field(pool: PgPool) {
    let town = Town::new(pool);
    let cases = [
        (NewAccount { name: " ".to_owned(), ..new_account("a@example.org") }, "name", Problem::Missing),
        (new_account("a@example"), "email", Problem::NotAnEmail),
        (
            NewAccount { password: "short".to_owned(), ..new_account("a@example.org") },
            "password",
            Problem::TooShort { min: 8 },
        ),
        (NewAccount { password: "password1".to_owned(), ..new_account("a@example.org") }, "password", Problem::TooWeak),
        (NewAccount { password: "iloveyou2".to_owned(), ..new_account("a@example.org") }, "password", Problem::TooWeak),
    ];
    for (form, field, problem) in cases {
        let refused = refusal(identity::sign_up(town.market(), &town.guest(Site::Shopper), form).await);
        let SignUpRefusal::Invalid(problems) = refused else { panic!("{field}: {refused:?}") };
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!((problems[0].field.as_str(), &problems[0].problem), (field, &problem));
    }
    assert_eq!(town.count("kernel.mails").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn two_codes_an_hour_and_the_third_locks_for_one(pool: PgPool) {
    let town = Town::new(pool);
    let sign_up =
        || async { identity::sign_up(town.market(), &town.guest(Site::Shopper), new_account("ana@example.org")).await };
    town.signs_up("ana@example.org").await;
    town.signs_up("ANA@example.org").await;
    town.passes(HOUR / 2).await;
    let asked = town.market().now();
    let SignUpRefusal::TooManyCodes { until } = refusal(sign_up().await) else { panic!("not refused for its number") };
    assert!(until >= asked + HOUR && until < asked + HOUR + Duration::from_secs(5), "{until}");
    // The first window is over by now, the lock is not; asking does not make it longer.
    town.passes(HOUR * 3 / 4).await;
    assert_eq!(refusal(sign_up().await), SignUpRefusal::TooManyCodes { until });
    town.passes(HOUR / 4).await;
    sign_up().await.expect("the lock is over");
    assert_eq!(town.mails("ana@example.org").await.len(), 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn ten_sign_ups_of_one_address_at_once_send_two_codes(pool: PgPool) {
    let town = Town::new(pool);
    let op = town.guest(Site::Shopper);
    let all = (0..10).map(|_| identity::sign_up(town.market(), &op, new_account("ana@example.org")));
    let outcomes = join_all(all).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 2);
    for refused in outcomes.into_iter().filter(Result::is_err) {
        assert!(matches!(refusal(refused), SignUpRefusal::TooManyCodes { .. }));
    }
    assert_eq!(town.mails("ana@example.org").await.len(), 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_network_signs_up_twenty_times_an_hour(pool: PgPool) {
    let town = Town::new(pool);
    for number in 0..20 {
        town.signs_up(&format!("person{number}@example.org")).await;
    }
    let one_more = || new_account("one-more@example.org");
    let refused = identity::sign_up(town.market(), &town.guest(Site::Shopper), one_more()).await;
    let Err(Failure::TooMany { seconds }) = refused else { panic!("{refused:?}") };
    assert!((3_500..=3_601).contains(&seconds), "{seconds}");
    let elsewhere = town.guest_from(Site::Shopper, [198, 51, 100, 1]);
    identity::sign_up(town.market(), &elsewhere, one_more()).await.expect("another network may");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn people_sign_up_on_the_shopper_site_alone(pool: PgPool) {
    let town = Town::new(pool);
    for site in [Site::Seller, Site::Admin] {
        let outcome = identity::sign_up(town.market(), &town.guest(site), new_account("ana@example.org")).await;
        assert!(matches!(outcome, Err(Failure::Forbidden)), "{outcome:?}");
    }
}

fn new_seller(email: &str) -> NewSeller {
    let NewAccount { name, email, password } = new_account(email);
    NewSeller { name, email, password, phone: "+351 912 345 678".to_owned(), country: "PT".to_owned() }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn sellers_sign_up_on_their_own_site_and_come_in_there(pool: PgPool) {
    let town = Town::new(pool);
    let door = town.guest(Site::Seller);
    let sent =
        identity::sign_up_to_sell(town.market(), &door, new_seller("duarte@example.org")).await.expect("is sent");
    let code = town.code("duarte@example.org").await;
    let elsewhere = identity::confirm_code(town.market(), &town.guest(Site::Shopper), entry(&sent, &code)).await;
    assert_eq!(refusal(elsewhere), CodeRefusal::Expired);
    assert_eq!(town.count("identity.accounts").await, 0);
    town.passes(Duration::from_secs(61)).await;
    identity::resend_code(town.market(), &town.guest(Site::Seller), sent.challenge).await.expect_err("it was used up");
    let sent =
        identity::sign_up_to_sell(town.market(), &door, new_seller("duarte@example.org")).await.expect("is sent");
    let code = town.code("duarte@example.org").await;
    let signed_in = identity::confirm_code(town.market(), &door, entry(&sent, &code)).await.expect("is let in");
    assert_eq!(signed_in.me.roles, [Role::Buyer, Role::Seller]);
    let op = town.with(Site::Seller, &signed_in).await;
    let profile = identity::profile(town.market(), &op).await.expect("a profile");
    assert_eq!((profile.phone.as_deref(), profile.country.as_deref()), (Some("+351912345678"), Some("PT")));
    let mut db = town.pool.acquire().await.expect("a connection");
    assert_eq!(identity::trades_of(&mut db, signed_in.me.id).await.expect("answers"), [Trade::Seller]);
    for site in [Site::Shopper, Site::Admin] {
        let outcome = identity::sign_up_to_sell(town.market(), &town.guest(site), new_seller("ana@example.org")).await;
        assert!(matches!(outcome, Err(Failure::Forbidden)));
    }
}
