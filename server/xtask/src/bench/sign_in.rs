//! Two hundred people sign in at the same moment, again and again, while others look around: passwords are hashed two
//! at a time, and nobody who looks around waits for that.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::Bench;
use super::bar::Bar;
use super::crowd::{self, Answers};
use super::market::{Market, PASSWORD, Pages};
use super::program::Program;
use super::sample::{figure, median, p99};
use super::shopper::{self, Shopper};
use crate::http;
use crate::server::Server;

pub const BENCH: Bench = Bench {
    name: "sign-in",
    bars: &[
        Bar::at_most("hashes at once", 2.0, "hashes"),
        Bar::at_least("in, of 200 at once", 50.0, "people"),
        Bar::at_most("5xx but shed, or none", 0.0, "answers"),
        Bar::at_most("home: p99, of that before", 2.0, "times"),
        Bar::at_most("category: p99, of that before", 2.0, "times"),
        Bar::at_most("product: p99, of that before", 2.0, "times"),
        Bar::at_most("cart: p99, of that before", 2.0, "times"),
        Bar::at_most("pages of 5xx, or none", 0.0, "pages"),
    ],
    measure,
};

const PEOPLE: usize = 200;
const ROUNDS: usize = 5;
const SPELL: Duration = Duration::from_secs(4);
const VISITORS: usize = 4;
/// People read for a moment; without it the visitors alone would be all the load the machine can bear.
const READING: Duration = Duration::from_millis(10);
const PAGES: [&str; 4] = ["home", "category", "product", "cart"];

/// How long each page took, in milliseconds, and how many were not there.
#[derive(Default)]
struct Visits {
    taken: [Vec<f64>; PAGES.len()],
    broken: usize,
}

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let people = crowd::settle(&mut market.books()?, PEOPLE)?;
    let paths = paths(&server)?;
    let variant = shopper::variants(server.shopper, &paths[1], 1)?.remove(0);
    visit_while(server.shopper, &paths, &variant, || thread::sleep(SPELL))?;

    let (mut quiet, mut busy) = (Vec::new(), Vec::new());
    let (mut let_in, mut broken, mut lost) = (Vec::new(), 0, 0);
    for _ in 0..ROUNDS {
        let (before, ()) = visit_while(server.shopper, &paths, &variant, || thread::sleep(SPELL))?;
        let (during, crowds) = visit_while(server.shopper, &paths, &variant, || storm(server.shopper, &people))?;
        for answers in crowds? {
            let_in.push(figure(answers.of(200)));
            broken += answers.broken_but(503);
        }
        lost += before.broken + during.broken;
        quiet.push(before);
        busy.push(during);
    }
    let hashes = hashes_at_once(&server)?;
    server.stop()?;
    let ratios: Vec<_> = (0..PAGES.len()).map(|page| ratio(page, &quiet, &busy)).collect();
    Ok([vec![figure(hashes), median(&let_in), figure(broken)], ratios, vec![figure(lost)]].concat())
}

/// Where visitors go.
fn paths(server: &Server) -> Result<[String; PAGES.len()]> {
    let pages = Pages::find(server)?;
    let path = |url: &str| url.trim_start_matches(&format!("http://{}", server.shopper)).to_owned();
    Ok([path(&pages.home), path(&pages.category), path(&pages.product), "/cart".to_owned()])
}

/// Has visitors look around for as long as `meanwhile` takes.
fn visit_while<T>(
    address: SocketAddr,
    paths: &[String; PAGES.len()],
    variant: &str,
    meanwhile: impl FnOnce() -> T,
) -> Result<(Visits, T)> {
    let mut visitors = Vec::new();
    for _ in 0..VISITORS {
        let mut visitor = Shopper::new(address);
        ensure!(visitor.take(variant)?.status == 200, "nothing can be put into a basket");
        visitors.push(visitor);
    }
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let over = &over;
        let send_in = |visitor| scope.spawn(move || look_around(visitor, paths, over));
        let hands: Vec<_> = visitors.into_iter().map(send_in).collect();
        let done = meanwhile();
        over.store(true, Ordering::Relaxed);
        let mut visits = Visits::default();
        for hand in hands {
            let one = hand.join().ok().context("a visitor was lost")?;
            for (all, new) in visits.taken.iter_mut().zip(one.taken) {
                all.extend(new);
            }
            visits.broken += one.broken;
        }
        Ok((visits, done))
    })
}

