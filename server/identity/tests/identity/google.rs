//! Coming in with an account elsewhere, at a provider that runs beside the test.

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::identity::{BanRequest, GoogleRefusal, GoogleReturn, PasswordChange, SecondKind};
use futures::future::join_all;
use identity::{Browser, Entered, GoogleBegun, GoogleEntered, SignedIn};
use kernel::testing::TestMarket;
use kernel::{Failure, GoogleSettings, Op, Wiring};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, refusal};
use crate::provider::{Provider, Somebody};

const ANA: Somebody = Somebody { subject: "over-there-1", email: "ana@example.org", proved: true };
const MINUTE: Duration = Duration::from_secs(60);

/// A town with a way to the provider.
async fn town(pool: PgPool, careful: bool) -> (Town, Provider) {
    let provider = Provider::open().await;
    let google = GoogleSettings {
        issuer: provider.issuer.clone(),
        client_id: "agora".into(),
        client_secret: "a secret of theirs and ours".into(),
    };
    let test = TestMarket::set(&pool, Wiring::new(), |settings| {
        settings.sign_in.google = Some(google);
        settings.sign_in.careful = careful;
    });
    (Town { test, pool }, provider)
}

async fn begins(town: &Town, site: Site) -> GoogleBegun {
    identity::begin_google(town.market(), &town.guest(site), "/checkout").await.expect("the way begins")
}

async fn ends(
    town: &Town,
    op: &Op,
    back: GoogleReturn,
    state: &str,
    browser: &Browser,
) -> Result<GoogleEntered, Failure<GoogleRefusal>> {
    identity::end_google(town.market(), op, back, state, browser).await
}

/// There and back.
async fn comes(
    town: &Town,
    provider: &Provider,
    site: Site,
    who: Somebody,
) -> Result<GoogleEntered, Failure<GoogleRefusal>> {
    let begun = begins(town, site).await;
    let back = provider.says_yes(&begun, who);
    ends(town, &town.guest(site), back, &begun.state, &Browser::default()).await
}

