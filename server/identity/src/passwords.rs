//! Passwords: how they are hashed, how few at a time, and which are too easy to guess.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::anyhow;
use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{ARGON2ID_IDENT, Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use domain::identity::{NewAccount, SignUpRefusal};
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, secrets};
use secrecy::ExposeSecret;
use zxcvbn::{Score, zxcvbn};

/// Characters of a person's own words that are looked at, and how many of those.
const LONGEST_OWN_WORD: usize = 254;
const MOST_OWN_WORDS: usize = 4;

/// So many people wait to be hashed that another one is sent away for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Busy;

/// How many hash or wait to, and how many hash.
#[derive(Debug, Default)]
struct Queue {
    taken: AtomicUsize,
    under_way: AtomicUsize,
    most: AtomicUsize,
}

/// How many passwords are hashed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashing {
    /// At this moment.
    pub under_way: usize,
    /// At any moment since the market was opened.
    pub most: usize,
}

/// How many passwords this market hashes at once.
#[must_use]
pub fn hashing(market: &Market) -> Hashing {
    let queue = market.kept::<Queue>();
    Hashing { under_way: queue.under_way.load(Ordering::Acquire), most: queue.most.load(Ordering::Acquire) }
}

/// A hash that is under way; counted where the work is done, not where it is allowed.
struct UnderWay<'a>(&'a Queue);

