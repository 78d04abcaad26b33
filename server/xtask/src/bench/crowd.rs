//! Many at once: people who have accounts, the moment in which all of them ask, and what they were answered.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::thread;

use anyhow::{Result, ensure};

use super::books::Books;
use super::chance;
use super::wire::Answer;

/// Opens accounts for so many people, all with the password of the market, and says their addresses. Where passwords
/// are hashed two at a time this is many times faster than signing up, and no limit is used up by it.
pub fn settle(books: &mut Books, count: usize) -> Result<Vec<String>> {
    let emails: Vec<_> = (0..count).map(|_| chance::email()).collect();
    let settled = books.count(
        "with known as (select password_hash from identity.accounts
                        where password_hash is not null and state = 'active' order by created_at, id limit 1),
         settled as (insert into identity.accounts (id, email, email_key, name, password_hash)
                     select gen_random_uuid(), email, email, 'Ana Ferreira', known.password_hash
                     from known, unnest(string_to_array($1, ' ')) email returning id),
         roles as (insert into identity.account_roles (account_id, role) select id, 'buyer' from settled)
         select count(*) from settled",
        &[&emails.join(" ")],
    )?;
    ensure!(settled == count, "{settled} of {count} accounts were opened");
    Ok(emails)
}

/// Everybody does the same at the same moment.
pub fn at_once<P: Send>(people: Vec<P>, act: impl Fn(P) -> Result<Answer> + Sync) -> Answers {
    let (start, act) = (Barrier::new(people.len()), &act);
    let answers = thread::scope(|scope| {
        let hands: Vec<_> = people
            .into_iter()
            .map(|person| {
                let start = &start;
                let hand = thread::Builder::new().stack_size(256 << 10);
                hand.spawn_scoped(scope, move || {
                    start.wait();
                    act(person)
                })
            })
            .collect();
        hands.into_iter().map(|hand| hand.ok().and_then(|hand| hand.join().ok())?.ok()).collect()
    });
    Answers(answers)
}

/// What a crowd was answered; nothing for whoever got no answer.
pub struct Answers(Vec<Option<Answer>>);

impl Answers {
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter().flatten()
    }

    /// How many were answered with that status.
    pub fn of(&self, status: u16) -> usize {
        self.iter().filter(|answer| answer.status == status).count()
    }

    /// How many were told no in that word.
    pub fn told(&self, code: &str) -> usize {
        self.iter().filter(|answer| answer.json()["code"].as_str() == Some(code)).count()
    }

    /// How many were not answered, or with 5xx, those of `allowed` aside.
    pub fn broken_but(&self, allowed: u16) -> usize {
        self.0.len() - self.iter().filter(|answer| answer.status < 500 || answer.status == allowed).count()
    }

    /// How many were not answered, or with 5xx.
    pub fn broken(&self) -> usize {
        self.broken_but(0)
    }

    /// Says how often each answer came, by its status and by the word in which it says no.
    pub fn tell(&self, what: &str) {
        let mut by_kind = BTreeMap::<_, usize>::new();
        for answer in &self.0 {
            *by_kind.entry(answer.as_ref().map_or_else(|| "none".to_owned(), kind)).or_default() += 1;
        }
        let kinds: Vec<_> = by_kind.iter().map(|(kind, count)| format!("{count} × {kind}")).collect();
        eprintln!("  {what}: {}", kinds.join(", "));
    }
}

/// `200`, or `503 busy`.
fn kind(answer: &Answer) -> String {
    match answer.json()["code"].as_str() {
        Some(code) => format!("{} {code}", answer.status),
        None => answer.status.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, body: body.to_owned(), ..Answer::default() }
    }

    #[test]
    fn answers_are_counted() {
        let answers = at_once(vec![200, 422, 503, 500, 0], |status| {
            ensure!(status > 0, "no answer");
            Ok(answer(status, r#"{"code":"busy"}"#))
        });
        assert_eq!((answers.of(200), answers.broken(), answers.broken_but(503)), (1, 3, 2));
        assert_eq!((answers.told("busy"), answers.told("locked")), (4, 0));
        assert_eq!(
            (kind(&answer(503, r#"{"code":"busy"}"#)), kind(&answer(200, "{}"))),
            ("503 busy".into(), "200".into())
        );
    }
}
