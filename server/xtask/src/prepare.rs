//! `cargo xtask prepare`: checks every query against a real database and records the result.

use anyhow::Result;
use clap::Args;

use crate::throwaway::Database;
use crate::{setup, shell};

/// Whether to write.
#[derive(Args)]
pub struct Options {
    /// Only say whether the record in .sqlx/ is up to date
    #[arg(long)]
    check: bool,
}

/// Applies the migrations to an empty database and compiles every query against it.
pub fn run(options: &Options) -> Result<()> {
    setup::ensure(setup::TO_PREPARE)?;
    let database = Database::start("prepare")?;
    shell::heading("applying the migrations to an empty database");
    let migrate = ["migrate", "run", "--source", "server/migrations"];
    shell::run(shell::command("sqlx").args(migrate).env("DATABASE_URL", database.url()))?;
    shell::heading("checking every query");
    let mut prepare = shell::cargo(&["sqlx", "prepare", "--workspace"]);
    if options.check {
        prepare.arg("--check");
    }
    prepare.args(["--", "--all-targets"]);
    // The workspace sets this to true, so that everybody else builds without a database.
    shell::run(prepare.env("DATABASE_URL", database.url()).env("SQLX_OFFLINE", "false"))
}
