//! Two thousand people want the last unit at the same moment: one gets it, the others are told so, and nothing breaks.

use std::collections::BTreeMap;
use std::sync::Barrier;
use std::thread;

use anyhow::{Result, ensure};

use super::Bench;
use super::bar::Bar;
use super::market::{Market, Pages};
use super::shelf;
use super::shopper::{self, Shopper};

pub const BENCH: Bench = Bench {
    name: "last-unit",
    bars: &[
        Bar::at_most("orders for the last unit", 1.0, "orders"),
        Bar::at_least("orders placed at all", 1.0, "orders"),
        Bar::at_least("refused in words", 1999.0, "buyers"),
        Bar::at_most("answers of 5xx, or none", 0.0, "answers"),
        Bar::at_most("still available", 0.0, "units"),
    ],
    measure,
};

const BUYERS: usize = 2000;

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let category = Pages::find(&server)?.category_path(&server);
    let variant = shopper::variants(server.shopper, &category, 1)?.remove(0);
    shelf::count(&server, std::slice::from_ref(&variant), 1)?;

    // Everybody has it in the basket and stands at the checkout before anybody pays.
    let mut buyers = Vec::new();
    for _ in 0..BUYERS {
        let mut buyer = Shopper::new(server.shopper);
        let taken = buyer.take(&variant)?;
        ensure!(taken.status == 200, "the last unit did not go into a basket: {}", taken.body);
        buyers.push((buyer.checkout_form()?, buyer));
    }
    for (_, buyer) in &mut buyers {
        buyer.reconnect()?;
    }
    let start = Barrier::new(BUYERS);
    let answers: Vec<_> = thread::scope(|scope| {
        let hands: Vec<_> = buyers
            .iter_mut()
            .map(|(form, buyer)| {
                let start = &start;
                let hand = thread::Builder::new().stack_size(256 << 10);
                hand.spawn_scoped(scope, move || {
                    start.wait();
                    buyer.call("orders/place_order", form)
                })
            })
            .collect();
        hands.into_iter().map(|hand| hand.ok().and_then(|hand| hand.join().ok())?.ok()).collect()
    });

    let mut by_status = BTreeMap::<_, usize>::new();
    for answer in &answers {
        *by_status.entry(answer.as_ref().map(|answer| answer.status)).or_default() += 1;
    }
    eprintln!("  answers by status: {by_status:?}");
    let count = |wanted: fn(&shopper::Answer) -> bool| answers.iter().flatten().filter(|answer| wanted(answer)).count();
    let placed = count(|answer| answer.status == 200);
    let refused = count(|answer| answer.status == 422 && answer.json()["Refused"].as_str() == Some("Changed"));
    let broken = BUYERS - count(|answer| answer.status < 500);
    let late = Shopper::new(server.shopper).take(&variant)?;
    let left = if late.status == 200 { 1 } else { late.json()["Refused"]["OnlyLeft"]["left"].as_u64().unwrap_or(1) };
    server.stop()?;
    let figure = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    Ok(vec![figure(placed), figure(placed), figure(refused), figure(broken), figure(usize::try_from(left)?)])
}
