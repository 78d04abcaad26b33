//! How many pages a second the shopper's site writes while 32 people keep asking, and how long they wait.

use anyhow::Result;

use super::bar::Bar;
use super::market::{Market, Pages};
use super::{Bench, load};

pub const BENCH: Bench = Bench {
    name: "pages",
    bars: &[
        Bar::at_least("home: throughput", 1000.0, "requests/s"),
        Bar::at_most("home: 99 of 100 within", 80.0, "ms"),
        Bar::at_most("home: failures", 0.0, "requests"),
        Bar::at_least("category: throughput", 1000.0, "requests/s"),
        Bar::at_most("category: 99 of 100 within", 80.0, "ms"),
        Bar::at_most("category: failures", 0.0, "requests"),
        Bar::at_least("product: throughput", 1000.0, "requests/s"),
        Bar::at_most("product: 99 of 100 within", 80.0, "ms"),
        Bar::at_most("product: failures", 0.0, "requests"),
    ],
    measure,
};

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let pages = Pages::find(&server)?;
    let mut figures = Vec::new();
    for (_, url) in pages.named() {
        load::put_on(url, 3)?; // Connections are opened and caches filled.
        let load = load::put_on(url, 10)?;
        figures.extend([load.throughput, load.p99, load.failures]);
    }
    server.stop()?;
    Ok(figures)
}
