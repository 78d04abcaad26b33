//! The server is killed while people check out, at no particular moment, again and again: afterwards every order is
//! whole or its money went back, and nothing is held for ever.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::Bench;
use super::bar::Bar;
use super::market::{Market, Pages};
use super::shopper::{self, Shopper, field};
use crate::server::Server;
use crate::shell;

pub const BENCH: Bench = Bench {
    name: "crash",
    bars: &[
        Bar::at_least("kills", 12.0, "kills"),
        Bar::at_least("orders placed between them", 50.0, "orders"),
        Bar::at_least("of these paid", 20.0, "orders"),
        Bar::at_most("promises broken afterwards", 0.0, "promises"),
        Bar::at_most("left unsettled or held", 0.0, "rows"),
        Bar::at_most("until all was settled", 300.0, "s"),
    ],
    measure,
};

const KILLS: usize = 12;
const SHOPPERS: usize = 6;

#[derive(Default)]
struct Counts {
    placed: AtomicUsize,
    paid: AtomicUsize,
}

fn measure(market: &Market) -> Result<Vec<f64>> {
    let counts = Counts::default();
    let mut variants = Vec::new();
    for round in 0..KILLS {
        let server = market.serve_hastily()?;
        if variants.is_empty() {
            let category = Pages::find(&server)?.category_path(&server);
            variants = shopper::variants(server.shopper, &category, 40)?;
        }
        // A little later each time, so that the kill meets other steps of the checkout.
        let moment = Duration::from_millis(250 + 137 * u64::try_from(round)?);
        shop_until_killed(server, &variants, &counts, moment);
    }
    let server = market.serve_hastily()?;
    let begin = Instant::now();
    let (broken, unsettled) = loop {
        let (broken, unsettled) = promises(market)?;
        if (broken == 0 && unsettled == 0) || begin.elapsed() > Duration::from_secs(300) {
            break (broken, unsettled);
        }
        thread::sleep(Duration::from_millis(500));
    };
    let settled = begin.elapsed().as_secs_f64();
    server.stop()?;
    let figure = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let counted = |count: &AtomicUsize| figure(count.load(Ordering::Relaxed));
    Ok(vec![figure(KILLS), counted(&counts.placed), counted(&counts.paid), figure(broken), figure(unsettled), settled])
}

fn shop_until_killed(server: Server, variants: &[String], counts: &Counts, moment: Duration) {
    let (over, address) = (AtomicBool::new(false), server.shopper);
    thread::scope(|scope| {
        for worker in 0..SHOPPERS {
            let over = &over;
            scope.spawn(move || {
                let mut turn = worker;
                while !over.load(Ordering::Relaxed) {
                    // What the kill interrupts fails here, and that is the point.
                    let _ = buy(address, &variants[turn % variants.len()], counts);
                    turn += SHOPPERS + 1;
                }
            });
        }
        thread::sleep(moment);
        // Dropping it kills it without asking.
        drop(server);
        over.store(true, Ordering::Relaxed);
    });
}

/// Buys one thing, up to and with the payment page.
fn buy(address: std::net::SocketAddr, variant: &str, counts: &Counts) -> Result<()> {
    let mut shopper = Shopper::new(address);
    shopper.take(variant)?;
    let form = shopper.checkout_form()?;
    let placed = shopper.call("orders/place_order", &form)?;
    ensure!(placed.status == 200, "not placed");
    counts.placed.fetch_add(1, Ordering::Relaxed);
    let page = placed.json()["pay_url"].as_str().context("there is no payment page")?.to_owned();
    let (place, path) = page.trim_start_matches("http://").split_once('/').context("the payment page has no path")?;
    let card = [
        field("number", "4242 4242 4242 4242"),
        field("expiry", "12 / 34"),
        field("security_code", "123"),
        field("name", "Ana Ferreira"),
    ];
    let paid =
        Shopper::new(place.replace("localhost", "127.0.0.1").parse()?).post(&format!("/{path}"), &card, "text/html")?;
    ensure!(paid.status == 303, "not paid: {}", paid.status);
    counts.paid.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

/// How many promises are broken, and how much waits still, by the server's own word.
fn promises(market: &Market) -> Result<(usize, usize)> {
    let said = shell::answer(market.settings().command().arg("promises").arg("--json"));
    let said = said.context("`server promises` did not answer")?;
    let said: serde_json::Value =
        serde_json::from_str(said.lines().last().unwrap_or_default()).context("`server promises` said no JSON")?;
    let count = |name: &str| said[name].as_u64().and_then(|count| usize::try_from(count).ok());
    count("broken").zip(count("unsettled")).context("`server promises` left something out")
}
