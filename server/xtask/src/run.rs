//! `cargo xtask run`: from a fresh checkout to a market that somebody can shop in.

use std::os::unix::process::CommandExt;

use anyhow::{Context, Result};
use clap::Args;

use crate::{server, setup, shell};

/// How to run.
#[derive(Args)]
pub struct Options {
    /// Build for speed: takes longer to build, and is what a shop would really run
    #[arg(long)]
    release: bool,
    /// Leave an empty market empty instead of filling it with the demo
    #[arg(long)]
    no_seed: bool,
    /// Anything else is handed to `server serve`
    #[arg(last = true)]
    rest: Vec<String>,
}

/// Sets up, builds, and becomes the server.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure(setup::TO_RUN)?;
    server::build(options.release)?;
    shell::heading("starting the server; Ctrl-C stops it");
    let mut serve = server::command(options.release);
    serve.arg("serve");
    if options.no_seed {
        serve.arg("--no-seed");
    }
    // In our place instead of beside us: every signal reaches the server itself, and nobody is
    // left to forget about it.
    Err(serve.args(&options.rest).exec()).context("cannot run the server")
}