impl<'a> UnderWay<'a> {
    fn begin(queue: &'a Queue) -> Self {
        let now = queue.under_way.fetch_add(1, Ordering::AcqRel) + 1;
        queue.most.fetch_max(now, Ordering::AcqRel);
        Self(queue)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A place in the queue; given up when dropped, also when the person who asked has gone away.
pub(crate) struct Place {
    market: Market,
    queue: Arc<Queue>,
}

impl Place {
    /// A place in the queue, unless it is full.
    pub(crate) fn take(market: &Market) -> Result<Self, Busy> {
        let (queue, settings) = (market.kept::<Queue>(), market.settings());
        let most = settings.hash_permits + settings.hash_queue;
        // The place exists before it is known to be there, so that a refusal gives it back by itself.
        let before = queue.taken.fetch_add(1, Ordering::AcqRel);
        let place = Self { market: market.clone(), queue };
        if before < most { Ok(place) } else { Err(Busy) }
    }

    /// The hash of a new password, or nothing when it is too easy to guess.
    pub(crate) async fn hash(self, password: String, own_words: Vec<String>) -> anyhow::Result<Option<String>> {
        self.work(
            move |pepper| {
                if is_guessable(&password, &own_words) { Ok(None) } else { hash(pepper, &password).map(Some) }
            },
        )
        .await
    }

    /// Whether `password` is the one behind `stored`. Without an account the same work is done for nothing, so that
    /// the time it takes tells nothing.
    pub(crate) async fn verify(self, stored: Option<String>, password: String) -> anyhow::Result<Verdict> {
        self.work(move |pepper| verify(pepper, stored.as_deref(), &password)).await
    }

    /// The hash of a password that takes the place of `stored`. `current` is what somebody says the password is; nothing
    /// when they have proved otherwise who they are.
    pub(crate) async fn replace(
        self,
        stored: Option<String>,
        current: Option<String>,
        new: String,
        own_words: Vec<String>,
    ) -> anyhow::Result<Replacement> {
        self.work(move |pepper| {
            if let Some(current) = current
                && matches!(verify(pepper, stored.as_deref(), &current)?, Verdict::Wrong)
            {
                return Ok(Replacement::NotYours);
            }
            if is_guessable(&new, &own_words) {
                return Ok(Replacement::TooWeak);
            }
            if !matches!(verify(pepper, stored.as_deref(), &new)?, Verdict::Wrong) {
                return Ok(Replacement::Unchanged);
            }
            hash(pepper, &new).map(Replacement::Hash)
        })
        .await
    }

    /// Does `job` in turn, on a thread that may be kept busy.
    async fn work<T, F>(self, job: F) -> anyhow::Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&[u8]) -> anyhow::Result<T> + Send + 'static,
    {
        let permit = self.market.hashing().acquire_owned().await?;
        kernel::aside("hash", move || {
            // Both stay with the work, which goes on when nobody waits for it any more.
            let (_permit, place) = (permit, self);
            let _counted = UnderWay::begin(&place.queue);
            job(&secrets::keyed_hash(place.market.settings().key.expose_secret(), &[b"pepper of password hashes"]))
        })
        .await?
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.queue.taken.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The hash of a new account's password, if that is strong enough.
pub(crate) async fn of_new_account(market: &Market, form: &NewAccount) -> Result<String, Failure<SignUpRefusal>> {
    let place = Place::take(market).map_err(|Busy| Failure::TooMany { seconds: 2 })?;
    let own_words = vec![form.name.clone(), form.email.clone()];
    place.hash(form.password.clone(), own_words).await?.ok_or_else(|| {
        let weak = FieldProblem { field: "password".to_owned(), problem: Problem::TooWeak };
        Failure::Refused(SignUpRefusal::Invalid(vec![weak]))
    })
}

/// What comes of a new password.
pub(crate) enum Replacement {
    /// What was said to be the password is not.
    NotYours,
    /// It is too easy to guess.
    TooWeak,
    /// It is the password already.
    Unchanged,
    /// This is to be stored.
    Hash(String),
}

/// What was found out about a password.
pub(crate) enum Verdict {
    /// It is not the one.
    Wrong,
    /// It is the one.
    Right,
    /// It is the one, and was hashed with less work than we ask for now: this is to be stored instead.
    RightButOld(String),
}

/// OWASP's least for argon2id; a hash takes about 50 ms.
fn params() -> anyhow::Result<Params> {
    Params::new(19_456, 2, 1, Some(32)).map_err(|error| anyhow!("argon2 parameters: {error}"))
}

fn argon2(pepper: &[u8]) -> anyhow::Result<Argon2<'_>> {
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params()?)
        .map_err(|error| anyhow!("argon2 pepper: {error}"))
}

fn hash(pepper: &[u8], password: &str) -> anyhow::Result<String> {
    let salt = secrets::random::<16>();
    let hash = argon2(pepper)?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(|error| anyhow!("a password could not be hashed: {error}"))?;
    Ok(hash.to_string())
}

fn verify(pepper: &[u8], stored: Option<&str>, password: &str) -> anyhow::Result<Verdict> {
    let expected = match stored {
        Some(phc) => PasswordHash::new(phc).map_err(|error| anyhow!("a stored password hash is broken: {error}"))?,
        None => nobodys()?,
    };
    let right = argon2(pepper)?.verify_password(password.as_bytes(), &expected).is_ok();
    if stored.is_none() || !right {
        Ok(Verdict::Wrong)
    } else if is_old(&expected)? {
        Ok(Verdict::RightButOld(hash(pepper, password)?))
    } else {
        Ok(Verdict::Right)
    }
}

/// A hash that no password has, with the parameters of those that people have.
fn nobodys() -> anyhow::Result<PasswordHash> {
    let broken = |error: &dyn std::fmt::Display| anyhow!("nobody's hash: {error}");
    Ok(PasswordHash {
        algorithm: ARGON2ID_IDENT,
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(&params()?).map_err(|error| broken(&error))?,
        salt: Some(Salt::new(&[0; 16]).map_err(|error| broken(&error))?),
        hash: Some(Output::new(&[0; 32]).map_err(|error| broken(&error))?),
    })
}

/// Whether a hash was made with less work than we ask for now.
fn is_old(hash: &PasswordHash) -> anyhow::Result<bool> {
    let (then, now) =
        (Params::try_from(hash).map_err(|error| anyhow!("a stored hash's parameters: {error}"))?, params()?);
    Ok(hash.algorithm != ARGON2ID_IDENT || then.m_cost() < now.m_cost() || then.t_cost() < now.t_cost())
}

/// Whether a password can be guessed in less than a million tries, going by lists of 30,000 common passwords, words and
/// names, by patterns, and by the person's own words.
fn is_guessable(password: &str, own_words: &[String]) -> bool {
    score(password, own_words) < Score::Two
}

/// How hard a password is to guess, from 0 to 4, by the same measure that decides whether it is taken: 2 is. What is
/// asked about is looked at and forgotten.
#[must_use]
pub fn password_score(password: &str, own_words: &[String]) -> u8 {
    let short = |text: &String| text.chars().take(LONGEST_OWN_WORD).collect::<String>();
    let own_words: Vec<String> = own_words.iter().take(MOST_OWN_WORDS).map(short).collect();
    let is_long_enough = domain::identity::password(password, &[]).is_ok();
    if is_long_enough { score(password, &own_words).into() } else { 0 }
}

fn score(password: &str, own_words: &[String]) -> Score {
    let words = own_words.iter().flat_map(|words| std::iter::once(words.as_str()).chain(words.split(['@', ' ', '.'])));
    let inputs: Vec<&str> = words.filter(|word| !word.is_empty()).chain(["agora"]).collect();
    zxcvbn(password, &inputs).score()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_told_from_others() {
        let stored = hash(b"pepper", "plant kettle oboe").expect("hashes");
        let verdict =
            |pepper: &[u8], stored: Option<&str>, password| verify(pepper, stored, password).expect("verifies");
        assert!(matches!(verdict(b"pepper", Some(&stored), "plant kettle oboe"), Verdict::Right));
        assert!(matches!(verdict(b"pepper", Some(&stored), "plant kettle obo"), Verdict::Wrong));
        assert!(matches!(verdict(b"salt", Some(&stored), "plant kettle oboe"), Verdict::Wrong));
        assert!(matches!(verdict(b"pepper", None, "plant kettle oboe"), Verdict::Wrong));
        assert!(verify(b"pepper", Some("not a hash"), "x").is_err());
    }

    #[test]
    fn a_hash_of_less_work_is_replaced() {
        let weak = Argon2::new_with_secret(
            b"pepper",
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8_192, 1, 1, Some(32)).expect("parameters"),
        )
        .expect("a pepper");
        let stored = weak.hash_password_with_salt(b"plant kettle oboe", &[1; 16]).expect("hashes").to_string();
        let Ok(Verdict::RightButOld(renewed)) = verify(b"pepper", Some(&stored), "plant kettle oboe") else {
            panic!("the old hash was not noticed")
        };
        assert!(renewed.contains("m=19456,t=2,p=1"), "{renewed}");
        assert!(matches!(verify(b"pepper", Some(&renewed), "plant kettle oboe"), Ok(Verdict::Right)));
    }