fn inside(entered: GoogleEntered) -> SignedIn {
    match entered {
        GoogleEntered::Entered(Entered::In(signed_in), next) => {
            assert_eq!(next, "/checkout");
            signed_in
        }
        other => panic!("nobody is in: {other:?}"),
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_unknown_address_opens_an_account_and_comes_in_again(pool: PgPool) {
    let (town, provider) = town(pool, false).await;
    let first = inside(comes(&town, &provider, Site::Shopper, ANA).await.expect("is let in"));
    assert_eq!((first.me.name.as_str(), first.me.email.as_str()), ("Ana from over there", "ana@example.org"));
    assert_eq!(town.told("identity.AccountOpened").await, 1);
    // The address may change over there: who it is, is told by the number.
    let moved = Somebody { email: "ana.new@example.org", ..ANA };
    let again = inside(comes(&town, &provider, Site::Shopper, moved).await.expect("is let in"));
    assert_eq!((again.me.id, town.count("identity.accounts").await), (first.me.id, 1));
    let op = town.with(Site::Shopper, &again).await;
    let profile = identity::profile(town.market(), &op).await.expect("a profile");
    assert!(profile.has_google && !profile.has_password);
    // Without a password there is nothing to sign in with, and no way back from taking Google away.
    assert_eq!(refusal(identity::unlink_google(town.market(), &op).await), GoogleRefusal::SignInFirst);
    assert!(town.tries(&town.guest(Site::Shopper), "ana@example.org", "").await.is_err());
    let change = PasswordChange { current: String::new(), new: PASSWORD.into() };
    identity::change_password(town.market(), &op, change).await.expect("a first password");
    identity::unlink_google(town.market(), &op).await.expect("is taken away");
    town.enters(Site::Shopper, "ana@example.org").await;
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_known_address_is_opened_only_once_its_owner_came_in_by_themselves(pool: PgPool) {
    let (town, provider) = town(pool, false).await;
    let ana = town.person("ana@example.org", &[]).await;
    let outcome = comes(&town, &provider, Site::Shopper, ANA).await.expect("is answered");
    let GoogleEntered::SignInFirst { link, .. } = outcome else { panic!("{outcome:?}") };
    let again = comes(&town, &provider, Site::Shopper, ANA).await.expect("is answered");
    assert!(matches!(again, GoogleEntered::SignInFirst { .. }), "trying twice proves nothing");
    // Her sign-in in another browser is no proof that the one over there is she.
    town.enters(Site::Shopper, "ana@example.org").await;
    let elsewhere = comes(&town, &provider, Site::Shopper, ANA).await.expect("is answered");
    let GoogleEntered::SignInFirst { link: newest, .. } = elsewhere else { panic!("{elsewhere:?}") };
    let old = Browser { device: None, link: Some(link) };
    town.knocks(Site::Shopper, "ana@example.org", &old).await.expect("is let in");
    assert!(matches!(comes(&town, &provider, Site::Shopper, ANA).await, Ok(GoogleEntered::SignInFirst { .. })));
    let _ = newest;
    let last = comes(&town, &provider, Site::Shopper, ANA).await.expect("is answered");
    let GoogleEntered::SignInFirst { link, .. } = last else { panic!("{last:?}") };
    let mine = Browser { device: None, link: Some(link) };
    town.knocks(Site::Shopper, "ana@example.org", &mine).await.expect("is let in");
    assert_eq!(inside(comes(&town, &provider, Site::Shopper, ANA).await.expect("is let in")).me.id, ana);
    assert_eq!(town.count("identity.accounts").await, 1);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_waits_for_a_sign_in_waits_an_hour(pool: PgPool) {
    let (town, provider) = town(pool, false).await;
    town.person("ana@example.org", &[]).await;
    let outcome = comes(&town, &provider, Site::Shopper, ANA).await.expect("is answered");
    let GoogleEntered::SignInFirst { link, .. } = outcome else { panic!("{outcome:?}") };
    town.passes(61 * MINUTE).await;
    let late = Browser { device: None, link: Some(link) };
    town.knocks(Site::Shopper, "ana@example.org", &late).await.expect("is let in");
    assert!(matches!(comes(&town, &provider, Site::Shopper, ANA).await, Ok(GoogleEntered::SignInFirst { .. })));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_way_back_is_good_once_in_its_browser_on_its_site_and_for_ten_minutes(pool: PgPool) {
    let (town, provider) = town(pool, false).await;
    let op = town.guest(Site::Shopper);
    let none = Browser::default();
    let begun = begins(&town, Site::Shopper).await;
    let back = provider.says_yes(&begun, ANA);
    for carried in ["", "another browser's"] {
        assert_eq!(refusal(ends(&town, &op, back.clone(), carried, &none).await), GoogleRefusal::Expired);
    }
    let other_site = ends(&town, &town.guest(Site::Seller), back.clone(), &begun.state, &none).await;
    assert_eq!(refusal(other_site), GoogleRefusal::Expired);
    let outcomes = join_all((0..10).map(|_| ends(&town, &op, back.clone(), &begun.state, &none))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let late = begins(&town, Site::Shopper).await;
    let back = provider.says_yes(&late, ANA);
    town.passes(11 * MINUTE).await;
    let late = ends(&town, &town.guest(Site::Shopper), back, &late.state, &none).await;
    assert_eq!(refusal(late), GoogleRefusal::Expired);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_the_provider_says_is_looked_at(pool: PgPool) {
    let (town, provider) = town(pool, false).await;
    let (op, none) = (town.guest(Site::Shopper), Browser::default());
    let unproved = comes(&town, &provider, Site::Shopper, Somebody { proved: false, ..ANA }).await;
    assert_eq!(refusal(unproved), GoogleRefusal::NotProved);
    let begun = begins(&town, Site::Shopper).await;
    let replayed = provider.says_something_else(&begun, ANA);
    assert_eq!(refusal(ends(&town, &op, replayed, &begun.state, &none).await), GoogleRefusal::Unreachable);
    let begun = begins(&town, Site::Shopper).await;
    let made_up = GoogleReturn { state: begun.state.clone(), code: "made up".into(), error: String::new() };
    assert_eq!(refusal(ends(&town, &op, made_up, &begun.state, &none).await), GoogleRefusal::Unreachable);
    let begun = begins(&town, Site::Shopper).await;
    let denied = GoogleReturn { state: begun.state.clone(), code: String::new(), error: "access_denied".into() };
    assert_eq!(refusal(ends(&town, &op, denied, &begun.state, &none).await), GoogleRefusal::Cancelled);
    assert_eq!(town.count("identity.accounts").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn google_opens_no_more_than_a_password_would(pool: PgPool) {
    let (town, provider) = town(pool, true).await;
    assert_eq!(refusal(comes(&town, &provider, Site::Seller, ANA).await), GoogleRefusal::NotForYou);
    let first = comes(&town, &provider, Site::Shopper, ANA).await.expect("is let in");
    let GoogleEntered::Entered(Entered::In(signed_in), _) = first else { panic!("{first:?}") };
    assert!(signed_in.device.is_some(), "the address is proved, so the browser is known");
    assert_eq!(refusal(comes(&town, &provider, Site::Admin, ANA).await), GoogleRefusal::NotForYou);
    sqlx::query("insert into identity.account_roles (account_id, role, level) values ($1, 'admin', 'normal')")
        .bind(signed_in.me.id.0)
        .execute(&town.pool)
        .await
        .expect("is promoted");
    let as_admin = comes(&town, &provider, Site::Admin, ANA).await.expect("is asked for more");
    let GoogleEntered::Entered(Entered::Second(pending), _) = as_admin else { panic!("{as_admin:?}") };
    assert_eq!(pending.step.kind, SecondKind::SetUp);
    let root = Op { roles: vec![Role::Admin], ..town.system() };
    let root =
        Op { actor: domain::actor::Actor::Account(town.person("root@example.org", &[Role::Admin]).await), ..root };
    let ban = BanRequest { account: signed_in.me.id, reason: "Spam".into() };
    identity::ban(town.market(), &root, ban).await.expect("is banned");
    let banned = refusal(comes(&town, &provider, Site::Shopper, ANA).await);
    assert_eq!(banned, GoogleRefusal::Banned { reason: "Spam".into() });
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_market_without_google_offers_none_and_one_that_is_away_breaks_nothing(pool: PgPool) {
    let plain = Town::new(pool.clone());
    let begun = identity::begin_google(plain.market(), &plain.guest(Site::Shopper), "/").await;
    assert!(matches!(begun, Err(Failure::Refused(GoogleRefusal::NotOffered))));
    let test = TestMarket::set(&pool, Wiring::new(), |settings| {
        settings.sign_in.google = Some(GoogleSettings {
            issuer: "http://127.0.0.1:9".into(),
            client_id: "agora".into(),
            client_secret: "x".into(),
        });
    });
    let begun = identity::begin_google(&test.market, &plain.guest(Site::Shopper), "/").await;
    assert!(matches!(begun, Err(Failure::Refused(GoogleRefusal::Unreachable))));
}
