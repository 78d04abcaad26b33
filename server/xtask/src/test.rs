//! `cargo xtask test`: every check there is, to the end, and one line that sums them up.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use anyhow::Result;
use clap::Args;

use crate::openid::Provider;
use crate::server::{Server, Settings};
use crate::tally::Tally;
use crate::throwaway::{Database, Directory};
use crate::{places, server, setup, shell, sites};

/// Which tests to run.
#[derive(Args)]
pub struct Options {
    /// Leave out the sites: no WebAssembly, no browser
    #[arg(long)]
    fast: bool,
    /// Run only the tests and journeys with this in their name, and no other checks
    filter: Option<String>,
}

/// Runs the checks one after the other, whatever became of the one before.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure(if options.fast { setup::TO_TEST_FAST } else { setup::TO_TEST })?;
    let filter = options.filter.as_deref();
    let mut sum = Tally::default();
    if filter.is_none() {
        sum += style();
    }
    sum += rust_tests(filter)?;
    if filter.is_none() {
        sum += doctests()?;
    }
    if !options.fast {
        sum += browser(filter)?;
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(sum.failed == 0)
}

/// How the code is written: its format, and what the linter thinks of it.
fn style() -> Tally {
    shell::heading("format");
    let mut sum = Tally::one(shell::succeeds(&mut shell::cargo(&["fmt", "--check"])));
    shell::heading("lints");
    let lints = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    sum += Tally::one(shell::succeeds(&mut shell::cargo(&lints)));
    sum
}

/// Unit, context and server tests, each of the latter on a database of its own.
fn rust_tests(filter: Option<&str>) -> Result<Tally> {
    shell::heading("tests");
    let database = Database::start("tests")?;
    let mut nextest = shell::cargo(&["nextest", "run", "--workspace", "--no-fail-fast", "--color", shell::colour()]);
    if let Some(filter) = filter {
        nextest.args(["--no-tests", "pass", filter]);
    }
    let (succeeded, said) = shell::watch(nextest.env("DATABASE_URL", database.url()))?;
    Ok(Tally::of_nextest(&said).or_failed(succeeded))
}

/// The examples in the documentation.
fn doctests() -> Result<Tally> {
    shell::heading("examples in the documentation");
    let (succeeded, said) = shell::watch(&mut shell::cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]))?;
    Ok(Tally::of_doctests(&said).or_failed(succeeded))
}

/// What only a browser can tell: the sites as WebAssembly, then people using them.
fn browser(filter: Option<&str>) -> Result<Tally> {
    let journeys = journeys(filter)?;
    let mut sum = Tally::default();
    if filter.is_none() {
        sum += sites::SITES.iter().fold(Tally::default(), |mut sum, site| {
            shell::heading(&format!("lints of the {site} site as WebAssembly"));
            sum += Tally::one(shell::succeeds(&mut wasm_lints(site)));
            sum
        });
        sum += Tally::one(!journeys.is_empty());
    }
    if !journeys.is_empty() {
        let travelled = travel(&journeys);
        sum += travelled.unwrap_or_else(|why| {
            shell::complain(&format!("the journeys could not begin: {why:#}"));
            Tally::one(false)
        });
    }
    Ok(sum)
}

/// The workspace's lints do not see what is compiled for browsers only.
fn wasm_lints(site: &str) -> Command {
    let package = format!("frontend-{site}");
    let target = ["--features", "hydrate", "--target", "wasm32-unknown-unknown"];
    let mut command = shell::cargo(&["clippy", "--package", &package]);
    command.args(target).args(["--", "--deny", "warnings"]);
    command
}

/// The journeys, all or those with `filter` in their path. The folder may not be there yet.
fn journeys(filter: Option<&str>) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect_specs(&places::end2end().join("tests"), &mut found)?;
    found.retain(|path| filter.is_none_or(|filter| path.to_string_lossy().contains(filter)));
    found.sort();
    if found.is_empty() && filter.is_none() {
        shell::complain("there are no browser journeys in end2end/tests");
    }
    Ok(found)
}

fn collect_specs(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect_specs(&path, found)?;
        } else if path.to_string_lossy().ends_with(".spec.mjs") {
            found.push(path);
        }
    }
    Ok(())
}

/// Serves a fresh demo market and sends the actors into it.
fn travel(journeys: &[PathBuf]) -> Result<Tally> {
    server::build(false)?;
    shell::heading("browser journeys");
    let database = Database::start("journeys")?;
    let directory = Directory::new("market")?;
    let url = database.url();
    let provider = Provider::start(directory.path())?;
    let more = [
        ("GOOGLE_CLIENT_ID", "agora"),
        ("GOOGLE_CLIENT_SECRET", "not a secret"),
        ("GOOGLE_ISSUER", provider.url.as_str()),
    ];
    let settings = Settings {
        release: false,
        data_dir: directory.path(),
        database: Some(&url),
        seed: true,
        hasty: false,
        more: &more,
    };
    let server = Server::start(&settings)?;
    let mut node = shell::command("node");
    node.args(["--test", "--test-reporter", "spec"]).args(journeys).env("CHROMIUM", setup::chromium()?);
    for (site, address) in [("SHOPPER", server.shopper), ("SELLER", server.seller), ("ADMIN", server.admin)] {
        node.env(format!("AGORA_{site}_URL"), server::public_url(address));
    }
    node.env("AGORA_DATABASE_URL", &url).env("AGORA_OPENID_URL", &provider.url);
    // Some journeys need a market with other settings, and open one of their own.
    node.env("AGORA_PROGRAM", places::program("server", false));
    let (succeeded, said) = shell::watch(&mut node)?;
    let mut sum = Tally::of_node(&said).or_failed(succeeded);
    let stopped = server.stop();
    if let Err(why) = &stopped {
        shell::complain(&format!("{why:#}"));
    }
    sum += Tally::one(stopped.is_ok());
    Ok(sum)
}