fn look_around(mut visitor: Shopper, paths: &[String; PAGES.len()], over: &AtomicBool) -> Visits {
    let mut visits = Visits::default();
    while !over.load(Ordering::Relaxed) {
        for (path, taken) in paths.iter().zip(&mut visits.taken) {
            let begin = Instant::now();
            let was_there = visitor.get(path).is_ok_and(|answer| answer.status == 200);
            visits.broken += usize::from(!was_there);
            // Whoever waited for nothing has waited too.
            taken.push(begin.elapsed().as_secs_f64() * 1000.0);
            thread::sleep(READING);
        }
    }
    visits
}

/// Everybody signs in at once, and once more when all were answered, for as long as a spell.
fn storm(address: SocketAddr, people: &[String]) -> Result<Vec<Answers>> {
    let (begin, mut crowds) = (Instant::now(), Vec::new());
    while begin.elapsed() < SPELL {
        let mut programs = Vec::new();
        for email in people {
            let mut program = Program::new(address);
            program.reconnect()?;
            programs.push((program, email));
        }
        let answers = crowd::at_once(programs, |(mut program, email)| program.sign_in(email, PASSWORD));
        answers.tell("sign-ins");
        crowds.push(answers);
    }
    Ok(crowds)
}

/// The middle round's p99 of a page while people signed in, as a multiple of that before.
fn ratio(page: usize, quiet: &[Visits], busy: &[Visits]) -> f64 {
    let middle = |rounds: &[Visits]| {
        let each: Vec<_> = rounds.iter().map(|visits| p99(&visits.taken[page])).collect();
        let half: Vec<_> = rounds.iter().map(|visits| median(&visits.taken[page])).collect();
        (median(&each), median(&half), rounds.iter().map(|visits| visits.taken[page].len()).sum::<usize>())
    };
    let ((before, half_before, count_before), (during, half_during, count_during)) = (middle(quiet), middle(busy));
    eprintln!(
        "  {}: p99 {before:.1} ms before ({count_before} visits), {during:.1} ms during ({count_during} visits); \
         p50 {half_before:.1} ms, {half_during:.1} ms",
        PAGES[page]
    );
    during / before
}

/// The most passwords that were hashed at once since the server was started, by its own count.
fn hashes_at_once(server: &Server) -> Result<usize> {
    let said = http::get(server.shopper, "/metrics")?.body;
    let most = ["web", "worker"].map(|half| gauge(&said, &format!("agora_{half}_hashes_most")));
    let [Some(web), Some(worker)] = most else { anyhow::bail!("the server does not say how many it hashes at once") };
    ensure!(web > 0, "the server says that it hashed nothing: nothing was measured");
    Ok(web + worker)
}

/// The value of a gauge without labels.
fn gauge(measurements: &str, name: &str) -> Option<usize> {
    measurements.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gauges_are_read() {
        let said = "# TYPE agora_web_hashes_most gauge\nagora_web_hashes_most 2\nagora_web_hashes_most_ever 9\n";
        assert_eq!(gauge(said, "agora_web_hashes_most"), Some(2));
        assert_eq!(gauge(said, "agora_web_hashes"), None);
    }

    #[test]
    fn the_middle_round_counts() {
        let round = |time| Visits { taken: PAGES.map(|_| vec![time]), broken: 0 };
        let rounds = |times: [f64; 3]| times.map(round);
        let ratio = ratio(0, &rounds([10.0, 90.0, 11.0]), &rounds([500.0, 20.0, 22.0]));
        assert!((ratio - 2.0).abs() < 1e-9, "{ratio}");
    }
}
