//! A hundred uses of one refresh token at the same moment make one successor, and a thief's use ends them all.

use std::collections::HashSet;
use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};

use super::bar::Bar;
use super::books::Books;
use super::crowd::{self, Answers};
use super::market::Market;
use super::program::{Program, Tokens};
use super::sample::figure;
use super::{Bench, chance};

pub const BENCH: Bench = Bench {
    name: "refresh",
    bars: &[
        Bar::at_least("answered with the next pair", 1.0, "answers"),
        Bar::at_most("different next pairs", 1.0, "pairs"),
        Bar::at_most("neither that nor refused", 0.0, "answers"),
        Bar::at_most("families", 1.0, "families"),
        Bar::at_most("tokens alive afterwards", 1.0, "tokens"),
        Bar::at_most("good after a thief's use", 0.0, "tokens"),
        Bar::at_most("alive after 100 thieves", 0.0, "tokens"),
        Bar::at_most("answers of 5xx, or none", 0.0, "answers"),
    ],
    measure,
};

const USES: usize = 100;

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let mut books = market.books()?;
    let people = crowd::settle(&mut books, 2)?;

    // One program that asks a hundred times, because it did not wait for its answers.
    let home = chance::network();
    let mine = || Program::of(server.shopper, home, "agora-bench/1");
    let tokens = mine().enter(&people[0])?;
    let answers = use_at_once(&tokens, (0..USES).map(|_| mine()).collect())?;
    answers.tell("one program");
    let pairs: Vec<_> = answers.iter().filter(|answer| answer.status == 200).filter_map(Tokens::of).collect();
    let different: HashSet<_> = pairs.iter().map(|pair| pair.refresh.as_str()).collect();
    let neither = USES - pairs.len() - answers.told("refresh_ended");
    let (families, alive) = (families(&mut books, &people[0])?, alive(&mut books, &people[0])?);
    let next = pairs.first().context("no use of the token was answered with a pair")?;
    let good = good_after_theft(server.shopper, &tokens, next, mine)?;
    let good = good.max(self::alive(&mut books, &people[0])?);

    // A token in the hands of a hundred.
    let tokens = Program::new(server.shopper).enter(&people[1])?;
    let thieves = (0..USES).map(|_| Program::new(server.shopper)).collect();
    let theft = use_at_once(&tokens, thieves)?;
    theft.tell("a hundred programs");
    let left = self::alive(&mut books, &people[1])?;
    server.stop()?;
    let broken = answers.broken() + theft.broken();
    Ok([pairs.len(), different.len(), neither, families, alive, good, left, broken].map(figure).to_vec())
}

fn use_at_once(tokens: &Tokens, mut programs: Vec<Program>) -> Result<Answers> {
    programs.iter_mut().try_for_each(Program::reconnect)?;
    Ok(crowd::at_once(programs, |mut program| program.refresh(&tokens.refresh)))
}

/// Somebody else uses the token that was used up; counts what opens something still, all in the right hands.
fn good_after_theft(address: SocketAddr, used: &Tokens, next: &Tokens, mine: impl Fn() -> Program) -> Result<usize> {
    let before = mine().get("/api/v1/me", &next.access)?;
    ensure!(before.status == 200, "the new access token opens nothing: {}", before.body);
    let mut thief = Program::of(address, chance::network(), "thief/1");
    let mut answers = vec![thief.refresh(&used.refresh)?];
    for token in [&next.refresh, &used.refresh] {
        answers.push(mine().refresh(token)?);
    }
    for access in [&next.access, &used.access] {
        answers.push(mine().get("/api/v1/me", access)?);
    }
    Ok(answers.iter().filter(|answer| answer.status != 401).count())
}

fn families(books: &mut Books, email: &str) -> Result<usize> {
    let families = "select count(*) from identity.token_families f join identity.accounts a on a.id = f.account_id
                    where a.email_key = $1";
    books.count(families, &[email])
}

/// Refresh tokens of a person that could be used now.
fn alive(books: &mut Books, email: &str) -> Result<usize> {
    let alive = "select count(*) from identity.refresh_tokens t
                 join identity.token_families f on f.id = t.family_id join identity.accounts a on a.id = f.account_id
                 where a.email_key = $1 and f.revoked_at is null and t.used_at is null and t.expires_at > now()";
    books.count(alive, &[email])
}
