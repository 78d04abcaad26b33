//! Builds the three sites that browsers load, and skips those in which nothing changed.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::{fingerprint, places, shell};

/// The sites by the names that the workspace gives them in `[[workspace.metadata.leptos]]`.
pub const SITES: [&str; 3] = ["user", "seller", "admin"];

/// One name for the files of all sites. The compiler sees it, so with a name a site, building one
/// site would compile the whole framework again for the next.
pub const OUTPUT_NAME: &str = "site";

/// What every site is built from, beside its own `frontend-…` folder.
const SHARED_INPUTS: [&str; 6] =
    ["app", "style", "Cargo.toml", "Cargo.lock", ".cargo/config.toml", "end2end/package-lock.json"];

/// Builds the sites that are not up to date.
pub fn build(release: bool) -> Result<()> {
    SITES.iter().try_for_each(|site| build_one(site, release))
}

/// Builds one site unless it is up to date.
pub fn build_one(site: &str, release: bool) -> Result<()> {
    let stamp = places::sites(release).join(format!("{site}.stamp"));
    let wanted = inputs(site)?;
    if fs::read_to_string(&stamp).is_ok_and(|built| built == wanted) && is_whole(site, release) {
        return Ok(());
    }
    shell::heading(&format!("building the {} site", title(site)));
    fs::create_dir_all(places::sites(release))?;
    // Nothing may look up to date while it is half built.
    let _ = fs::remove_file(&stamp);
    shell::run(&mut cargo_leptos(site, release))?;
    fs::write(&stamp, wanted).context("cannot write down that the site is built")
}

fn cargo_leptos(site: &str, release: bool) -> Command {
    let mut command = shell::cargo(&["leptos", "build", "--frontend-only", "--project", site]);
    if release {
        command.args(["--release", "--precompress"]);
    }
    command
        .env("PATH", places::path_with_node_programs())
        // Style sheets import packages by name, and are not beside them.
        .env("NODE_PATH", places::end2end().join("node_modules"))
        .env("LEPTOS_SITE_ROOT", places::sites(release).join(site))
        .env("LEPTOS_OUTPUT_NAME", OUTPUT_NAME)
        // What it has to say when a build fails is the compiler's message, not where it stood itself.
        .env("RUST_BACKTRACE", "0");
    command
}

/// A fingerprint of everything that this site is made from.
fn inputs(site: &str) -> Result<String> {
    let own = format!("frontend-{site}");
    let root = places::root();
    fingerprint::of(SHARED_INPUTS.iter().copied().chain([own.as_str()]).map(|input| root.join(input)))
}

/// Whether the files that the server will name in its pages are there. The hashes in their names
/// are beside the server's program, where another checkout may have put its own.
fn is_whole(site: &str, release: bool) -> bool {
    let hashes = places::program(&format!("hash-{site}.txt"), release);
    let package = places::sites(release).join(site).join("pkg");
    fs::read_to_string(hashes).is_ok_and(|hashes| {
        let mut files = hashes.lines().filter_map(named_file).peekable();
        files.peek().is_some() && files.all(|file| package.join(file).is_file())
    })
}

/// `wasm: 3q2-7w` names `site.3q2-7w.wasm`; other lines name no file of ours.
fn named_file(line: &str) -> Option<PathBuf> {
    let (kind, hash) = line.split_once(": ")?;
    ["js", "wasm", "css"].contains(&kind).then(|| format!("{OUTPUT_NAME}.{}.{kind}", hash.trim()).into())
}

fn title(site: &str) -> &str {
    if site == "user" { "shopper" } else { site }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_name_files() {
        assert_eq!(named_file("wasm: 3q2-7w"), Some("site.3q2-7w.wasm".into()));
        assert_eq!(named_file("manifest: 3q2-7w"), None);
        assert_eq!(named_file(""), None);
    }
}
