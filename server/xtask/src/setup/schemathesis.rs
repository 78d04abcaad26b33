//! A program from Python's packages, in a folder of its own: it makes up requests from the description of an API.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{places, shell};

const PACKAGE: &str = "schemathesis";
/// Another version makes up other requests, and names what it finds differently.
const VERSION: &str = "4.32.5";
/// The oldest Python that runs it, asked the way a Python understands.
const RUNS_IT: &str = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
/// Pythons by the name under which they are called, the usual one first.
const PYTHONS: [&str; 5] = ["python3", "python", "python3.12", "python3.11", "python3.10"];

/// Where its program is, or will be.
pub fn program() -> PathBuf {
    folder().join("bin").join(PACKAGE)
}

fn folder() -> PathBuf {
    places::target().join("tools").join(PACKAGE)
}

/// Whether it is installed, at the right version.
pub fn is_there() -> bool {
    let said = shell::answer(Command::new(program()).arg("--version"));
    said.is_some_and(|said| said.split_whitespace().last() == Some(VERSION))
}

/// Installs it, where nothing else of the machine is touched.
pub fn install() -> Result<()> {
    let works = |python: &&&str| shell::answer(Command::new(python).args(["-c", RUNS_IT])).is_some();
    let python = PYTHONS.iter().find(works).context("there is no Python 3.10 or newer with venv on this machine")?;
    shell::run(Command::new(python).args(["-m", "venv", "--clear"]).arg(folder()))?;
    let mut pip = Command::new(folder().join("bin").join("pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", &format!("{PACKAGE}=={VERSION}")]);
    shell::run(&mut pip)
}
