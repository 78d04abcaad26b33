//! Whoever asks with an address learns nothing of whether it has an account: not by what is answered, nor by how long
//! it takes.

use std::collections::BTreeSet;
use std::time::Instant;

use anyhow::Result;
use serde_json::json;

use super::bar::Bar;
use super::market::Market;
use super::program::{Answer, Program};
use super::sample::{figure, median, percent_apart};
use super::{Bench, chance, crowd};

pub const BENCH: Bench = Bench {
    name: "enumeration",
    bars: &[
        Bar::at_most("register: medians apart", 5.0, "%"),
        Bar::at_most("register: answers that differ", 0.0, "kinds"),
        Bar::at_most("sign-in: medians apart", 5.0, "%"),
        Bar::at_most("sign-in: answers that differ", 0.0, "kinds"),
        Bar::at_most("forgot: medians apart", 5.0, "%"),
        Bar::at_most("forgot: answers that differ", 0.0, "kinds"),
        Bar::at_most("answered by a limit, or broken", 0.0, "answers"),
    ],
    measure,
};

/// Addresses of each kind, and so many samples of each.
const SAMPLES: usize = 500;
/// What the first requests meet is not yet what the others do.
const WARM_UP: usize = 25;
/// What differs from answer to answer and tells nothing: the moment, the number of the request, and the length, which
/// follows from the body that is compared.
const OF_THE_MOMENT: [&str; 3] = ["date", "x-request-id", "content-length"];

/// One of the three questions.
struct Door {
    name: &'static str,
    ask: fn(&mut Program, &str) -> Result<Answer>,
    /// How it answers when it does its work.
    usual: u16,
}

const DOORS: [Door; 3] = [
    Door { name: "register", ask: Program::sign_up, usual: 202 },
    Door { name: "sign-in", ask: |program, email| program.sign_in(email, "plant kettle oboe"), usual: 401 },
    Door {
        name: "forgot",
        ask: |program, email| program.post("/api/v1/auth/forgot", &json!({ "email": email })),
        usual: 202,
    },
];

/// What was seen of one kind of address.
#[derive(Default)]
struct Seen {
    taken: Vec<f64>,
    kinds: BTreeSet<String>,
}

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let known = crowd::settle(&mut market.books()?, SAMPLES + WARM_UP)?;
    let mut program = Program::new(server.shopper);
    let (mut figures, mut unusual) = (Vec::new(), 0);
    for door in &DOORS {
        let mut seen = [Seen::default(), Seen::default()];
        for (turn, (is_known, email)) in turns(&known).into_iter().enumerate() {
            program.move_on();
            let begin = Instant::now();
            let answer = (door.ask)(&mut program, &email)?;
            let taken = begin.elapsed().as_secs_f64() * 1000.0;
            unusual += usize::from(answer.status != door.usual);
            let seen = &mut seen[usize::from(is_known)];
            seen.kinds.insert(kind(&answer, &email));
            if turn >= 2 * WARM_UP {
                seen.taken.push(taken);
            }
        }
        let [unknown, known] = &seen;
        figures.extend([apart(door, known, unknown), figure(differing(known, unknown))]);
    }
    server.stop()?;
    figures.push(figure(unusual));
    Ok(figures)
}

/// Who is asked about, one after the other, and whether they have an account: always one that has and one that has not,
/// in an order that is tossed for each two. So both meet the same machine, whatever else that does meanwhile.
fn turns(known: &[String]) -> Vec<(bool, String)> {
    let mut turns = Vec::new();
    for email in known {
        let mut two = [(true, email.clone()), (false, chance::email())];
        chance::shuffle(&mut two);
        turns.extend(two);
    }
    turns
}

fn apart(door: &Door, known: &Seen, unknown: &Seen) -> f64 {
    let (one, other) = (median(&known.taken), median(&unknown.taken));
    let (name, samples) = (door.name, known.taken.len());
    eprintln!("  {name}: {one:.2} ms known, {other:.2} ms unknown, of {samples} samples each");
    percent_apart(one, other)
}

