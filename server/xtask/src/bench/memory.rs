//! How much memory the server holds after a busy spell, and how soon it answers after a start.

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

use super::bar::Bar;
use super::market::{Market, Pages};
use super::{Bench, load};
use crate::server::{Server, Settings};
use crate::throwaway::Directory;

pub const BENCH: Bench = Bench {
    name: "memory",
    bars: &[
        Bar::at_most("resident after load", 120.0, "MB"),
        Bar::at_most("first page, database there", 1.5, "s"),
        Bar::at_most("first page, no database", 6.0, "s"),
    ],
    measure,
};

/// Starts are measured this often, and the middle one counts.
const STARTS: usize = 3;

fn measure(market: &Market) -> Result<Vec<f64>> {
    let server = market.serve()?;
    for (_, url) in Pages::find(&server)?.named() {
        load::put_on(url, 10)?;
    }
    let resident = resident_megabytes(server.pid())?;
    server.stop()?;

    let mut starts = (0..STARTS).map(|_| first_page(&market.settings())).collect::<Result<Vec<_>>>()?;
    starts.sort();

    let empty = Directory::new("bench")?;
    let from_nothing = first_page(&Settings { data_dir: empty.path(), seed: true, ..market.settings() })?;
    Ok(vec![resident, starts[STARTS / 2].as_secs_f64(), from_nothing.as_secs_f64()])
}

/// The time from starting the program to its first page.
fn first_page(settings: &Settings) -> Result<Duration> {
    let mut server = Server::spawn(settings)?;
    let waited = server.wait_for("/")?;
    server.stop()?;
    Ok(waited)
}

/// What the kernel says the process has in memory, in units of 1,000,000 bytes.
pub fn resident_megabytes(pid: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).context("the server is gone")?;
    resident(&status).context("the kernel does not say how much memory the server holds")
}

fn resident(status: &str) -> Option<f64> {
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?;
    Some(kilobytes.parse::<f64>().ok()? * 1024.0 / 1e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_is_understood() {
        assert_eq!(resident("Name:\tserver\nVmRSS:\t  100000 kB\nThreads:\t4\n"), Some(102.4));
        assert_eq!(resident("Name:\tserver\n"), None);
    }
}
