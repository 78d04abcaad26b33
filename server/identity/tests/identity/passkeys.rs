//! Passkeys, with an authenticator that is made of a few lines and follows the standard.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::actor::Role;
use domain::actor::Site;
use domain::identity::{BanRequest, Ceremony, PasskeyAnswer, PasskeyRefusal, PasskeyView};
use futures::future::join_all;
use identity::{Browser, Entered, SignedIn};
use kernel::{Failure, Op};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;

use crate::actors::{PASSWORD, Town, refusal};

const ORIGIN: &str = "http://localhost:3000";
const HOST: &str = "localhost";

/// An authenticator with one key.
struct Key {
    secret: SigningKey,
    id: Vec<u8>,
    count: u32,
    handle: Vec<u8>,
}

fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is asked, wherever it stands in the options.
fn find<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Object(object) => object.get(name).or_else(|| object.values().find_map(|inner| find(inner, name))),
        Value::Array(items) => items.iter().find_map(|inner| find(inner, name)),
        _ => None,
    }
}

impl Key {
    fn new(number: u8) -> Self {
        let secret = SigningKey::from_slice(&[number; 32]).expect("a key");
        Self { secret, id: vec![number; 20], count: 0, handle: Vec::new() }
    }

    fn said(kind: &str, ceremony: &Ceremony, origin: &str) -> Vec<u8> {
        let options: Value = serde_json::from_str(&ceremony.options).expect("options");
        let challenge = find(&options, "challenge").and_then(Value::as_str).expect("a challenge");
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#).into_bytes()
    }

    fn data(&self, flags: u8, host: &str) -> Vec<u8> {
        let mut data = Sha256::digest(host.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.count.to_be_bytes());
        data
    }

    /// Makes its key and answers.
    fn registers(&mut self, ceremony: &Ceremony, origin: &str) -> String {
        let options: Value = serde_json::from_str(&ceremony.options).expect("options");
        let user = find(&options, "user").and_then(|user| user["id"].as_str()).expect("whose it is");
        self.handle = URL_SAFE_NO_PAD.decode(user).expect("base64");
        let said = Self::said("webauthn.create", ceremony, origin);
        let mut data = self.data(0x45, HOST);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(&self.id);
        let point = self.secret.verifying_key().to_encoded_point(false);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().expect("a point"));
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().expect("a point"));
        let mut object = vec![0xa3, 0x63];
        object.extend(b"fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(&data);
        json!({
            "id": b64(&self.id), "rawId": b64(&self.id), "type": "public-key", "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
            "response": { "clientDataJSON": b64(&said), "attestationObject": b64(&object), "transports": ["internal"] },
        })
        .to_string()
    }

    /// Answers with its key.
    fn answers(&mut self, ceremony: &Ceremony, origin: &str, flags: u8) -> String {
        self.count += 1;
        let said = Self::said("webauthn.get", ceremony, origin);
        let data = self.data(flags, HOST);
        let signed = [data.as_slice(), &Sha256::digest(&said)].concat();
        let signature: Signature = self.secret.sign(&signed);
        json!({
            "id": b64(&self.id), "rawId": b64(&self.id), "type": "public-key", "clientExtensionResults": {},
            "authenticatorAttachment": "platform",
            "response": {
                "clientDataJSON": b64(&said), "authenticatorData": b64(&data),
                "signature": b64(signature.to_der().as_bytes()), "userHandle": b64(&self.handle),
            },
        })
        .to_string()
    }
}

fn answer(ceremony: &Ceremony, credential: String, name: &str) -> PasskeyAnswer {
    PasskeyAnswer { ceremony: ceremony.id, credential, name: name.to_owned() }
}

async fn adds(town: &Town, op: &Op, key: &mut Key) -> PasskeyView {
    let ceremony = identity::begin_passkey(town.market(), op, PASSWORD.into()).await.expect("is begun");
    let credential = key.registers(&ceremony, ORIGIN);
    identity::add_passkey(town.market(), op, answer(&ceremony, credential, " Laptop ")).await.expect("is added")
}

