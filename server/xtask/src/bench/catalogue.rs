//! How many lists, products and suggestions a second the shopper's site writes over a hundred thousand listings.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::bar::Bar;
use super::market::{Market, Pages, links};
use super::{Bench, load, memory};
use crate::http;
use crate::server::Server;

pub const BENCH: Bench = Bench {
    name: "catalogue",
    bars: &[
        Bar::at_least("category, three facets: throughput", 800.0, "requests/s"),
        Bar::at_most("category, three facets: failures", 0.0, "requests"),
        Bar::at_least("search: throughput", 600.0, "requests/s"),
        Bar::at_most("search: failures", 0.0, "requests"),
        Bar::at_least("suggestions: throughput", 3000.0, "requests/s"),
        Bar::at_most("suggestions: 99 of 100 within", 20.0, "ms"),
        Bar::at_most("suggestions: failures", 0.0, "requests"),
        Bar::at_least("product: throughput", 1200.0, "requests/s"),
        Bar::at_most("product: failures", 0.0, "requests"),
        Bar::at_most("resident after load", 350.0, "MB"),
    ],
    measure,
};

/// What is searched for and typed: each of the load's requests takes the next.
const WORDS: [&str; 16] = [
    "mug",
    "shirt",
    "coffee",
    "leather bag",
    "blue jacket",
    "chair",
    "lamp",
    "kettle",
    "running shoes",
    "book",
    "yoga",
    "watch",
    "headphnes",
    "organic tea",
    "plant pot",
    "gift",
];

fn measure(market: &Market) -> Result<Vec<f64>> {
    let large = market.large()?;
    let server = large.serve()?;
    built(&server)?;
    let pages = Pages::find(&server)?;
    let mut figures = Vec::new();
    let category = [with_facets(&server, &pages)?];
    let searches: Vec<_> = WORDS.iter().map(|words| format!("/search?words={}", words.replace(' ', "+"))).collect();
    let typed = WORDS.iter().flat_map(|words| (2..=words.len()).map(|letters| &words[..letters]));
    let typed: Vec<_> = typed.map(|typed| format!("/suggest?words={}", typed.replace(' ', "+"))).collect();
    let products = links(&http::get(server.shopper, &pages.category_path(&server))?.body, "/p/");
    for (paths, wants_p99) in
        [(&category[..], false), (&searches[..], false), (&typed[..], true), (&products[..], false)]
    {
        let site = format!("http://{}", server.shopper);
        load::put_on_all(&site, paths, 3)?; // Connections are opened and caches filled.
        let load = load::put_on_all(&site, paths, 10)?;
        figures.push(load.throughput);
        figures.extend(wants_p99.then_some(load.p99));
        figures.push(load.failures);
    }
    figures.push(memory::resident_megabytes(server.pid())?);
    server.stop()?;
    Ok(figures)
}

/// Waits for the index: what is measured is the market as it is for nearly all of its life.
fn built(server: &Server) -> Result<()> {
    let begun = Instant::now();
    while !http::get(server.shopper, "/suggest?words=co")?.body.contains("role=\"option\"") {
        ensure!(begun.elapsed() < Duration::from_secs(120), "the index is not built within two minutes");
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// The category narrowed by price, stock and a shop of it, still with things in it.
fn with_facets(server: &Server, pages: &Pages) -> Result<String> {
    let category = pages.category_path(server);
    let page = http::get(server.shopper, &category)?.body;
    let shop = page.split("name=\"shop\" value=\"").filter_map(|rest| rest.split('"').next());
    let shop = shop.into_iter().find(|shop| !shop.is_empty()).context("the category has no shop to choose")?;
    let path = format!("{category}?shop={shop}&min=1&max=100000&stock=1");
    ensure!(!links(&http::get(server.shopper, &path)?.body, "/p/").is_empty(), "{path} shows nothing");
    Ok(path)
}
