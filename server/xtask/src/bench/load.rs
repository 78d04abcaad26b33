//! Puts load on a page with wrk and reads what wrk found out.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell;
use crate::throwaway::Directory;

/// What became of the requests.
#[derive(Debug, PartialEq)]
pub struct Load {
    /// Answers a second.
    pub throughput: f64,
    /// The time within which 99 of 100 answers came, in milliseconds.
    pub p99: f64,
    /// Requests that were not answered with a page.
    pub failures: f64,
}

/// Keeps 32 connections busy with `url` for some seconds.
///
/// One thread is enough for wrk, and leaves the server what a shared machine has left.
pub fn put_on(url: &str, seconds: u32) -> Result<Load> {
    let duration = format!("{seconds}s");
    let mut wrk = Command::new("wrk");
    wrk.args(["--threads", "1", "--connections", "32", "--latency", "--duration", &duration, url]);
    let said = shell::answer(&mut wrk).with_context(|| format!("wrk could not measure {url}"))?;
    read(&said).with_context(|| format!("wrk said something unexpected:\n{said}"))
}

/// Keeps 32 connections busy with these paths of a site in turn for some seconds.
pub fn put_on_all(site: &str, paths: &[String], seconds: u32) -> Result<Load> {
    let directory = Directory::new("bench")?;
    let script = directory.path().join("turns.lua");
    let listed: Vec<_> = paths.iter().map(|path| format!("{path:?}")).collect();
    let turns = format!(
        "local paths = {{{}}}\nlocal at = 0\nfunction request()\n  at = at % #paths + 1\n  \
         return wrk.format(nil, paths[at])\nend\n",
        listed.join(", ")
    );
    fs::write(&script, turns)?;
    let duration = format!("{seconds}s");
    let mut wrk = Command::new("wrk");
    wrk.args(["--threads", "1", "--connections", "32", "--latency", "--duration", &duration, "--script"]);
    let said = shell::answer(wrk.arg(&script).arg(site)).with_context(|| format!("wrk could not measure {site}"))?;
    read(&said).with_context(|| format!("wrk said something unexpected:\n{said}"))
}

fn read(said: &str) -> Option<Load> {
    let after = |label: &str| said.lines().find_map(|line| line.trim().strip_prefix(label)).map(str::trim);
    let refused = after("Non-2xx or 3xx responses:").map_or(Some(0.0), |count| count.parse().ok())?;
    // `Socket errors: connect 0, read 3, write 0, timeout 7`
    let broken = after("Socket errors:").unwrap_or_default();
    let broken = broken.split(',').filter_map(|part| part.rsplit(' ').next()?.parse::<f64>().ok()).sum::<f64>();
    Some(Load {
        throughput: after("Requests/sec:")?.parse().ok()?,
        p99: milliseconds(after("99%")?)?,
        failures: refused + broken,
    })
}

/// `850.00us`, `12.34ms`, `1.02s` and `2.00m` in milliseconds.
fn milliseconds(text: &str) -> Option<f64> {
    let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
    let value: f64 = text[..unit].parse().ok()?;
    let factor = match &text[unit..] {
        "us" => 0.001,
        "ms" => 1.0,
        "s" => 1000.0,
        "m" => 60_000.0,
        _ => return None,
    };
    Some(value * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrk_is_understood() {
        let said = "Running 10s test @ http://127.0.0.1:3000/\n  1 threads and 32 connections\n  \
            Latency Distribution\n     50%   12.20ms\n     99%    1.02s \n  \
            12345 requests in 10.00s, 1.2GB read\n  Socket errors: connect 0, read 3, write 0, timeout 7\n  \
            Non-2xx or 3xx responses: 5\nRequests/sec:   1234.56\nTransfer/sec:    120.00MB\n";
        assert_eq!(read(said), Some(Load { throughput: 1234.56, p99: 1020.0, failures: 15.0 }));
        assert_eq!(read("unable to connect"), None);
    }
}
