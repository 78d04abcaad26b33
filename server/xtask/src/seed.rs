//! `cargo xtask seed`: puts goods on the shelves of the market that `cargo xtask run` serves.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::{server, setup, shell};

/// What to load.
#[derive(Args)]
pub struct Options {
    /// A folder with a catalogue (products.csv and its companions) instead of the demo
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// Multiply the catalogue until it has this many listings
    #[arg(long, value_name = "N")]
    listings: Option<u32>,
    /// Use the release build, which reads pictures many times faster
    #[arg(long)]
    release: bool,
}

/// Builds the server and has it load.
pub fn run(options: &Options) -> Result<()> {
    setup::ensure(setup::TO_SEED)?;
    server::build_program(options.release)?;
    let mut seed = server::command(options.release);
    seed.arg("seed");
    if let Some(folder) = &options.catalog {
        let folder = folder.canonicalize().with_context(|| format!("there is no folder {}", folder.display()))?;
        seed.arg("--catalog").arg(folder);
    }
    if let Some(listings) = options.listings {
        seed.args(["--listings", &listings.to_string()]);
    }
    shell::run(&mut seed)
}
