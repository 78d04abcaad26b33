//! Finds the PostgreSQL programs of this machine and picks those that fit the data.

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::Options;
use crate::account::Account;

/// The oldest PostgreSQL that our SQL is written for.
pub const OLDEST: u32 = 15;

/// One installed PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programs {
    /// The directory with `initdb` and `postgres`.
    pub bindir: PathBuf,
    /// Its major version, for example 17.
    pub major: u32,
}

/// Every usable PostgreSQL on this machine outside `bundled`, best first.
pub fn find_programs() -> Vec<Programs> {
    let mut installed: Vec<_> = versioned_dirs().iter().filter_map(|dir| inspect(dir)).collect();
    installed.sort_by_key(|programs| std::cmp::Reverse(programs.major));
    let path = env::var_os("PATH").unwrap_or_default();
    installed.extend(env::split_paths(&path).filter_map(|dir| inspect(&dir)));
    installed.retain(|programs| programs.major >= OLDEST);
    installed
}

/// Debian keeps versions side by side in the first place, Red Hat's packages in the second.
fn versioned_dirs() -> Vec<PathBuf> {
    let debian = children("/usr/lib/postgresql").into_iter();
    let red_hat = children("/usr")
        .into_iter()
        .filter(|dir| dir.file_name().is_some_and(|name| name.to_string_lossy().starts_with("pgsql-")));
    debian.chain(red_hat).map(|dir| dir.join("bin")).collect()
}

fn children(directory: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Picks the programs: those named, else installed ones, else bundled ones; a cluster that
/// exists already can only be opened by the major version that made it.
pub fn choose(options: &Options, account: &Account, existing: Option<u32>) -> Result<Programs> {
    if let Some(bindir) = &options.bindir {
        let programs = inspect(bindir).with_context(|| format!("{} holds no working PostgreSQL", bindir.display()))?;
        return check(programs, account, existing);
    }
    let bundled = options.bundled.iter().filter_map(|bundle| inspect(&bundle.join("bin")));
    let mut candidates = find_programs();
    candidates.extend(bundled);
    candidates.retain(|programs| account.reaches(&programs.bindir));
    if let Some(fitting) = candidates.iter().find(|found| existing.is_none_or(|major| major == found.major)) {
        return Ok(fitting.clone());
    }
    match (existing, candidates.first()) {
        (Some(major), Some(found)) => bail!(
            "{} was made by PostgreSQL {major}, and this machine has version {}: \
             install {major}, or name its bin directory in PG_BINDIR",
            options.data_dir.display(),
            found.major
        ),
        _ => bail!(
            "no PostgreSQL from version {OLDEST} on was found on this machine: run `cargo xtask setup`, \
             install it, name its bin directory in PG_BINDIR, or a running one in DATABASE_URL"
        ),
    }
}

/// The programs that somebody named are used or refused, never quietly replaced.
fn check(programs: Programs, account: &Account, existing: Option<u32>) -> Result<Programs> {
    account.check_reaches(&programs.bindir)?;
    if programs.major < OLDEST {
        bail!("PostgreSQL {} is too old: Agora needs {OLDEST}", programs.major);
    }
    if let Some(major) = existing.filter(|major| *major != programs.major) {
        bail!("the data was made by PostgreSQL {major}, which {} cannot open", programs.major);
    }
    Ok(programs)
}

/// What is installed in `bindir`, if it is all there and answers.
fn inspect(bindir: &Path) -> Option<Programs> {
    let runnable = |name: &str| {
        let found = fs::metadata(bindir.join(name));
        found.is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
    };
    if !runnable("initdb") || !runnable("postgres") {
        return None;
    }
    // /usr/bin may only have wrappers or links; the directory of the real program counts.
    let real = bindir.join("postgres").canonicalize().ok()?;
    let real = real.parent().filter(|dir| dir.join("initdb").is_file()).unwrap_or(bindir);
    // `initdb` is asked, too: it needs libraries that a half-unpacked distribution lacks.
    let major = version_of(&real.join("postgres"))?;
    (version_of(&real.join("initdb"))? == major).then(|| Programs { bindir: real.to_path_buf(), major })
}

fn version_of(program: &Path) -> Option<u32> {
    let said = Command::new(program).arg("--version").output().ok()?;
    major_of(&String::from_utf8_lossy(&said.stdout))
}

/// The 15 of `postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)`.
fn major_of(version_line: &str) -> Option<u32> {
    let version = version_line.split_once("(PostgreSQL) ")?.1;
    let digits = version.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_postgres_says() {
        assert_eq!(major_of("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"), Some(15));
        assert_eq!(major_of("postgres (PostgreSQL) 18beta1\n"), Some(18));
        assert_eq!(major_of("nothing of the kind"), None);
    }

    #[test]
    fn an_empty_directory_is_no_postgresql() {
        let empty = tempfile::tempdir().expect("a temporary directory can be made");
        assert_eq!(inspect(empty.path()), None);
    }
}
