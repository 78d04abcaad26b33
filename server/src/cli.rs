//! What the program can be told to do.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::settings::Settings;

/// Agora: a marketplace in one program.
#[derive(Parser)]
#[command(name = "server", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How; the same for every command.
    #[command(flatten)]
    pub settings: Settings,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serve the three sites and do the work behind them
    Serve(ServeOptions),
    /// Bring the database to the newest version
    Migrate,
    /// Fill the market with the demo, or with a catalogue from a folder
    Seed(SeedOptions),
    /// List every page and every call of the three sites
    Routes,
    /// List every event handler, job and schedule
    Wiring,
    /// Print the description of the public API
    Openapi,
    /// Say what is wrong with the settings and the database
    Doctor,
    /// Say whether the market keeps its promises, and what waits to be settled
    Promises {
        /// Counts for programs instead of words for people
        #[arg(long)]
        json: bool,
    },
    /// Look after admins
    #[command(subcommand)]
    Admin(AdminCommand),
}

/// How to serve.
#[derive(Args, Clone)]
pub struct ServeOptions {
    /// The parts of the market that this process plays
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Role::Web, Role::Worker])]
    pub roles: Vec<Role>,
    /// Leave an empty market empty instead of filling it with the demo
    #[arg(long)]
    pub no_seed: bool,
}

/// A part of the market that a process can play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Role {
    /// The sites and their calls.
    Web,
    /// Events, jobs and schedules.
    Worker,
}

/// What to fill the market with.
#[derive(Args, Clone, Default)]
pub struct SeedOptions {
    /// A folder with a catalogue (products.csv and its companions) instead of the demo
    #[arg(long, value_name = "DIR")]
    pub catalog: Option<PathBuf>,
    /// Multiply the catalogue until it has this many listings
    #[arg(long, value_name = "N")]
    pub listings: Option<usize>,
}

/// What to do with admins.
#[derive(Subcommand)]
pub enum AdminCommand {
    /// Make an account that may watch the market, or make an account one that may
    Create(NewAdmin),
}

/// Somebody who will watch the market.
#[derive(Args)]
pub struct NewAdmin {
    /// Where mail reaches them
    #[arg(long)]
    pub email: String,
    /// What they are called
    #[arg(long)]
    pub name: String,
    /// Read the password from the standard input instead of making one up
    #[arg(long)]
    pub password_stdin: bool,
}
