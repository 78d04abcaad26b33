//! Gives Agora a database of its own, so that a shop can be tried without installing one.
//!
//! [`start`] finds PostgreSQL's programs on this machine, makes a database cluster in a directory
//! if there is none, and keeps a `postgres` running in it for as long as the returned
//! [`PrivatePostgres`] lives. What holds:
//!
//! - Nobody else reaches it: no network address, only a socket in a directory of mode 0700.
//! - One launcher per directory: a second one is refused by a file lock.
//! - It dies with its parent, even when that is killed with -9, and what was committed survives.
//! - It never runs as root: root's database belongs to `postgres`, or to `nobody`.
//! - What is absent: no downloads and no configuration from the environment. The caller knows
//!   where programs and data are; [`Options::new`] fills in the usual places.
//!
//! The cluster always has a database called `postgres`. A caller who wants another makes it with
//! the client at hand, for example `sqlx::Postgres::create_database(&private.url("agora"))`.
//!
//! ```no_run
//! # fn main() -> anyhow::Result<()> {
//! let place = postgres::default_data_dir(std::path::Path::new("."))?;
//! let private = postgres::start(&postgres::Options::new(place))?;
//! println!("{}", private.url("postgres"));
//! private.stop()
//! # }
//! ```

mod account;
mod cluster;
mod places;
mod postmaster;
mod programs;

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

pub use places::{bundle_dir, default_data_dir};
pub use postmaster::{PrivatePostgres, die_with_parent};
pub use programs::{OLDEST, Programs, find_programs};

/// Where the database lives and which programs run it.
#[derive(Clone, Debug)]
pub struct Options {
    /// The launcher's own directory; the cluster, its socket, its lock and its log go inside.
    pub data_dir: PathBuf,
    /// A directory with `initdb` and `postgres` that is used instead of looking for one.
    pub bindir: Option<PathBuf>,
    /// Unpacked PostgreSQL distributions (each with a `bin/`) to fall back on, best first.
    pub bundled: Vec<PathBuf>,
    /// False only for throwaway databases: commits are then not forced to disk.
    pub durable: bool,
}

impl Options {
    /// A durable database in `data_dir`, run by whatever PostgreSQL this machine has.
    pub fn new(data_dir: impl Into<PathBuf>) -> Self {
        Self { data_dir: data_dir.into(), bindir: None, bundled: places::usual_bundles(), durable: true }
    }

    /// The same, but for tests: fast, and lost if the machine loses power.
    pub fn throwaway(data_dir: impl Into<PathBuf>) -> Self {
        Self { durable: false, ..Self::new(data_dir) }
    }
}

/// Starts the database and returns once it accepts connections.
///
/// Blocks for about a second the first time and a tenth of that later; a database that has to
/// recover from a crash takes as long as it needs. In async code, call it from `spawn_blocking`:
/// the database does not depend on the thread that asked for it.
pub fn start(options: &Options) -> Result<PrivatePostgres> {
    let data_dir = places::prepare(&options.data_dir)?;
    match places::lock(&data_dir)? {
        Some(lock) => start_locked(options, &data_dir, lock),
        None => bail!("another server is already using the database in {}", data_dir.display()),
    }
}

/// The same, but where another server already runs this database, that one is used.
///
/// For commands that are typed while a server is up, like making an admin or loading a catalogue.
pub fn start_or_join(options: &Options) -> Result<PrivatePostgres> {
    let data_dir = places::prepare(&options.data_dir)?;
    match places::lock(&data_dir)? {
        Some(lock) => start_locked(options, &data_dir, lock),
        None => Ok(PrivatePostgres::joined(places::socket_path(&data_dir))),
    }
}

fn start_locked(options: &Options, data_dir: &Path, lock: File) -> Result<PrivatePostgres> {
    let cluster = data_dir.join("cluster");
    let account = account::for_cluster(&cluster)?;
    account.check_reaches(data_dir)?;
    let programs = programs::choose(options, &account, cluster::major_version(&cluster)?)?;
    tracing::debug!(bindir = %programs.bindir.display(), version = programs.major, "found PostgreSQL");
    cluster::create_if_missing(&cluster, &programs, &account)?;
    cluster::evict_leftover(&cluster)?;
    let socket_dir = places::socket_dir(data_dir, &account)?;
    let site = postmaster::Site { log: data_dir.join("postgres.log"), cluster, socket_dir };
    postmaster::launch(&site, &programs, &account, options.durable, lock)
}

/// Says which PostgreSQL [`start`] would use for these options, without starting it.
pub fn chosen_programs(options: &Options) -> Result<Programs> {
    let cluster = options.data_dir.join("cluster");
    let account = account::for_cluster(&cluster)?;
    programs::choose(options, &account, cluster::major_version(&cluster)?)
}

/// Reads one small file that may be absent; anything else that goes wrong is an error.
fn read_if_there(path: &Path) -> std::io::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(absent) if absent.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(other) => Err(other),
    }
}
