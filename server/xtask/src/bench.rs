//! `cargo xtask bench`: measures the release build and compares each figure with its bar.

mod bar;
mod books;
mod catalogue;
mod chance;
mod codes;
mod crash;
mod crowd;
mod enumeration;
mod fuzz_accounts;
mod last_unit;
mod lighthouse;
mod load;
mod market;
mod memory;
mod orders;
mod pages;
mod painted;
mod program;
mod refresh;
mod sample;
mod search;
mod shelf;
mod shopper;
mod sign_in;
mod uploads;
mod weight;
mod wire;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::{server, setup, shell};
use bar::Bar;
use market::Market;

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// One measurement instead of all
    name: Option<String>,
    /// Only say what is measured, and the bars
    #[arg(long)]
    list: bool,
    /// Measure the release as it was built before
    #[arg(long)]
    no_build: bool,
    /// The catalogue that is multiplied to 1,000 listings; without one it is the demo market
    #[arg(long, value_name = "DIR", default_value = "../shared/data/catalog")]
    catalog: PathBuf,
}

/// One measurement: its figures come in the order of its bars.
struct Bench {
    name: &'static str,
    bars: &'static [Bar],
    measure: fn(&Market) -> Result<Vec<f64>>,
}

/// All of them, in the order in which they run.
const BENCHES: &[Bench] = &[
    pages::BENCH,
    orders::BENCH,
    memory::BENCH,
    weight::BENCH,
    lighthouse::BENCH,
    last_unit::BENCH,
    crash::BENCH,
    codes::BENCH,
    sign_in::BENCH,
    enumeration::BENCH,
    refresh::BENCH,
    fuzz_accounts::BENCH,
    uploads::BENCH,
    search::BENCH,
    catalogue::BENCH,
];

/// Measures and prints a line a figure; says whether every one holds.
pub fn run(options: &Options) -> Result<bool> {
    let wanted = |bench: &&Bench| options.name.as_deref().is_none_or(|name| name == bench.name);
    let chosen: Vec<_> = BENCHES.iter().filter(wanted).collect();
    if chosen.is_empty() {
        let names: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        bail!("there is no such measurement; there are {}", names.join(", "));
    }
    if options.list {
        for bench in chosen {
            for bar in bench.bars {
                println!("{}", bar.line(bench.name));
            }
        }
        return Ok(true);
    }
    setup::ensure(setup::TO_BENCH)?;
    if !options.no_build {
        server::build(true)?;
    }
    let market = Market::prepare(&options.catalog)?;
    let mut all_hold = true;
    for bench in chosen {
        shell::heading(&format!("measuring {}", bench.name));
        let figures = (bench.measure)(&market.copy()?)?;
        assert_eq!(figures.len(), bench.bars.len(), "{} measures a figure for each of its bars", bench.name);
        for (bar, figure) in bench.bars.iter().zip(figures) {
            println!("{}", bar.verdict(bench.name, figure));
            all_hold &= bar.holds(figure);
        }
    }
    Ok(all_hold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measurement_has_its_own_name_and_bars() {
        let mut names: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
        names.dedup();
        assert_eq!(names.len(), BENCHES.len());
        assert!(BENCHES.iter().all(|bench| !bench.bars.is_empty()));
    }
}
