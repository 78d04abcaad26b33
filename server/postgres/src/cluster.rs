//! Makes the directory in which the database keeps its data, whole or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::account::Account;
use crate::places;
use crate::programs::Programs;

/// How long a database whose server was killed may take to write its last page.
const LEFTOVER_PATIENCE: Duration = Duration::from_secs(30);

/// The major version that made this cluster, if there is one.
pub fn major_version(cluster: &Path) -> Result<Option<u32>> {
    match crate::read_if_there(&cluster.join("PG_VERSION"))? {
        None => Ok(None),
        Some(text) => Ok(Some(text.trim().parse().context("PG_VERSION holds no number")?)),
    }
}

/// Runs `initdb` beside the final place and renames the result, so that a crash leaves no half.
pub fn create_if_missing(cluster: &Path, programs: &Programs, account: &Account) -> Result<()> {
    if cluster.join("PG_VERSION").exists() {
        return Ok(());
    }
    let unfinished = cluster.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).context("cannot remove an unfinished database")?;
    }
    places::make_private(&unfinished)?;
    account.give(&unfinished)?;
    tracing::info!(version = programs.major, "making a new database in {}", cluster.display());
    let done = account
        .command(&programs.bindir.join("initdb"))
        .args(["--auth=peer", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"])
        .args(["--data-checksums", "--pgdata"])
        .arg(&unfinished)
        .output()
        .context("cannot run initdb")?;
    if !done.status.success() {
        bail!("initdb failed: {}", String::from_utf8_lossy(&done.stderr).trim());
    }
    // Whoever can enter the socket's directory is us or root; they are all let in.
    fs::write(unfinished.join("pg_hba.conf"), "local all all trust\n")?;
    fs::rename(&unfinished, cluster).context("cannot put the new database in its place")
}

/// Waits out the `postgres` of a server that was killed a moment ago, and forgets one that a
/// crash of the machine left only on paper. We hold the lock, so no living server owns either.
pub fn evict_leftover(cluster: &Path) -> Result<()> {
    let pid_file = cluster.join("postmaster.pid");
    let Some(text) = crate::read_if_there(&pid_file)? else {
        return Ok(());
    };
    let pid: Option<i32> = text.lines().next().and_then(|line| line.trim().parse().ok());
    let deadline = Instant::now() + LEFTOVER_PATIENCE;
    while let Some(pid) = pid {
        match works_in(pid, cluster) {
            Some(true) => {}
            Some(false) => break,
            // Not for us to judge: PostgreSQL checks the file, too, and knows its own kind.
            None => return Ok(()),
        }
        if Instant::now() > deadline {
            bail!("a database that nobody owns still runs as process {pid}: stop it by hand");
        }
        // It got this signal when its server died; again does no harm.
        let _ = kill(Pid::from_raw(pid), Signal::SIGINT);
        sleep(Duration::from_millis(50));
    }
    Ok(places::remove_if_there(&pid_file)?)
}

/// Whether process `pid` is a `postgres` of this cluster, which works inside its data directory;
/// nothing if this machine does not let us see that.
fn works_in(pid: i32, cluster: &Path) -> Option<bool> {
    match fs::read_link(format!("/proc/{pid}/cwd")) {
        Ok(found) => Some(Some(found) == cluster.canonicalize().ok()),
        Err(gone) if gone.kind() == ErrorKind::NotFound => Path::new("/proc/self").exists().then_some(false),
        Err(_) => None,
    }
}
