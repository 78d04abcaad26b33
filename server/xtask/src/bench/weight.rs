//! What a first visit to a product page costs a shopper: bytes, jumps of the layout, and complaints.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Bench;
use super::bar::Bar;
use super::market::{Market, Pages};
use crate::{setup, shell};

pub const BENCH: Bench = Bench {
    name: "weight",
    bars: &[
        Bar::at_most("HTML + CSS + JS + WASM on the wire", 260.0, "KB"),
        Bar::at_most("layout shift", 0.0, ""),
        Bar::at_most("console errors", 0.0, "messages"),
        Bar::at_most("CSP reports", 0.0, "reports"),
    ],
    measure,
};

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    let pages = Pages::find(&server)?;
    let mut visit = setup::node_script("end2end/first-visit.mjs")?;
    let said = shell::answer(visit.arg(&pages.product)).context("the first visit could not be measured")?;
    server.stop()?;
    let visit: Value = serde_json::from_str(&said).context("the first visit was not told as JSON")?;
    figures(&visit)
}

fn figures(visit: &Value) -> Result<Vec<f64>> {
    for kind in ["html", "css", "js", "wasm"] {
        eprintln!("  {kind:<4} {:>8} bytes, {}", visit["bytes"][kind], visit["encodings"][kind]);
        if visit["bytes"][kind].as_f64().is_none_or(|bytes| bytes == 0.0) {
            bail!("the page loaded no {kind}, so its weight says nothing");
        }
    }
    let total = ["html", "css", "js", "wasm"].iter().filter_map(|kind| visit["bytes"][kind].as_f64()).sum::<f64>();
    let complaints = |list: &str| -> Result<f64> {
        let complaints = visit[list].as_array().with_context(|| format!("the visit tells no {list}"))?;
        for complaint in complaints {
            eprintln!("  {complaint}");
        }
        Ok(f64::from(u32::try_from(complaints.len())?))
    };
    let shift = visit["layoutShift"].as_f64().context("the visit tells no layout shift")?;
    Ok(vec![total / 1000.0, shift, complaints("consoleErrors")?, complaints("cspReports")?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_visit_is_summed_up() {
        let mut visit = json!({
            "bytes": {"html": 9_000, "css": 11_000, "js": 20_000, "wasm": 160_000},
            "encodings": {"html": "br", "css": "br", "js": "br", "wasm": "br"},
            "layoutShift": 0, "consoleErrors": [], "cspReports": ["img-src"],
        });
        assert_eq!(figures(&visit).expect("it is whole"), [200.0, 0.0, 0.0, 1.0]);
        visit["bytes"]["wasm"] = json!(0);
        assert!(figures(&visit).is_err(), "a site without its program is not light but broken");
    }
}
