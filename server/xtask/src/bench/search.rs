//! How well the search ranks, how much it forgives, how soon its index is built and how soon a change is found.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::Bench;
use super::bar::Bar;
use super::market::Market;
use crate::server::Server;
use crate::{http, places, shell};

pub const BENCH: Bench = Bench {
    name: "search",
    bars: &[
        Bar::at_least("nDCG@10 on graded queries", 0.70, ""),
        Bar::at_least("recall@100 on graded queries", 0.70, ""),
        Bar::at_least("titles with a typo, first", 75.0, "%"),
        Bar::at_least("titles with a typo, first three", 90.0, "%"),
        Bar::at_most("index of 100,000 listings built", 20.0, "s"),
        Bar::at_most("a change is found", 2.0, "s"),
    ],
    measure,
};

/// A word that stands nowhere else.
const UNHEARD_OF: &str = "quixotrope";
/// Longer than anybody would wait.
const PATIENCE: Duration = Duration::from_secs(120);

fn measure(market: &Market) -> Result<Vec<f64>> {
    let mut figures = relevance()?;
    let large = market.large()?.copy()?;
    let begun = Instant::now();
    let server = Server::start(&large.settings())?;
    let built = until(&server, "/suggest?words=co", "role=\"option\"", begun)?;
    figures.push(built.as_secs_f64());
    let mut books = large.books()?;
    let product = books.ask("select id::text from catalog.products where state = 'active' order by id limit 1", &[])?;
    let product = product.into_iter().flatten().next().flatten().context("there is nothing on the shelves")?;
    let changed = Instant::now();
    books.ask("update catalog.products set title = $2 where id = $1::uuid", &[&product, UNHEARD_OF])?;
    let path = format!("/search?words={UNHEARD_OF}");
    figures.push(until(&server, &path, "href=\"/p/", changed)?.as_secs_f64());
    server.stop()?;
    Ok(figures)
}

/// What the search crate says of itself.
fn relevance() -> Result<Vec<f64>> {
    let data = places::root().join("../shared/data");
    ensure!(data.join("search-electronics").is_dir(), "the graded queries are not on this machine");
    let mut measure = shell::cargo(&["run", "--quiet", "--release", "--package", "search", "--example", "relevance"]);
    let said = shell::answer(measure.arg("--").arg(&data)).context("the relevance was not measured")?;
    let figure = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|figure| figure.trim().parse::<f64>().ok()).with_context(|| format!("no {name} in:\n{said}"))
    };
    ["ndcg ", "recall ", "first ", "third "].into_iter().map(figure).collect()
}

/// Asks until the answer shows what is waited for; how long after `begun` that was.
fn until(server: &Server, path: &str, wanted: &str, begun: Instant) -> Result<Duration> {
    loop {
        if http::get(server.shopper, path)?.body.contains(wanted) {
            return Ok(begun.elapsed());
        }
        ensure!(begun.elapsed() < PATIENCE, "{path} never showed {wanted}");
        sleep(Duration::from_millis(20));
    }
}
