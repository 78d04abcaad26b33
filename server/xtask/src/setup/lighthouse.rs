//! Lighthouse, which looks at pages as search machines and impatient people do; in a folder of its own, because nobody
//! but the measurements wants it.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::{places, shell};

/// Another version weighs differently.
const VERSION: &str = "12.8.2";

fn folder() -> PathBuf {
    places::target().join("tools").join(format!("lighthouse-{VERSION}"))
}

/// Its program, which Node.js runs.
pub fn program() -> PathBuf {
    folder().join("node_modules").join("lighthouse").join("cli").join("index.js")
}

/// Whether it is installed.
pub fn is_there() -> bool {
    program().is_file()
}

/// Installs it, where nothing else of the machine is touched.
pub fn install() -> Result<()> {
    std::fs::create_dir_all(folder())?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--silent", "--prefix"]);
    shell::run(npm.arg(folder()).arg(format!("lighthouse@{VERSION}")))
}
