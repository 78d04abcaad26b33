//! What Lighthouse makes of the pages that people arrive at: on a slow phone, as search machines count.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Bench;
use super::bar::Bar;
use super::market::{Market, Pages};
use super::sample::median;
use crate::throwaway::Directory;
use crate::{setup, shell};

pub const BENCH: Bench = Bench {
    name: "lighthouse",
    bars: &[
        Bar::at_least("home: performance", 95.0, "points"),
        Bar::at_least("home: accessibility", 100.0, "points"),
        Bar::at_least("home: best practices", 100.0, "points"),
        Bar::at_least("home: SEO", 100.0, "points"),
        Bar::at_least("category: performance", 95.0, "points"),
        Bar::at_least("category: accessibility", 100.0, "points"),
        Bar::at_least("category: best practices", 100.0, "points"),
        Bar::at_least("category: SEO", 100.0, "points"),
        Bar::at_least("product: performance", 95.0, "points"),
        Bar::at_least("product: accessibility", 100.0, "points"),
        Bar::at_least("product: best practices", 100.0, "points"),
        Bar::at_least("product: SEO", 100.0, "points"),
    ],
    measure,
};

/// The four things that are looked at, as the report names them.
const LOOKS: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];
/// Looks at each page; the median counts, because the machine does other things too.
const ROUNDS: usize = 3;

fn measure(market: &Market) -> Result<Vec<f64>> {
    setup::ensure(setup::TO_LOOK)?;
    let server = market.serve()?;
    let pages = Pages::find(&server)?;
    let mut figures = Vec::new();
    for (name, address) in [("home", &pages.home), ("category", &pages.category), ("product", &pages.product)] {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(look(address).with_context(|| format!("Lighthouse did not look at {name}"))?);
        }
        for what in LOOKS {
            let points: Vec<f64> = rounds.iter().map(|report| points(report, what)).collect::<Result<_>>()?;
            figures.push(median(&points));
        }
        tell(name, &rounds[0]);
    }
    server.stop()?;
    Ok(figures)
}

/// The report on one page, on the phone and the network that Lighthouse pretends to have.
fn look(address: &str) -> Result<Value> {
    let directory = Directory::new("lighthouse")?;
    let report = directory.path().join("report.json");
    let mut lighthouse = Command::new("node");
    lighthouse.arg(setup::lighthouse()).arg(address).env("CHROME_PATH", setup::chromium()?);
    lighthouse.args(["--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]);
    lighthouse.arg(format!("--only-categories={}", LOOKS.join(",")));
    lighthouse.arg(format!("--output-path={}", report.display()));
    shell::run(&mut lighthouse)?;
    serde_json::from_slice(&std::fs::read(report)?).context("the report is not JSON")
}

fn points(report: &Value, what: &str) -> Result<f64> {
    let score = report["categories"][what]["score"].as_f64();
    Ok(score.with_context(|| format!("the report says nothing of {what}"))? * 100.0)
}

/// What costs points, so that it can be mended.
fn tell(name: &str, report: &Value) {
    for what in LOOKS {
        let parts = report["categories"][what]["auditRefs"].as_array().into_iter().flatten();
        for part in parts.filter(|part| part["weight"].as_f64().is_some_and(|weight| weight > 0.0)) {
            let audit = &report["audits"][part["id"].as_str().unwrap_or_default()];
            if audit["score"].as_f64().is_some_and(|score| score < 0.9) {
                let value = audit["displayValue"].as_str().unwrap_or_default();
                eprintln!("  {name}: {} {value}", audit["title"].as_str().unwrap_or_default());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn points_are_read_off_the_report() {
        let report = json!({ "categories": { "seo": { "score": 0.92 }, "performance": { "score": null } } });
        assert_eq!(points(&report, "seo").ok(), Some(92.0));
        assert!(points(&report, "performance").is_err(), "a look that failed is no good mark");
    }
}
