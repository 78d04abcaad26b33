//! The second step: codes for new browsers, codes of apps, recovery codes, and admins who cannot do without.

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::identity::{
    AuthenticatorRefusal, AuthenticatorSetUp, RecoveryCodes, SecondEntry, SecondKind, SecondRefusal, SignInRefusal,
};
use futures::future::join_all;
use identity::{Browser, Entered, Pending, SecondDone, SignedIn};
use kernel::{Failure, Op};
use sqlx::PgPool;
use totp_rs::{Builder, Secret};

use crate::actors::{PASSWORD, Town, other_than, refusal};

const MINUTE: Duration = Duration::from_secs(60);

async fn enters(town: &Town, site: Site, pending: &Pending, code: &str) -> Result<SecondDone, Failure<SecondRefusal>> {
    let entry = SecondEntry { code: code.to_owned() };
    identity::enter_second_step(town.market(), &town.guest(site), &pending.token, entry, &Browser::default()).await
}

fn inside(done: SecondDone) -> SignedIn {
    match done.entered {
        Entered::In(signed_in) => signed_in,
        Entered::Second(pending) => panic!("one more step: {pending:?}"),
    }
}

/// What the app shows now.
fn shown(town: &Town, set_up: &AuthenticatorSetUp) -> String {
    let secret = Secret::try_from_base32(&set_up.secret).expect("base32");
    let totp = Builder::new().with_secret(secret).with_account_name("").build().expect("an app");
    totp.generate(town.market().now().timestamp().unsigned_abs()).to_string()
}

