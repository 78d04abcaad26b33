//! Two thousand requests that nobody thought of, made up from the description of the API: none breaks anything, and
//! none is answered in a way that the description does not know.

use std::collections::BTreeMap;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::bar::Bar;
use super::market::{Market, PASSWORD};
use super::program::Program;
use super::sample::figure;
use super::{Bench, crowd};
use crate::throwaway::Directory;
use crate::{setup, shell};

pub const BENCH: Bench = Bench {
    name: "fuzz-accounts",
    bars: &[
        Bar::at_least("requests made up", 2000.0, "requests"),
        Bar::at_most("answers of 5xx", 0.0, "answers"),
        Bar::at_most("answers nobody described", 0.0, "kinds"),
        Bar::at_least("of all, answered with 2xx", 5.0, "%"),
        Bar::at_most("of all, answered by a limit", 10.0, "%"),
        Bar::at_most("operations left out", 0.0, "operations"),
    ],
    measure,
};

/// What is asked: everything about people and their shops.
const ABOUT: &str = "^/api/v1/(auth|me|shops)(/|$)";
/// So many requests for each operation, besides those that walk along the edges of what is described.
const EACH: &str = "100";
/// Their answer must be one that the description names: its status, its content type, its shape.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance";
/// People who lend their sign-ins, and programs that sign them in at once.
const PEOPLE: usize = 400;
const HANDS: usize = 8;
/// The same requests in every run.
const SEED: &str = "2026";
const HOOKS: &str = include_str!("fuzz_accounts.py");

fn measure(market: &Market) -> Result<Vec<f64>> {
    setup::ensure(setup::TO_FUZZ)?;
    let directory = Directory::new("fuzz")?;
    let description = shell::answer(market.settings().command().arg("openapi")).context("there is no description")?;
    fs::write(directory.path().join("openapi.json"), description)?;
    fs::write(directory.path().join("hooks.py"), HOOKS)?;

    let server = market.serve()?;
    let emails = crowd::settle(&mut market.books()?, PEOPLE)?;
    let people = sign_in(server.shopper, &emails)?;
    fs::write(directory.path().join("people.json"), Value::from(people).to_string())?;
    let said = make_up(directory.path(), server.shopper)?;
    server.stop()?;

    let answers = fs::read_to_string(directory.path().join("answers")).context("no request was answered")?;
    let report = fs::read_to_string(directory.path().join("report.json")).context("there is no report")?;
    let report = serde_json::from_str(&report)?;
    if let Some(found) = findings(&said) {
        eprintln!("{found}");
    }
    Ok(figures(&Answers::of(&answers), &report))
}

/// Signs everybody in, a few at a time; what a program is told about them.
fn sign_in(address: SocketAddr, emails: &[String]) -> Result<Vec<Value>> {
    std::thread::scope(|scope| {
        let hands: Vec<_> = emails
            .chunks(emails.len().div_ceil(HANDS))
            .map(|emails| {
                scope.spawn(move || {
                    let mut program = Program::new(address);
                    let enter = |email: &String| {
                        let tokens = program.enter(email)?;
                        Ok(json!({ "email": email, "access": tokens.access, "refresh": tokens.refresh }))
                    };
                    emails.iter().map(enter).collect::<Result<Vec<_>>>()
                })
            })
            .collect();
        let mut people = Vec::new();
        for hand in hands {
            people.extend(hand.join().ok().context("a program was lost")??);
        }
        Ok(people)
    })
}

