//! `cargo xtask`: everything that is done to Agora from a terminal, from the first start to measuring.

mod bench;
mod fingerprint;
mod http;
mod openid;
mod places;
mod prepare;
mod run;
mod screenshots;
mod seed;
mod server;
mod setup;
mod shell;
mod sites;
mod tally;
mod test;
mod throwaway;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, runs, tests and measures Agora.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install whatever this machine lacks to run and test Agora
    Setup,
    /// Build and start the marketplace: shopper :3000, seller :3001, admin :3002
    Run(run::Options),
    /// Run every check and test, and say how many passed and failed
    Test(test::Options),
    /// Renew the record of checked database queries in .sqlx/
    Prepare(prepare::Options),
    /// Fill the market: the demo, or a catalogue from a folder
    Seed(seed::Options),
    /// Measure the release build against the figures it has to reach
    Bench(bench::Options),
    /// Take the pictures of the README from a running demo market
    Screenshots,
}

fn main() -> ExitCode {
    let done = match Command::parse().task {
        Task::Setup => setup::ensure(setup::EVERYTHING).map(|()| true),
        Task::Run(options) => run::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Prepare(options) => prepare::run(&options).map(|()| true),
        Task::Seed(options) => seed::run(&options).map(|()| true),
        Task::Bench(options) => bench::run(&options),
        Task::Screenshots => screenshots::run().map(|()| true),
    };
    finish(done)
}

/// A task answers whether everything was in order; an error means that it could not be done.
fn finish(done: Result<bool>) -> ExitCode {
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            shell::complain(&format!("{why:#}"));
            ExitCode::FAILURE
        }
    }
}
