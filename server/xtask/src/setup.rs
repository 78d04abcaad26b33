//! Installs what this machine lacks, and costs almost nothing when it lacks nothing.

mod cargo_tools;
mod database;
mod debian;
mod lighthouse;
mod node;
mod python;

use anyhow::{Context, Result};
use python::{OPENID_PROVIDER, S3_STORE, SCHEMATHESIS};

use crate::shell;

/// One thing that a task may need on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The standard library for browsers.
    WasmTarget,
    /// A program from crates.io, by its entry in [`cargo_tools::TOOLS`].
    Cargo(&'static str),
    /// The npm packages of end2end/package.json.
    NodePackages,
    /// The programs of a database server.
    Database,
    /// The same, unless `DATABASE_URL` names a database that runs already.
    DatabaseOrAddress,
    /// A provider of accounts to sign in with.
    OpenIdProvider,
    /// A store of files that speaks S3.
    S3Store,
    /// A browser to test with.
    Chromium,
    /// A load generator.
    Wrk,
    /// A program that makes up requests from a description of them.
    Schemathesis,
    /// A program that looks at pages.
    Lighthouse,
}

/// What it takes to build and start the market.
pub const TO_RUN: &[Part] =
    &[Part::WasmTarget, Part::Cargo("cargo-leptos"), Part::Cargo("wasm-bindgen"), Part::NodePackages, Part::Database];

/// What it takes to run every test.
pub const TO_TEST: &[Part] = &[
    Part::WasmTarget,
    Part::Cargo("cargo-leptos"),
    Part::Cargo("wasm-bindgen"),
    Part::Cargo("cargo-nextest"),
    Part::NodePackages,
    Part::Database,
    Part::OpenIdProvider,
    Part::S3Store,
    Part::Chromium,
];

/// What it takes to run all tests but the browser's.
pub const TO_TEST_FAST: &[Part] = &[Part::Cargo("cargo-nextest"), Part::Database, Part::S3Store];

/// What it takes to check queries against a real database.
pub const TO_PREPARE: &[Part] = &[Part::Cargo("sqlx"), Part::Database];

/// What it takes to load a catalogue.
pub const TO_SEED: &[Part] = &[Part::DatabaseOrAddress];

/// What it takes to measure.
pub const TO_BENCH: &[Part] = &[
    Part::WasmTarget,
    Part::Cargo("cargo-leptos"),
    Part::Cargo("wasm-bindgen"),
    Part::NodePackages,
    Part::Database,
    Part::Chromium,
    Part::Wrk,
];

/// What it takes besides to measure what comes of requests that nobody thought of.
pub const TO_FUZZ: &[Part] = &[Part::Schemathesis];

/// What it takes besides to have pages looked at.
pub const TO_LOOK: &[Part] = &[Part::Lighthouse];

/// What `cargo xtask setup` installs, so that running and testing need nothing more.
pub const EVERYTHING: &[Part] = TO_TEST;

/// Installs the parts that are missing.
pub fn ensure(parts: &[Part]) -> Result<()> {
    let missing: Vec<_> = parts.iter().filter(|part| !part.is_there()).collect();
    for (number, part) in (1..).zip(&missing) {
        shell::heading(&format!("setting up {} ({number} of {})", part.title(), missing.len()));
        part.install().with_context(|| format!("{} could not be set up", part.title()))?;
    }
    Ok(())
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Self::WasmTarget => "Rust for browsers",
            Self::Cargo(name) => name,
            Self::NodePackages => "the npm packages",
            Self::Database | Self::DatabaseOrAddress => "a database server",
            Self::OpenIdProvider => "a provider of accounts",
            Self::S3Store => "a store of files",
            Self::Chromium => "Chromium",
            Self::Wrk => "wrk",
            Self::Schemathesis => "schemathesis",
            Self::Lighthouse => "Lighthouse",
        }
    }

    fn is_there(self) -> bool {
        match self {
            Self::WasmTarget => cargo_tools::has_wasm_target(),
            Self::Cargo(name) => cargo_tools::named(name).is_there(),
            Self::NodePackages => node::packages_are_current(),
            Self::Database => database::is_there(),
            Self::DatabaseOrAddress => database::is_given() || database::is_there(),
            Self::OpenIdProvider => OPENID_PROVIDER.is_there(),
            Self::S3Store => S3_STORE.is_there(),
            Self::Chromium => debian::chromium().is_some(),
            Self::Wrk => shell::which("wrk").is_some(),
            Self::Schemathesis => SCHEMATHESIS.is_there(),
            Self::Lighthouse => lighthouse::is_there(),
        }
    }

    fn install(self) -> Result<()> {
        match self {
            Self::WasmTarget => cargo_tools::add_wasm_target(),
            Self::Cargo(name) => cargo_tools::named(name).install(),
            Self::NodePackages => node::install_packages(),
            Self::Database | Self::DatabaseOrAddress => database::install(),
            Self::OpenIdProvider => OPENID_PROVIDER.install(),
            Self::S3Store => S3_STORE.install(),
            Self::Chromium => debian::install("chromium", "The browser journeys drive Chromium"),
            Self::Wrk => debian::install("wrk", "The measurements put load on the server with wrk"),
            Self::Schemathesis => SCHEMATHESIS.install(),
            Self::Lighthouse => lighthouse::install(),
        }
    }
}

/// The browser that tests and measurements drive.
pub fn chromium() -> Result<std::path::PathBuf> {
    debian::chromium().context("there is no Chromium on this machine")
}

/// The program that looks at pages.
pub fn lighthouse() -> std::path::PathBuf {
    lighthouse::program()
}

/// The program of the provider of accounts that tests sign in with.
pub fn openid_provider() -> std::path::PathBuf {
    OPENID_PROVIDER.program()
}

/// The program that makes requests up.
pub fn schemathesis() -> std::path::PathBuf {
    SCHEMATHESIS.program()
}

/// A command for one of our scripts, with the browser that it drives.
pub fn node_script(script: &str) -> Result<std::process::Command> {
    let mut command = shell::command("node");
    command.arg(script).env("CHROMIUM", chromium()?);
    Ok(command)
}
