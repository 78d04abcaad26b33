//! A thousand guesses at one code at the same moment: a few are looked at, and what comes after them opens nothing.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::bar::Bar;
use super::books::Books;
use super::crowd::{self, Answers};
use super::market::Market;
use super::program::Program;
use super::sample::figure;
use super::{Bench, chance};

pub const BENCH: Bench = Bench {
    name: "codes",
    bars: &[
        Bar::at_most("guesses looked at", 5.0, "guesses"),
        Bar::at_most("in by the right code, locked", 0.0, "people"),
        Bar::at_least("in by one right code, at once", 1.0, "people"),
        Bar::at_most("in by it more than once", 0.0, "people"),
        Bar::at_most("answers of 5xx, or none", 0.0, "answers"),
    ],
    measure,
};

const GUESSES: usize = 1000;

/// A sign-up that waits for its code.
struct Waiting {
    email: String,
    challenge: String,
    code: String,
}

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let mut books = market.books()?;

    let waiting = sign_up(server.shopper, &mut books)?;
    let wrong = guess(server.shopper, &waiting, wrong_codes(&waiting.code))?;
    wrong.tell("wrong codes");
    let evaluated = evaluated(&mut books, &waiting, &wrong)?;
    let late = guess(server.shopper, &waiting, vec![waiting.code.clone(); GUESSES])?;
    late.tell("the right code after them");
    let in_late = late.of(200).max(accounts(&mut books, &waiting)?);

    let other = sign_up(server.shopper, &mut books)?;
    let right = guess(server.shopper, &other, vec![other.code.clone(); GUESSES])?;
    right.tell("the right code alone");
    let let_in = right.of(200).min(accounts(&mut books, &other)?);
    let twice = right.of(200).saturating_sub(1);
    server.stop()?;
    let broken = wrong.broken() + late.broken() + right.broken();
    Ok([evaluated, in_late, let_in, twice, broken].map(figure).to_vec())
}

/// Signs somebody new up and reads their mail.
fn sign_up(address: SocketAddr, books: &mut Books) -> Result<Waiting> {
    let email = chance::email();
    let sent = Program::new(address).sign_up(&email)?;
    ensure!(sent.status == 202, "nobody can sign up: {}", sent.body);
    let challenge = sent.json()["challenge"].as_str().context("there is no challenge")?.to_owned();
    let mail = books.ask("select body from kernel.mails where recipient = $1", &[&email])?;
    let mail = mail.into_iter().flatten().flatten().next().context("no mail was written")?;
    let code = six_digits(&mail).context("there is no code in the mail")?;
    Ok(Waiting { email, challenge, code })
}

/// Everybody enters another code, each from a network of their own.
fn guess(address: SocketAddr, waiting: &Waiting, codes: Vec<String>) -> Result<Answers> {
    let mut guesses = Vec::new();
    for code in codes {
        let mut program = Program::new(address);
        program.reconnect()?;
        guesses.push((program, json!({ "challenge": waiting.challenge, "code": code })));
    }
    Ok(crowd::at_once(guesses, |(mut program, entry)| program.post("/api/v1/auth/code", &entry)))
}

/// As many codes as there are guesses, all different, none of them right.
fn wrong_codes(right: &str) -> Vec<String> {
    let codes = (0..1_000_000).step_by(997).map(|number| format!("{number:06}"));
    codes.filter(|code| code != right).take(GUESSES).collect()
}

/// How many guesses were compared with the code, by what was answered and by what is in the books. Whoever reads how
/// many tries are left was compared, and so was the one whose guess brought the lock; who is told of the lock alone
/// may be either.
fn evaluated(books: &mut Books, waiting: &Waiting, answers: &Answers) -> Result<usize> {
    let tries = books.count("select tries from identity.codes where id = $1", &[&waiting.challenge])?;
    let locks = "select count(*) from identity.code_locks where email_key = $1 and kind = 'guesses'";
    let locks = books.count(locks, &[&waiting.email])?;
    let told = answers.told("code_wrong");
    eprintln!("  {tries} tries in the books, {told} told how many are left, {locks} locked");
    ensure!(tries > 0, "no guess was counted: nothing was measured");
    Ok(tries.max(told + locks))
}

fn accounts(books: &mut Books, waiting: &Waiting) -> Result<usize> {
    books.count("select count(*) from identity.accounts where email_key = $1", &[&waiting.email])
}

/// The first six digits that stand alone.
fn six_digits(text: &str) -> Option<String> {
    text.split(|letter: char| !letter.is_ascii_digit()).find(|digits| digits.len() == 6).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_found_in_the_mail() {
        assert_eq!(six_digits("Your code is 012345.\n\nIt is good for 300 seconds."), Some("012345".to_owned()));
        assert_eq!(six_digits("Call 1234567 or 12345."), None);
    }

    #[test]
    fn no_guess_is_right() {
        let codes = wrong_codes("000997");
        assert_eq!(codes.len(), GUESSES);
        assert!(codes.iter().all(|code| code != "000997" && code.len() == 6));
        let different: std::collections::HashSet<_> = codes.iter().collect();
        assert_eq!(different.len(), GUESSES);
    }
}
