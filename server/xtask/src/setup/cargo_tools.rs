//! The Rust side: the target for browsers and the tools from crates.io, each at a version that fits.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{places, shell};

/// A program that `cargo install` brings.
pub struct Tool {
    /// What it is called on PATH, and here.
    program: &'static str,
    /// How it is asked for its version.
    ask: &'static [&'static str],
    package: &'static str,
    version: &'static str,
    /// Whether another version will not do.
    exact: bool,
    options: &'static [&'static str],
}

/// All of them. Versions are what the workspace was built and tested with.
pub const TOOLS: [Tool; 4] = [
    Tool {
        program: "cargo-leptos",
        ask: &["--version"],
        package: "cargo-leptos",
        version: "0.3.10", // The next one needs a newer compiler than ours.
        exact: true,
        options: &["--features", "no_downloads"],
    },
    Tool {
        program: "wasm-bindgen",
        ask: &["--version"],
        package: "wasm-bindgen-cli",
        version: "0.2.129", // The same as the library's in Cargo.toml: they share a format.
        exact: true,
        options: &[],
    },
    Tool {
        program: "cargo-nextest",
        ask: &["--version"],
        package: "cargo-nextest",
        version: "0.9.143",
        exact: false,
        options: &[],
    },
    Tool {
        program: "sqlx",
        ask: &["--version"],
        package: "sqlx-cli",
        version: "0.9.0", // The same as the library's: it writes what the library reads.
        exact: true,
        options: &["--no-default-features", "--features", "postgres,rustls"],
    },
];

/// The tool of this name.
pub fn named(program: &str) -> &'static Tool {
    static ALL: [Tool; 4] = TOOLS;
    ALL.iter().find(|tool| tool.program == program).expect("setup only names tools of this table")
}

impl Tool {
    /// Whether it is installed, at the right version where that matters.
    pub fn is_there(&self) -> bool {
        let said = shell::answer(Command::new(self.program).args(self.ask));
        said.is_some_and(|said| !self.exact || said.split_whitespace().nth(1) == Some(self.version))
    }

    /// Builds and installs it, which takes some minutes.
    pub fn install(&self) -> Result<()> {
        let mut command = shell::cargo(&["install", self.package, "--version", self.version, "--locked", "--force"]);
        // What was built stays, so that an interrupted installation goes on where it was.
        command.args(self.options).arg("--target-dir").arg(places::target().join("tools"));
        shell::run(&mut command)?;
        if !self.is_there() {
            bail!(
                "{} {} was installed, but PATH leads to {} first: put cargo's bin directory in front",
                self.package,
                self.version,
                shell::which(self.program).map_or_else(|| "nothing".to_owned(), |path| path.display().to_string())
            );
        }
        Ok(())
    }
}

/// Whether the standard library for browsers is installed for the compiler of this checkout.
pub fn has_wasm_target() -> bool {
    let sysroot = shell::answer(shell::command("rustc").args(["--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir())
}

/// Has rustup add it.
pub fn add_wasm_target() -> Result<()> {
    if shell::which("rustup").is_none() {
        bail!("there is no rustup: install the target wasm32-unknown-unknown the way Rust was installed");
    }
    shell::run(shell::command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}
