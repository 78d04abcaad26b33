//! Directories and databases that tests and measurements use once.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use postgres::PrivatePostgres;

use crate::places;

/// A directory for one run; gone when dropped, and when not (a killed run), with the next run.
pub struct Directory {
    path: PathBuf,
}

impl Directory {
    /// Makes an empty directory that the database's account can enter.
    pub fn new(purpose: &str) -> Result<Self> {
        let home = postgres::default_data_dir(&places::root())?.with_extension("throwaway");
        sweep(&home)?;
        let path = home.join(format!("{}-{purpose}", std::process::id()));
        fs::create_dir_all(&path).with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next run.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Removes what runs left behind that are not there any more.
fn sweep(home: &Path) -> Result<()> {
    for entry in fs::read_dir(home).into_iter().flatten() {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let owner = name.split('-').next().and_then(|owner| owner.parse().ok());
        if owner.is_none_or(|owner| kill(Pid::from_raw(owner), None) == Err(Errno::ESRCH)) {
            fs::remove_dir_all(entry.path()).with_context(|| format!("cannot remove {}", entry.path().display()))?;
        }
    }
    Ok(())
}

/// An empty database for one run; it is fast because it forgets everything if the power fails.
pub struct Database {
    // Dropped in this order: the database stops before its directory goes.
    postgres: PrivatePostgres,
    _directory: Directory,
}

impl Database {
    pub fn start(purpose: &str) -> Result<Self> {
        let directory = Directory::new(purpose)?;
        let postgres = postgres::start(&options(directory.path()))?;
        Ok(Self { postgres, _directory: directory })
    }

    /// Its address, for `DATABASE_URL`.
    pub fn url(&self) -> String {
        self.postgres.url("postgres")
    }
}

/// The options of a throwaway database that also honour `PG_BINDIR`.
pub fn options(data_dir: &Path) -> postgres::Options {
    postgres::Options { bindir: named_bindir(), ..postgres::Options::throwaway(data_dir) }
}

/// The directory of the database's programs that somebody named.
pub fn named_bindir() -> Option<PathBuf> {
    std::env::var_os("PG_BINDIR").filter(|dir| !dir.is_empty()).map(PathBuf::from)
}