/// Kinds of answers that only one of the two got.
fn differing(known: &Seen, unknown: &Seen) -> usize {
    let differing: Vec<_> = known.kinds.symmetric_difference(&unknown.kinds).collect();
    for kind in &differing {
        eprintln!("  only one of the two is told: {kind}");
    }
    differing.len()
}

/// An answer without what is of the moment: every other word of it counts, and the order of its headers.
fn kind(answer: &Answer, email: &str) -> String {
    let mut kind = answer.status.to_string();
    for (name, value) in answer.headers.iter().filter(|(name, _)| !OF_THE_MOMENT.contains(&name.as_str())) {
        // Of a cookie its name and its attributes count.
        let value = match value.split_once('=').and_then(|(name, rest)| Some((name, rest.split_once(';')?.1))) {
            Some((cookie, attributes)) if name == "set-cookie" => format!("{cookie}=;{attributes}"),
            _ => value.clone(),
        };
        kind.extend(["\n", name, ": ", &value]);
    }
    kind + "\n\n" + &plain(&answer.body.replace(email, "EMAIL"))
}

/// Text in which ids and times are only called so.
fn plain(body: &str) -> String {
    let words = body.split('"').map(|word| match word {
        id if is_id(id) => "ID",
        time if is_time(time) => "TIME",
        other => other,
    });
    words.collect::<Vec<_>>().join("\"")
}

fn is_id(word: &str) -> bool {
    let lengths: Vec<_> = word.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && word.chars().all(|letter| letter == '-' || letter.is_ascii_hexdigit())
}

fn is_time(word: &str) -> bool {
    word.len() >= 20
        && word.ends_with('Z')
        && word.chars().all(|letter| letter.is_ascii_digit() || "-:.TZ".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(headers: &[(&str, &str)], body: &str) -> Answer {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Answer { status: 202, headers, body: body.to_owned() }
    }

    #[test]
    fn what_is_of_the_moment_makes_no_difference() {
        let one = answer(
            &[("date", "Mon"), ("set-cookie", "a=1; Path=/"), ("x", "1")],
            r#"{"challenge":"01a1f937-daed-7732-8a14-953edd4744e8","resend_at":"2026-11-20T13:50:09.245Z","to":"a@b.c"}"#,
        );
        let other = answer(
            &[("date", "Tue"), ("set-cookie", "a=2; Path=/"), ("x", "1")],
            r#"{"challenge":"01a1f938-0000-7732-8a14-953edd4744e8","resend_at":"2026-11-20T13:50:10Z","to":"x@y.z"}"#,
        );
        assert_eq!(kind(&one, "a@b.c"), kind(&other, "x@y.z"));
    }

    #[test]
    fn every_other_difference_is_seen() {
        let plain = kind(&answer(&[("x", "1")], "{}"), "a@b.c");
        for told in [
            answer(&[("x", "2")], "{}"),
            answer(&[("x", "1"), ("y", "1")], "{}"),
            answer(&[("x", "1")], "{ }"),
            answer(&[("x", "1"), ("set-cookie", "a=1; Path=/")], "{}"),
            Answer { status: 200, ..answer(&[("x", "1")], "{}") },
        ] {
            assert_ne!(kind(&told, "a@b.c"), plain);
        }
    }

    #[test]
    fn both_kinds_take_turns() {
        let known: Vec<_> = (0..50).map(|_| chance::email()).collect();
        let turns = turns(&known);
        assert!(turns.chunks(2).all(|two| two[0].0 != two[1].0));
        let first: Vec<_> = turns.iter().step_by(2).map(|(is_known, _)| is_known).collect();
        assert!(first.contains(&&true) && first.contains(&&false));
    }

    #[test]
    fn answers_of_one_side_are_counted() {
        let seen = |kinds: &[&str]| Seen { taken: Vec::new(), kinds: kinds.iter().map(ToString::to_string).collect() };
        assert_eq!(differing(&seen(&["a", "b"]), &seen(&["b", "c"])), 2);
        assert_eq!(differing(&seen(&["a"]), &seen(&["a"])), 0);
    }
}