async fn asks(town: &Town, site: Site) -> Ceremony {
    identity::begin_passkey_sign_in(town.market(), &town.guest(site)).await.expect("is begun")
}

async fn comes(town: &Town, site: Site, answer: PasskeyAnswer) -> Result<SignedIn, Failure<PasskeyRefusal>> {
    let entered = identity::sign_in_with_passkey(town.market(), &town.guest(site), answer, &Browser::default()).await?;
    match entered {
        Entered::In(signed_in) => Ok(signed_in),
        Entered::Second(pending) => panic!("one more step: {pending:?}"),
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_passkey_is_added_and_opens_its_account_without_a_second_step(pool: PgPool) {
    let town = Town::careful(pool);
    let account = town.person("ana@example.org", &[]).await;
    let op = Op { actor: domain::actor::Actor::Account(account), ..town.guest(Site::Shopper) };
    let mut key = Key::new(7);
    let view = adds(&town, &op, &mut key).await;
    assert_eq!(view.name, "Laptop");
    let ceremony = asks(&town, Site::Shopper).await;
    let said = key.answers(&ceremony, ORIGIN, 0x05);
    let signed_in = comes(&town, Site::Shopper, answer(&ceremony, said, "")).await.expect("is let in");
    assert_eq!(signed_in.me.id, account);
    let kept = identity::my_passkeys(town.market(), &op).await.expect("a list");
    assert!(kept.len() == 1 && kept[0].last_used_at.is_some());
    identity::remove_passkey(town.market(), &op, view.id).await.expect("is forgotten");
    let ceremony = asks(&town, Site::Shopper).await;
    let said = key.answers(&ceremony, ORIGIN, 0x05);
    assert_eq!(refusal(comes(&town, Site::Shopper, answer(&ceremony, said, "")).await), PasskeyRefusal::Wrong);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn an_answer_belongs_to_its_question_once_and_to_its_site(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let mut key = Key::new(7);
    adds(&town, &ana, &mut key).await;
    let ceremony = asks(&town, Site::Shopper).await;
    let said = key.answers(&ceremony, ORIGIN, 0x05);
    let outcomes = join_all((0..10).map(|_| comes(&town, Site::Shopper, answer(&ceremony, said.clone(), "")))).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let other = asks(&town, Site::Shopper).await;
    let replayed = comes(&town, Site::Shopper, answer(&other, said, "")).await;
    assert_eq!(refusal(replayed), PasskeyRefusal::Wrong);
    let ceremony = asks(&town, Site::Shopper).await;
    let phished = key.answers(&ceremony, "http://localhost.evil.example", 0x05);
    assert_eq!(refusal(comes(&town, Site::Shopper, answer(&ceremony, phished, "")).await), PasskeyRefusal::Wrong);
    let ceremony = asks(&town, Site::Shopper).await;
    let unverified = key.answers(&ceremony, ORIGIN, 0x01);
    assert_eq!(refusal(comes(&town, Site::Shopper, answer(&ceremony, unverified, "")).await), PasskeyRefusal::Wrong);
    let ceremony = asks(&town, Site::Seller).await;
    let elsewhere = key.answers(&ceremony, ORIGIN, 0x05);
    assert_eq!(refusal(comes(&town, Site::Shopper, answer(&ceremony, elsewhere, "")).await), PasskeyRefusal::Expired);
    let late = asks(&town, Site::Shopper).await;
    let said = key.answers(&late, ORIGIN, 0x05);
    town.passes(Duration::from_secs(301)).await;
    assert_eq!(refusal(comes(&town, Site::Shopper, answer(&late, said, "")).await), PasskeyRefusal::Expired);
    for nonsense in ["", "{}", "null", "[1]"] {
        let ceremony = asks(&town, Site::Shopper).await;
        let refused = comes(&town, Site::Shopper, answer(&ceremony, nonsense.to_owned(), "")).await;
        assert_eq!(refusal(refused), PasskeyRefusal::Wrong, "{nonsense}");
    }
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn another_key_opens_nothing_though_it_says_it_is_the_one(pool: PgPool) {
    let town = Town::new(pool);
    let ana = town.buyer("ana@example.org").await;
    let mut key = Key::new(7);
    adds(&town, &ana, &mut key).await;
    let mut thief = Key { id: key.id.clone(), handle: key.handle.clone(), ..Key::new(9) };
    let ceremony = asks(&town, Site::Shopper).await;
    let said = thief.answers(&ceremony, ORIGIN, 0x05);
    assert_eq!(refusal(comes(&town, Site::Shopper, answer(&ceremony, said, "")).await), PasskeyRefusal::Wrong);
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_passkey_is_added_by_its_owner_with_their_password_and_once(pool: PgPool) {
    let town = Town::new(pool);
    let (ana, ben) = (town.buyer("ana@example.org").await, town.buyer("ben@example.org").await);
    let wrong = identity::begin_passkey(town.market(), &ana, "wrong".into()).await;
    assert!(matches!(refusal(wrong), PasskeyRefusal::Invalid(_)));
    let ceremony = identity::begin_passkey(town.market(), &ana, PASSWORD.into()).await.expect("is begun");
    let mut key = Key::new(7);
    let credential = key.registers(&ceremony, ORIGIN);
    let nameless = identity::add_passkey(town.market(), &ana, answer(&ceremony, credential.clone(), " ")).await;
    assert!(matches!(refusal(nameless), PasskeyRefusal::Invalid(problems) if problems[0].field == "name"));
    let stolen = identity::add_passkey(town.market(), &ben, answer(&ceremony, credential.clone(), "Mine")).await;
    assert_eq!(refusal(stolen), PasskeyRefusal::Expired);
    let outcomes = join_all(
        (0..5).map(|_| identity::add_passkey(town.market(), &ana, answer(&ceremony, credential.clone(), "Mine"))),
    )
    .await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    let again = identity::begin_passkey(town.market(), &ben, PASSWORD.into()).await.expect("is begun");
    let same = key.registers(&again, ORIGIN);
    assert_eq!(
        refusal(identity::add_passkey(town.market(), &ben, answer(&again, same, "Mine too")).await),
        PasskeyRefusal::Wrong
    );
    let id = identity::my_passkeys(town.market(), &ana).await.expect("a list")[0].id;
    assert!(matches!(identity::remove_passkey(town.market(), &ben, id).await, Err(Failure::NotFound)));
}

#[sqlx::test(migrator = "kernel::db::MIGRATIONS")]
async fn a_banned_account_is_not_opened_by_a_passkey_and_a_buyers_opens_no_other_site(pool: PgPool) {
    let town = Town::new(pool);
    let admin = town.admin("admin@example.org").await;
    let ana = town.buyer("ana@example.org").await;
    let mut key = Key::new(7);
    adds(&town, &ana, &mut key).await;
    let ceremony = asks(&town, Site::Admin).await;
    let said = key.answers(&ceremony, "http://localhost:3002", 0x05);
    assert_eq!(refusal(comes(&town, Site::Admin, answer(&ceremony, said, "")).await), PasskeyRefusal::NotForYou);
    let account = ana.account().expect("Ana");
    identity::ban(town.market(), &admin, BanRequest { account, reason: "Spam".into() }).await.expect("is banned");
    let ceremony = asks(&town, Site::Shopper).await;
    let said = key.answers(&ceremony, ORIGIN, 0x05);
    let banned = refusal(comes(&town, Site::Shopper, answer(&ceremony, said, "")).await);
    assert_eq!(banned, PasskeyRefusal::Banned { reason: "Spam".into() });
    assert!(admin.roles.contains(&Role::Admin));
}
