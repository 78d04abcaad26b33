//! The npm side: the packages that build style sheets, shrink WebAssembly and drive the browser.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{places, shell};

/// The oldest Node.js that runs our tests.
const OLDEST_NODE: u32 = 20;

/// The lock file as it was when the packages were installed; a copy is enough to see a change.
const INSTALLED: &str = "node_modules/.installed-lock.json";

/// Whether exactly the locked packages are installed.
pub fn packages_are_current() -> bool {
    let read = |name: &str| fs::read(places::end2end().join(name)).ok();
    let wanted = read("package-lock.json");
    wanted.is_some() && wanted == read(INSTALLED)
}

/// Installs the locked packages.
pub fn install_packages() -> Result<()> {
    check_node()?;
    let mut npm = Command::new("npm");
    // None of the packages needs its installation script; not running them is the safer habit.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(places::end2end());
    shell::run(&mut npm)?;
    let lock = places::end2end().join("package-lock.json");
    fs::copy(lock, places::end2end().join(INSTALLED)).context("cannot write down what is installed")?;
    Ok(())
}

fn check_node() -> Result<()> {
    let said = shell::answer(Command::new("node").arg("--version")).context("there is no Node.js on this machine")?;
    let major = said.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    match major {
        Some(major) if u32::ge(&major, &OLDEST_NODE) => Ok(()),
        _ => bail!("Node.js {OLDEST_NODE} or newer is needed, this machine has {said}"),
    }
}