/// Lets the requests be made up and sent, and hands back what was said of them. That something is found is no failure.
fn make_up(directory: &Path, address: SocketAddr) -> Result<String> {
    let mut fuzzer = Command::new(setup::schemathesis());
    fuzzer.current_dir(directory);
    fuzzer.args(["run", "openapi.json", "--url", &format!("http://{address}"), "--include-path-regex", ABOUT]);
    fuzzer.args(["--checks", CHECKS, "--max-examples", EACH, "--seed", SEED, "--continue-on-failure"]);
    fuzzer.args(["--generation-database", "none", "--no-color", "--warnings", "off", "--no-shrink"]);
    fuzzer.args(["--report", "json", "--report-json-path", "report.json", "--output-sanitize", "false"]);
    for (name, value) in [
        ("SCHEMATHESIS_HOOKS", "hooks"),
        ("AGORA_PEOPLE", "people.json"),
        ("AGORA_ANSWERS", "answers"),
        ("AGORA_PASSWORD", PASSWORD),
    ] {
        fuzzer.env(name, value);
    }
    postgres::die_with_parent(&mut fuzzer);
    let said = fuzzer.stdin(Stdio::null()).output().context("cannot run schemathesis")?;
    let (found, words) =
        (matches!(said.status.code(), Some(0 | 1)), String::from_utf8_lossy(&said.stdout).into_owned());
    ensure!(found, "schemathesis ended with {}: {words}{}", said.status, String::from_utf8_lossy(&said.stderr));
    Ok(words)
}

/// How often each status came.
#[derive(Debug, PartialEq)]
struct Answers(BTreeMap<u16, usize>);

impl Answers {
    /// From lines like `422 POST /api/v1/auth/sign-up`.
    fn of(lines: &str) -> Self {
        let mut by_status = BTreeMap::new();
        for status in lines.lines().filter_map(|line| line.split(' ').next()?.parse().ok()) {
            *by_status.entry(status).or_default() += 1;
        }
        Self(by_status)
    }

    fn within(&self, statuses: std::ops::Range<u16>) -> usize {
        self.0.range(statuses).map(|(_, count)| count).sum()
    }
}

fn figures(answers: &Answers, report: &Value) -> Vec<f64> {
    eprintln!("  answers by status: {:?}", answers.0);
    let all = answers.within(0..1000);
    let percent = |count: usize| figure(count) / figure(all.max(1)) * 100.0;
    // What is not in the report did not hold.
    let said = |path: &str| report.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let undescribed = said("/test_cases/unique_failures") + said("/test_cases/errored");
    let left_out = said("/operations/selected") - said("/operations/tested") + said("/operations/errored");
    vec![
        figure(all),
        figure(answers.within(500..600)),
        undescribed,
        percent(answers.within(200..300)),
        percent(answers.within(429..430)),
        left_out,
    ]
}

/// What was found, with a command for each finding that shows it again; not all of it, if it is much.
fn findings(said: &str) -> Option<String> {
    let begin = ["= ERRORS =", "= FAILURES ="].iter().filter_map(|heading| said.find(heading)).min()?;
    Some(said[begin..].lines().take(200).collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_status() {
        let answers =
            Answers::of("200 GET /api/v1/me\n422 PUT /api/v1/me\n200 GET /api/v1/me\n503 POST /x\nnonsense\n");
        assert_eq!((answers.within(200..300), answers.within(500..600), answers.within(0..1000)), (2, 1, 4));
        let report = json!({ "test_cases": { "unique_failures": 1, "errored": 0 },
            "operations": { "selected": 20, "tested": 19, "errored": 0 } });
        assert_eq!(figures(&answers, &report), [4.0, 1.0, 1.0, 50.0, 0.0, 1.0]);
    }

    #[test]
    fn findings_are_shown() {
        let said = "Schemathesis\n===== FAILURES =====\nGET /api/v1/me\n===== SUMMARY =====\n";
        assert_eq!(findings(said).as_deref(), Some("= FAILURES =====\nGET /api/v1/me\n===== SUMMARY ====="));
        assert_eq!(findings("Schemathesis\n===== SUMMARY =====\n"), None);
    }

    #[test]
    fn what_was_not_reported_does_not_hold() {
        let figures = figures(&Answers::of(""), &Value::Null);
        assert!(figures[2].is_nan() && figures[5].is_nan());
        assert!(BENCH.bars.iter().zip(figures).any(|(bar, figure)| !bar.holds(figure)));
    }
}
