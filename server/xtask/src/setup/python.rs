//! The Python side: a provider of accounts that we did not write, to sign in with in tests.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{places, shell};

/// The package, and the program that it brings.
const PROVIDER: &str = "oidc-provider-mock";
/// Versions of it that were tried.
const VERSIONS: &str = ">=0.3.4,<0.5";
/// Pythons by the name under which they are called, the newest first: new versions of the package want a new one.
const PYTHONS: [&str; 4] = ["python3.14", "python3.13", "python3.12", "python3"];

/// Where the provider's program is, or will be.
pub fn provider() -> PathBuf {
    folder().join("bin").join(PROVIDER)
}

fn folder() -> PathBuf {
    places::target().join("tools").join("openid")
}

/// Installs the provider into a folder of its own.
pub fn install_provider() -> Result<()> {
    let works = |python: &&&str| shell::answer(Command::new(python).args(["-c", "import venv, ensurepip"])).is_some();
    let python = PYTHONS.iter().find(works).context("there is no Python 3 with venv on this machine")?;
    shell::run(Command::new(python).args(["-m", "venv", "--clear"]).arg(folder()))?;
    let mut pip = Command::new(folder().join("bin").join("pip"));
    pip.args(["install", "--quiet", "--disable-pip-version-check", &format!("{PROVIDER}{VERSIONS}")]);
    shell::run(&mut pip)
}