async fn sets_up(town: &Town, op: &Op) -> (AuthenticatorSetUp, RecoveryCodes) {
    let set_up = identity::begin_authenticator(town.market(), op, PASSWORD.into()).await.expect("is begun");
    let entry = SecondEntry { code: shown(town, &set_up) };
    let codes = identity::confirm_authenticator(town.market(), &town.later(op), entry).await.expect("is on");
    (set_up, codes)
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_demo_signs_in_in_one_step(pool: PgPool) {
    let town = Town::new(pool);
    town.person("admin@example.org", &[Role::Admin]).await;
    assert!(town.enters(Site::Admin, "admin@example.org").await.device.is_none());
    assert_eq!(town.count("kernel.mails").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_new_browser_is_asked_for_a_mailed_code_and_known_from_then_on(pool: PgPool) {
    let town = Town::careful(pool);
    town.person("ana@example.org", &[]).await;
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    assert_eq!((pending.step.kind, pending.step.sent_to.as_deref()), (SecondKind::Code, Some("a…@example.org")));
    assert!(!format!("{pending:?}").contains(&pending.token));
    let again = identity::second_step(town.market(), &town.guest(Site::Shopper), &pending.token).await.expect("waits");
    assert_eq!((again.kind, again.sent_to), (pending.step.kind, pending.step.sent_to.clone()));
    let code = town.code("ana@example.org").await;
    let done = enters(&town, Site::Shopper, &pending, &code).await.expect("is let in");
    let device = inside(done).device;
    assert!(device.is_some());
    let known = Browser { device: device.clone(), link: None };
    let entered = town.knocks(Site::Shopper, "ana@example.org", &known).await.expect("is let in");
    assert!(matches!(entered, Entered::In(_)), "{entered:?}");
    // Whose browser it is depends on whose account.
    town.person("ben@example.org", &[]).await;
    let entered = town.knocks(Site::Shopper, "ben@example.org", &known).await.expect("is asked");
    assert!(matches!(entered, Entered::Second(_)));
    // Ninety days later it is new again.
    town.passes(91 * 24 * 60 * MINUTE).await;
    let entered = town.knocks(Site::Shopper, "ana@example.org", &known).await.expect("is asked");
    assert!(matches!(entered, Entered::Second(_)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_second_step_waits_ten_minutes_on_its_site_and_once(pool: PgPool) {
    let town = Town::careful(pool);
    town.person("ana@example.org", &[Role::Seller]).await;
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    let code = town.code("ana@example.org").await;
    assert_eq!(refusal(enters(&town, Site::Seller, &pending, &code).await), SecondRefusal::Expired);
    let outcomes = join_all((0..20).map(|_| enters(&town, Site::Shopper, &pending, &code))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert_eq!(town.count("identity.sessions").await, 1);
    let late = town.begins(Site::Shopper, "ana@example.org").await;
    let code = town.code("ana@example.org").await;
    town.passes(10 * MINUTE).await;
    assert_eq!(refusal(enters(&town, Site::Shopper, &late, &code).await), SecondRefusal::Expired);
    let gone = identity::second_step(town.market(), &town.guest(Site::Shopper), &late.token).await;
    assert!(matches!(gone, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn codes_for_new_browsers_have_the_limits_of_all_codes(pool: PgPool) {
    let town = Town::careful(pool);
    town.person("ana@example.org", &[]).await;
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    let wrong = other_than(&town.code("ana@example.org").await);
    let outcomes = join_all((0..100).map(|_| enters(&town, Site::Shopper, &pending, &wrong))).await;
    let looked_at = outcomes.into_iter().map(refusal).filter(|why| matches!(why, SecondRefusal::Wrong { .. })).count();
    assert_eq!(looked_at, 2);
    let locked = town.knocks(Site::Shopper, "ana@example.org", &Browser::default()).await;
    assert!(matches!(refusal(locked), SignInRefusal::Locked { .. }));
    assert_eq!(town.mails("ana@example.org").await.len(), 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn another_code_can_be_asked_for_after_a_minute(pool: PgPool) {
    let town = Town::careful(pool);
    town.person("ana@example.org", &[]).await;
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    let resend =
        || async { identity::resend_second_code(town.market(), &town.guest(Site::Shopper), &pending.token).await };
    assert!(matches!(refusal(resend().await), SecondRefusal::TooSoon { .. }));
    town.passes(MINUTE).await;
    resend().await.expect("another one is sent");
    let code = town.code("ana@example.org").await;
    enters(&town, Site::Shopper, &pending, &code).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_app_is_asked_for_and_each_of_its_codes_is_good_once(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let (set_up, codes) = sets_up(&town, &ana).await;
    assert!(set_up.uri.starts_with("otpauth://totp/Agora:ana%40example.org?"), "{}", set_up.uri);
    assert_eq!(codes.0.len(), 10);
    let stored: String = sqlx::query_scalar("select encode(sealed_secret, 'hex') from identity.authenticators")
        .fetch_one(&town.pool)
        .await
        .expect("a row");
    let secret = Secret::try_from_base32(&set_up.secret).expect("base32");
    let plain: String = secret.as_bytes().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    assert!(!stored.contains(&plain), "the secret is not stored as it is");
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    assert_eq!(pending.step.kind, SecondKind::Authenticator);
    let used = shown(&town, &set_up);
    assert!(matches!(refusal(enters(&town, Site::Shopper, &pending, &used).await), SecondRefusal::Wrong { .. }));
    town.passes(MINUTE).await;
    let code = shown(&town, &set_up);
    let begun: Vec<Pending> = join_all((0..5).map(|_| town.begins(Site::Shopper, "ana@example.org"))).await;
    let outcomes = join_all(begun.iter().map(|pending| enters(&town, Site::Shopper, pending, &code))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "one code lets one in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn guesses_are_counted_for_the_account_whichever_sign_in_they_belong_to(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let (set_up, _) = sets_up(&town, &ana).await;
    town.passes(2 * MINUTE).await;
    let wrong = other_than(&shown(&town, &set_up));
    let mut begun = Vec::new();
    for _ in 0..10 {
        begun.push(town.begins(Site::Shopper, "ana@example.org").await);
    }
    let guesses = begun.iter().flat_map(|pending| std::iter::repeat_n(pending, 10));
    let outcomes = join_all(guesses.map(|pending| enters(&town, Site::Shopper, pending, &wrong))).await;
    let refused: Vec<SecondRefusal> = outcomes.into_iter().map(refusal).collect();
    let looked_at = refused.iter().filter(|why| matches!(why, SecondRefusal::Wrong { .. })).count();
    assert!((1..=10).contains(&looked_at), "{looked_at}");
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    let right = enters(&town, Site::Shopper, &pending, &shown(&town, &set_up)).await;
    assert!(matches!(refusal(right), SecondRefusal::Locked { .. }));
    town.passes(31 * MINUTE).await;
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    enters(&town, Site::Shopper, &pending, &shown(&town, &set_up)).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_recovery_code_replaces_the_app_once(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let (_, codes) = sets_up(&town, &ana).await;
    let code = codes.0[3].to_uppercase();
    let begun: Vec<Pending> = join_all((0..5).map(|_| town.begins(Site::Shopper, "ana@example.org"))).await;
    let outcomes = join_all(begun.iter().map(|pending| enters(&town, Site::Shopper, pending, &code))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let state = identity::authenticator(town.market(), &town.later(&ana)).await.expect("answers");
    assert_eq!((state.on, state.recovery_left, state.required), (true, 9, false));
    let renewed = identity::renew_recovery_codes(town.market(), &ana, PASSWORD.into()).await.expect("are renewed");
    let pending = town.begins(Site::Shopper, "ana@example.org").await;
    assert!(enters(&town, Site::Shopper, &pending, &codes.0[4]).await.is_err(), "those before are worth nothing");
    enters(&town, Site::Shopper, &pending, &renewed.0[0]).await.expect("is let in");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_app_is_set_up_and_taken_away_against_the_password(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let begun = identity::begin_authenticator(town.market(), &ana, "wrong".into()).await;
    assert!(matches!(refusal(begun), AuthenticatorRefusal::Invalid(_)));
    let nothing = SecondEntry { code: "123456".into() };
    let early = identity::confirm_authenticator(town.market(), &ana, nothing).await;
    assert_eq!(refusal(early), AuthenticatorRefusal::NotBegun);
    let set_up = identity::begin_authenticator(town.market(), &ana, PASSWORD.into()).await.expect("is begun");
    let wrong = SecondEntry { code: other_than(&shown(&town, &set_up)) };
    assert_eq!(refusal(identity::confirm_authenticator(town.market(), &ana, wrong).await), AuthenticatorRefusal::Wrong);
    // What was not proved with a code asks nobody for anything.
    town.enters(Site::Shopper, "ana@example.org").await;
    let right = SecondEntry { code: shown(&town, &set_up) };
    identity::confirm_authenticator(town.market(), &town.later(&ana), right).await.expect("is on");
    let twice = identity::begin_authenticator(town.market(), &ana, PASSWORD.into()).await;
    assert_eq!(refusal(twice), AuthenticatorRefusal::AlreadyOn);
    identity::remove_authenticator(town.market(), &ana, PASSWORD.into()).await.expect("is taken away");
    town.enters(Site::Shopper, "ana@example.org").await;
    assert_eq!(town.count("identity.recovery_codes").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn admins_of_a_careful_market_set_their_app_up_at_the_door(pool: PgPool) {
    let town = Town::careful(pool);
    town.person("admin@example.org", &[Role::Admin]).await;
    let pending = town.begins(Site::Admin, "admin@example.org").await;
    assert_eq!(pending.step.kind, SecondKind::Code);
    let code = town.code("admin@example.org").await;
    let done = enters(&town, Site::Admin, &pending, &code).await.expect("goes on");
    let Entered::Second(pending) = done.entered else { panic!("an admin without an app is let in") };
    assert_eq!(pending.step.kind, SecondKind::SetUp);
    let set_up = pending.step.set_up.clone().expect("what the app is told");
    let again = identity::second_step(town.market(), &town.guest(Site::Admin), &pending.token).await.expect("waits");
    assert_eq!(again.set_up.map(|again| again.secret), Some(set_up.secret.clone()));
    let wrong = enters(&town, Site::Admin, &pending, &other_than(&shown(&town, &set_up))).await;
    assert_eq!(refusal(wrong), SecondRefusal::Wrong { tries_left: 4 });
    let done = enters(&town, Site::Admin, &pending, &shown(&town, &set_up)).await.expect("is let in");
    assert_eq!(done.recovery_codes.as_ref().map(|codes| codes.0.len()), Some(10));
    let signed_in = inside(done);
    let op = town.with(Site::Admin, &signed_in).await;
    let removed = identity::remove_authenticator(town.market(), &op, PASSWORD.into()).await;
    assert_eq!(refusal(removed), AuthenticatorRefusal::Required);
    town.passes(2 * MINUTE).await;
    let next = town.begins(Site::Admin, "admin@example.org").await;
    assert_eq!(next.step.kind, SecondKind::Authenticator);
    enters(&town, Site::Admin, &next, &shown(&town, &set_up)).await.expect("is let in");
}