    #[test]
    fn nobodys_hash_is_as_much_work_as_everybodys() {
        let stored = hash(b"pepper", "plant kettle oboe").expect("hashes");
        let (somebodys, nobodys) = (PasswordHash::new(&stored).expect("a hash"), nobodys().expect("a hash"));
        assert_eq!((somebodys.algorithm, somebodys.version), (nobodys.algorithm, nobodys.version));
        assert_eq!(somebodys.params, nobodys.params);
        let lengths = |hash: &PasswordHash| (hash.salt.map(|salt| salt.len()), hash.hash.map(|hash| hash.len()));
        assert_eq!(lengths(&somebodys), lengths(&nobodys));
    }

    #[test]
    fn what_is_hashed_at_once_is_counted() {
        let queue = Queue::default();
        let counted = || (queue.under_way.load(Ordering::Acquire), queue.most.load(Ordering::Acquire));
        let first = UnderWay::begin(&queue);
        let second = UnderWay::begin(&queue);
        assert_eq!(counted(), (2, 2));
        drop((first, second));
        let _third = UnderWay::begin(&queue);
        assert_eq!(counted(), (1, 2));
    }

    #[test]
    fn the_same_password_is_never_the_same_hash() {
        assert_ne!(hash(b"p", "plant kettle oboe").expect("hashes"), hash(b"p", "plant kettle oboe").expect("hashes"));
    }

    #[test]
    fn common_passwords_are_refused() {
        for common in
            ["password1", "iloveyou", "qwertyuiop", "football1", "Passw0rd", "abcd1234", "sunshine1", "agora2026"]
        {
            assert!(is_guessable(common, &[]), "{common}");
        }
        let own = ["Ana Ferreira".to_owned(), "ana.ferreira@example.org".to_owned()];
        assert!(is_guessable("ferreira1", &own));
        assert!(!is_guessable("plant kettle oboe", &own));
    }

    #[test]
    fn the_score_says_what_will_be_taken() {
        assert_eq!((password_score("short", &[]), password_score("password1", &[])), (0, 0));
        assert!(password_score("plant kettle oboe", &[]) >= 3);
        assert!(password_score(&"x".repeat(10_000), &[]) == 0);
    }
}
