//! The whole market as one program: three sites, the work behind them, and the tools to look after it.
//!
//! Invariants, above all what is absent:
//! - nothing depends on this crate, and it holds no rule of the market: it puts the parts together and keeps the doors;
//! - configuration is read once, here, and only through [`settings`];
//! - the name of whoever asks comes from a session cookie of that very site, and their address from our own proxies;
//! - nothing that a person sees is kept for another person, and no query, body or token is logged;
//! - a request ends within fifteen seconds, an upload within three minutes, and a server that is asked to stop finishes what it has begun.
//!
//! Contents: [`cli`] and [`config`] what was asked for; [`database`], [`doors`], [`market`] putting it together;
//! [`serve`] running it; [`sites`] what a site is made of, with [`guard`], [`sessions`] and [`page_cache`] before its
//! pages; [`seed`] filling it.

pub mod admin;
pub mod api;
pub mod arrival;
pub mod calls;
mod catalogue_file;
pub mod cli;
pub mod config;
pub mod database;
pub mod doctor;
pub mod documents;
pub mod doors;
pub mod faults;
pub mod files;
pub mod guard;
pub mod health;
pub mod keys;
pub mod listen;
pub mod logs;
pub mod market;
pub mod media;
pub mod page_cache;
pub mod plain_form;
pub mod problem;
pub mod promises;
pub mod review_photos;
pub mod routes;
pub mod seed;
pub mod serve;
pub mod sessions;
pub mod settings;
pub mod sitemap;
pub mod sites;
pub mod stop;
pub mod studio;
pub mod suggest;
pub mod upload;
pub mod ways_in;
pub mod webhook;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use clap::Parser as _;

use cli::{AdminCommand, Cli, Command};
use config::Config;
use settings::Settings;

/// Does what the command line says.
pub fn main() -> ExitCode {
    // Two libraries bring a provider each; the one that we build is named before anybody has to guess.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("error: {why:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new().context("the async threads cannot be started")?;
    let settings = cli.settings;
    match cli.command {
        Command::Serve(options) => runtime.block_on(serve::run(&configured(&settings)?, &options))?,
        Command::Migrate => runtime.block_on(migrate(&configured(&settings)?))?,
        Command::Seed(options) => runtime.block_on(seed::run(&configured(&settings)?, &options))?,
        Command::Routes => {
            // The framework begins to load what a page asks for even while only its address is wanted.
            let _inside = runtime.enter();
            say(&routes::listing());
        }
        Command::Wiring => say(&marketplace::wiring::wiring().describe()),
        Command::Openapi => say(&api::document()),
        Command::Doctor => return runtime.block_on(doctor::examine(&settings)),
        Command::Promises { json } => return runtime.block_on(promises::tell(&configured(&settings)?, json)),
        Command::Admin(AdminCommand::Create(new)) => runtime.block_on(admin::create(&configured(&settings)?, new))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints a text, which whoever reads it may stop reading in the middle.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// The configuration, or everything that is wrong with it; from here on there is a log.
fn configured(settings: &Settings) -> Result<Config> {
    let reading = Config::read(settings);
    let Some(config) = reading.config else {
        let problems = reading.findings.iter().filter_map(|found| Some((found.setting, found.problem.as_ref()?)));
        let lines: Vec<_> = problems.map(|(setting, problem)| format!("  {setting}: {problem}")).collect();
        bail!("the settings are not right:\n{}", lines.join("\n"));
    };
    logs::begin(&config);
    Ok(config)
}

async fn migrate(config: &Config) -> Result<()> {
    let database = database::Database::open(config).await?;
    match database.migrate().await? {
        0 => println!("The database is at the newest version."),
        1 => println!("One migration was applied."),
        count => println!("{count} migrations were applied."),
    }
    database.stop().await
}
