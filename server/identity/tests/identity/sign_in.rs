//! Signing in: how many tries there are, and what each answer gives away.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use domain::actor::{Role, Site};
use domain::identity::{BanRequest, SignInRefusal};
use futures::future::join_all;
use kernel::{Failure, secrets};
use secrecy::ExposeSecret;
use sqlx::PgPool;
use tokio::task::JoinSet;

use crate::actors::{PASSWORD, Town, refusal};

const WRONG: &str = "plant kettle obo";

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn every_sign_in_is_another_session(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let first = town.tries(&op, " ANA@example.org ", PASSWORD).await.expect("is let in");
    let second = town.tries(&op, "ana@example.org", PASSWORD).await.expect("is let in");
    assert_ne!(first.token, second.token);
    let (a, b) = (town.who(Site::Shopper, &first.token).await, town.who(Site::Shopper, &second.token).await);
    let (a, b) = (a.expect("alive"), b.expect("alive"));
    assert_eq!((a.account, b.account), (ana, ana));
    assert_ne!(a.session, b.session);
    assert_eq!(town.told("identity.SignedIn").await, 2);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn signing_in_again_ends_the_session_that_was_presented(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let first = town.enters(Site::Shopper, "ana@example.org").await;
    let op = town.with(Site::Shopper, &first).await;
    town.tries(&op, "ana@example.org", PASSWORD).await.expect("is let in");
    let elsewhere = town.other_node();
    assert_eq!(identity::who(&elsewhere, Site::Shopper, &first.token).await.expect("answers"), None);
}

/// How long a hash takes is measured nowhere, because a busy machine would fail it: that both wait for a turn to hash is
/// looked at here, and that both hashes are the same work where hashes are made.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_wrong_address_and_a_wrong_password_look_the_same_and_cost_the_same(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    for email in ["ana@example.org", "nobody@example.org"] {
        let turns = town.market().hashing().acquire_many_owned(2).await.expect("two turns");
        let outcome = town.tries(&op, email, WRONG);
        tokio::pin!(outcome);
        let early = tokio::time::timeout(Duration::from_millis(500), &mut outcome).await;
        assert!(early.is_err(), "{email} was answered without a hash");
        drop(turns);
        assert_eq!(refusal(outcome.await), SignInRefusal::Wrong);
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn what_is_no_address_is_nobodys(pool: PgPool) {
    let town = Town::new(pool);
    for email in ["", "ana", "a@b", "x\r\ny@example.org", "\0@example.org"] {
        let outcome = town.tries(&town.guest(Site::Shopper), email, PASSWORD).await;
        assert_eq!(refusal(outcome), SignInRefusal::Wrong, "{email:?}");
    }
    let endless = "x".repeat(1 << 20);
    let outcome = town.tries(&town.guest(Site::Shopper), "ana@example.org", &endless).await;
    assert_eq!(refusal(outcome), SignInRefusal::Wrong);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn five_wrong_passwords_from_a_network_lock_the_account_for_it(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    town.person("ben@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    for _ in 0..5 {
        assert_eq!(refusal(town.tries(&op, "ana@example.org", WRONG).await), SignInRefusal::Wrong);
    }
    let locked = refusal(town.tries(&op, "ANA@example.org", PASSWORD).await);
    let SignInRefusal::Locked { until } = locked else { panic!("{locked:?}") };
    let minutes = (until - op.now).num_minutes();
    assert!((13..=15).contains(&minutes), "{minutes}");
    // Other people there, and the same person elsewhere, come in.
    town.tries(&op, "ben@example.org", PASSWORD).await.expect("another account is not locked");
    let same_network = town.guest_from(Site::Shopper, [203, 0, 113, 200]);
    assert!(matches!(
        refusal(town.tries(&same_network, "ana@example.org", PASSWORD).await),
        SignInRefusal::Locked { .. }
    ));
    let elsewhere = town.guest_from(Site::Shopper, [198, 51, 100, 1]);
    town.tries(&elsewhere, "ana@example.org", PASSWORD).await.expect("another network is not locked");
    town.passes(Duration::from_secs(15 * 60)).await;
    town.tries(&op, "ana@example.org", PASSWORD).await.expect("the lock is over");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_unknown_address_is_locked_like_a_known_one(pool: PgPool) {
    let town = Town::new(pool);
    let op = town.guest(Site::Shopper);
    for _ in 0..5 {
        assert_eq!(refusal(town.tries(&op, "nobody@example.org", WRONG).await), SignInRefusal::Wrong);
    }
    assert!(matches!(refusal(town.tries(&op, "nobody@example.org", WRONG).await), SignInRefusal::Locked { .. }));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn twenty_wrong_passwords_an_hour_lock_the_account_for_everybody(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    for network in 0..5 {
        for _ in 0..4 {
            let op = town.guest_from(Site::Shopper, [198, 51, network, 1]);
            assert_eq!(refusal(town.tries(&op, "ana@example.org", WRONG).await), SignInRefusal::Wrong);
        }
    }
    let op = town.guest(Site::Shopper);
    let locked = refusal(town.tries(&op, "ana@example.org", PASSWORD).await);
    let SignInRefusal::Locked { until } = locked else { panic!("{locked:?}") };
    assert!((58..=60).contains(&(until - op.now).num_minutes()), "{until}");
    town.passes(Duration::from_secs(3600)).await;
    town.tries(&op, "ana@example.org", PASSWORD).await.expect("the lock is over");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn nobody_locks_an_account_for_everybody_from_one_network(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    for _ in 0..40 {
        assert!(town.tries(&town.guest(Site::Shopper), "ana@example.org", WRONG).await.is_err());
    }
    let elsewhere = town.guest_from(Site::Shopper, [198, 51, 100, 1]);
    town.tries(&elsewhere, "ana@example.org", PASSWORD).await.expect("another network is not locked");
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn of_forty_passwords_at_once_five_are_looked_at(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let outcomes = join_all((0..40).map(|_| town.tries(&op, "ana@example.org", WRONG))).await;
    let (mut wrong, mut locked) = (0, 0);
    for outcome in outcomes {
        match refusal(outcome) {
            SignInRefusal::Wrong => wrong += 1,
            SignInRefusal::Locked { .. } => locked += 1,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((wrong, locked), (5, 35));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn the_right_password_was_no_guess(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(refusal(town.tries(&op, "ana@example.org", WRONG).await), SignInRefusal::Wrong);
        }
        town.tries(&op, "ana@example.org", PASSWORD).await.expect("is let in");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_site_lets_in_who_has_its_role(pool: PgPool) {
    let town = Town::new(pool);
    town.person("buyer@example.org", &[]).await;
    town.person("seller@example.org", &[Role::Seller]).await;
    town.person("admin@example.org", &[Role::Admin]).await;
    let people = [("buyer", Site::Shopper), ("seller", Site::Seller), ("admin", Site::Admin)];
    for (person, own) in people {
        for site in Site::ALL {
            let outcome = town.tries(&town.guest(site), &format!("{person}@example.org"), PASSWORD).await;
            if site == own || site == Site::Shopper {
                assert!(outcome.is_ok(), "{person} on {site:?}: {outcome:?}");
            } else {
                assert_eq!(refusal(outcome), SignInRefusal::NotForYou { needed: Role::needed_by(site) });
            }
        }
    }
    // What a site asks for is not said to whoever does not know the password.
    let guess = town.tries(&town.guest(Site::Admin), "buyer@example.org", WRONG).await;
    assert_eq!(refusal(guess), SignInRefusal::Wrong);
    assert_eq!(town.count("identity.sessions").await, 5);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_ban_is_told_to_whoever_knows_the_password(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.person("ana@example.org", &[]).await;
    let admin = town.admin("admin@example.org").await;
    let request = BanRequest { account: ana, reason: " Sold what was not theirs. ".to_owned() };
    identity::ban(town.market(), &admin, request).await.expect("is banned");
    let op = town.guest(Site::Shopper);
    assert_eq!(refusal(town.tries(&op, "ana@example.org", WRONG).await), SignInRefusal::Wrong);
    let banned = SignInRefusal::Banned { reason: "Sold what was not theirs.".to_owned() };
    assert_eq!(refusal(town.tries(&op, "ana@example.org", PASSWORD).await), banned);
    assert_eq!(town.told("identity.SignedIn").await, 1);
}

/// Whoever changes their password because somebody else knows it shuts the door also on who is just coming in.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_password_that_is_changed_while_it_is_looked_at_opens_nothing(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let op = town.guest(Site::Shopper);
    let turns = town.market().hashing().acquire_many_owned(2).await.expect("two turns");
    let outcome = town.tries(&op, "ana@example.org", PASSWORD);
    tokio::pin!(outcome);
    assert!(tokio::time::timeout(Duration::from_millis(300), &mut outcome).await.is_err());
    sqlx::query("update identity.accounts set password_hash = 'another'")
        .execute(&town.pool)
        .await
        .expect("is changed");
    drop(turns);
    assert_eq!(refusal(outcome.await), SignInRefusal::Wrong);
    assert_eq!(town.count("identity.sessions").await, 0);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_hash_of_less_work_is_renewed_when_its_password_is_used(pool: PgPool) {
    let town = Town::new(pool);
    town.person("ana@example.org", &[]).await;
    let pepper = secrets::keyed_hash(town.market().settings().key.expose_secret(), &[b"pepper of password hashes"]);
    let params = Params::new(8_192, 1, 1, Some(32)).expect("parameters");
    let quick = Argon2::new_with_secret(&pepper, Algorithm::Argon2id, Version::V0x13, params).expect("a pepper");
    let weak = quick.hash_password_with_salt(PASSWORD.as_bytes(), &[1; 16]).expect("hashes").to_string();
    sqlx::query("update identity.accounts set password_hash = $1")
        .bind(&weak)
        .execute(&town.pool)
        .await
        .expect("is stored");
    let stored = async || {
        let hash = sqlx::query_scalar::<_, String>("select password_hash from identity.accounts");
        hash.fetch_one(&town.pool).await.expect("an account")
    };
    assert!(town.tries(&town.guest(Site::Shopper), "ana@example.org", WRONG).await.is_err());
    assert_eq!(stored().await, weak);
    town.enters(Site::Shopper, "ana@example.org").await;
    let renewed = stored().await;
    assert!(renewed.contains("m=19456,t=2,p=1"), "{renewed}");
    town.enters(Site::Shopper, "ana@example.org").await;
    assert_eq!(stored().await, renewed);
}

/// Both turns are taken and fifty people wait for theirs: the next one is asked to come back, and waits for nothing.
#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn who_finds_the_queue_full_is_sent_away_at_once(pool: PgPool) {
    let town = Town::new(pool);
    let turns = town.market().hashing().acquire_many_owned(2).await.expect("two turns");
    let mut waiting = JoinSet::new();
    for number in 0..53 {
        let (market, op) = (town.market().clone(), town.guest(Site::Shopper));
        waiting.spawn(async move {
            let email = format!("person{number}@example.org");
            let credentials = domain::identity::Credentials { email, password: WRONG.to_owned() };
            identity::sign_in(&market, &op, credentials, &identity::Browser::default()).await
        });
    }
    let first = tokio::time::timeout(Duration::from_secs(10), waiting.join_next()).await.expect("one is sent away");
    assert_eq!(refusal(first.expect("one").expect("no panic")), SignInRefusal::Busy);
    let form = crate::actors::new_account("ana@example.org");
    let sign_up = identity::sign_up(town.market(), &town.guest(Site::Shopper), form).await;
    assert!(matches!(sign_up, Err(Failure::TooMany { .. })), "{sign_up:?}");
    drop(turns);
    while let Some(outcome) = waiting.join_next().await {
        assert_eq!(refusal(outcome.expect("no panic")), SignInRefusal::Wrong);
    }
    town.signs_up("ana@example.org").await;
}
