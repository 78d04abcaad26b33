//! Where things are: the checkout, what is built from it, and the browser tools.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The top of the checkout. Cargo says at run time where this crate is, which is right even where
/// several checkouts share one directory of built programs.
pub fn root() -> PathBuf {
    let this = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    this.ancestors().nth(2).map_or(this.clone(), Path::to_path_buf)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The name of cargo's own directory for a kind of build.
pub fn profile(release: bool) -> &'static str {
    if release { "release" } else { "debug" }
}

/// The folder with `user/`, `seller/` and `admin/`. Debug and release are kept apart, so that
/// going from one to the other builds nothing again.
pub fn sites(release: bool) -> PathBuf {
    target().join("site").join(profile(release))
}

/// A program of this workspace, once it is built.
pub fn program(name: &str, release: bool) -> PathBuf {
    target().join(profile(release)).join(name)
}

/// The folder of the browser journeys, which also holds the npm packages.
pub fn end2end() -> PathBuf {
    root().join("end2end")
}

/// PATH with the npm packages' programs in front.
pub fn path_with_node_programs() -> OsString {
    let ours = end2end().join("node_modules/.bin");
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(std::iter::once(ours).chain(env::split_paths(&path))).unwrap_or(path)
}
