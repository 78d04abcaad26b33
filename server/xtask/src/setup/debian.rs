//! The rest comes from the system's packages, where we may install them and know how.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::shell;

/// The browsers that will do, best known first.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// A Chromium on this machine: the one that `CHROMIUM` names, or one on PATH.
pub fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| BROWSERS.iter().find_map(|name| shell::which(name)))
}

/// Installs a package as root, or says what is needed and why.
pub fn install(package: &str, why: &str) -> Result<()> {
    if !nix::unistd::geteuid().is_root() || shell::which("apt-get").is_none() {
        bail!("{why}, and this machine has none: install it, for example with `sudo apt-get install {package}`");
    }
    if !has_package_lists() {
        shell::run(&mut apt(&["update"]))?;
    }
    let packages = ["install", "--yes", "--no-install-recommends", package];
    if shell::succeeds(&mut apt(&packages)) {
        return Ok(());
    }
    // Old lists name packages that are not there any more.
    shell::run(&mut apt(&["update"]))?;
    shell::run(&mut apt(&packages))
}

fn apt(arguments: &[&str]) -> std::process::Command {
    let mut command = shell::command("apt-get");
    command.args(arguments).arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn has_package_lists() -> bool {
    let lists = Path::new("/var/lib/apt/lists").read_dir();
    lists.is_ok_and(|lists| lists.flatten().any(|list| list.file_name().to_string_lossy().ends_with("_Packages")))
}
