//! How many orders a second can be placed: something into the basket, the basket, the checkout, 16 people at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::Bench;
use super::bar::Bar;
use super::market::{Market, Pages};
use super::shelf;
use super::shopper::{self, Shopper};

pub const BENCH: Bench = Bench {
    name: "orders",
    bars: &[
        Bar::at_least("orders placed", 250.0, "orders/s"),
        Bar::at_most("answers of 5xx", 0.0, "answers"),
        Bar::at_most("orders refused", 0.0, "orders"),
    ],
    measure,
};

const WORKERS: usize = 16;
/// Long enough for PostgreSQL to have counted the tables that were empty before.
const WARM_UP: Duration = Duration::from_secs(12);
const SPELL: Duration = Duration::from_secs(15);

#[derive(Default)]
struct Counts {
    placed: AtomicUsize,
    broken: AtomicUsize,
    refused: AtomicUsize,
}

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let category = Pages::find(&server)?.category_path(&server);
    let variants = shopper::variants(server.shopper, &category, 200)?;
    shelf::count(&server, &variants, 100_000)?;
    let (counts, begin) = (Counts::default(), Instant::now());
    thread::scope(|scope| {
        for worker in 0..WORKERS {
            let (counts, variants, address) = (&counts, &variants, server.shopper);
            scope.spawn(move || {
                let mut turn = worker;
                while begin.elapsed() < WARM_UP + SPELL {
                    let counted = begin.elapsed() > WARM_UP;
                    place(address, &variants[turn % variants.len()], counts, counted);
                    turn += WORKERS + 1;
                }
            });
        }
    });
    let figure = |count: &AtomicUsize| f64::from(u32::try_from(count.load(Ordering::Relaxed)).unwrap_or(u32::MAX));
    let figures = vec![figure(&counts.placed) / SPELL.as_secs_f64(), figure(&counts.broken), figure(&counts.refused)];
    server.stop()?;
    Ok(figures)
}

/// One order of somebody new, from an empty basket to the payment page.
fn place(address: std::net::SocketAddr, variant: &str, counts: &Counts, counted: bool) {
    let mut shopper = Shopper::new(address);
    let outcome = (|| {
        let taken = shopper.take(variant)?;
        let form = if taken.status == 200 { shopper.checkout_form()? } else { return Ok(taken) };
        shopper.call("orders/place_order", &form)
    })();
    let count = match outcome {
        Ok(answer) if answer.status == 200 => &counts.placed,
        Ok(answer) if answer.status < 500 => &counts.refused,
        Ok(_) | Err(_) => &counts.broken,
    };
    if counted {
        count.fetch_add(1, Ordering::Relaxed);
    }
}
