//! Knows where on this machine the database's files, its socket and its programs belong.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use nix::unistd::geteuid;

use crate::account::Account;

/// A socket's path must fit the kernel's 108 bytes, with `/.s.PGSQL.5432` and a zero at its end.
const LONGEST_SOCKET_DIR: usize = 92;

/// Where the database of one checkout lives when nobody says otherwise.
///
/// It is outside the checkout, so that cleaning the build does not take the data along. Root's is
/// under `/var/lib/agora`, which the account that runs the database can enter.
pub fn default_data_dir(checkout: &Path) -> Result<PathBuf> {
    let checkout = checkout.canonicalize().context("cannot find the checkout's directory")?;
    let name = checkout.file_name().unwrap_or(OsStr::new("agora")).to_string_lossy().into_owned();
    let name = format!("{name}-{:08x}", fingerprint(checkout.as_os_str().as_bytes()));
    Ok(home_of_data().join(name))
}

/// Where `cargo xtask` unpacks PostgreSQL on a machine that has none.
pub fn bundle_dir() -> PathBuf {
    home_of_data().join("pgsql")
}

/// The distributions that may have been unpacked: beside our own program, and in [`bundle_dir`].
pub fn usual_bundles() -> Vec<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("pgsql")));
    beside.into_iter().chain([bundle_dir()]).collect()
}

fn home_of_data() -> PathBuf {
    if geteuid().is_root() {
        return PathBuf::from("/var/lib/agora");
    }
    // Not configuration of ours but the desktop's convention, like PATH.
    let absolute = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    absolute("XDG_DATA_HOME")
        .or_else(|| Some(absolute("HOME")?.join(".local/share")))
        .unwrap_or_else(std::env::temp_dir)
        .join("agora")
}

/// Makes the launcher's directory, and refuses one that another user may have laid out for us.
pub fn prepare(data_dir: &Path) -> Result<PathBuf> {
    let at = || format!("cannot use {} for the database", data_dir.display());
    DirBuilder::new().recursive(true).mode(0o755).create(data_dir).with_context(at)?;
    let found = data_dir.canonicalize().with_context(at)?;
    if fs::metadata(&found).with_context(at)?.uid() != geteuid().as_raw() {
        bail!("{} belongs to another user of this machine", found.display());
    }
    Ok(found)
}

/// Takes the directory for this process, until the returned file is closed; nothing if another
/// process has it.
pub fn lock(data_dir: &Path) -> Result<Option<File>> {
    let path = data_dir.join("lock");
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(why)) => Err(why).context("cannot lock the database's directory"),
    }
}

/// Where the socket is: inside, unless the path would be too long for the kernel.
pub fn socket_path(data_dir: &Path) -> PathBuf {
    let inside = data_dir.join("socket");
    if inside.as_os_str().len() <= LONGEST_SOCKET_DIR {
        return inside;
    }
    Path::new("/tmp").join(format!("agora-{:08x}", fingerprint(data_dir.as_os_str().as_bytes())))
}

/// Makes the directory of the socket, which only the database's account and root may enter.
pub fn socket_dir(data_dir: &Path, account: &Account) -> Result<PathBuf> {
    let path = socket_path(data_dir);
    account.check_reaches(path.parent().unwrap_or(data_dir))?;
    make_private(&path).with_context(|| format!("cannot use {}", path.display()))?;
    account.give(&path)?;
    // A killed database leaves these. Nobody alive uses them, since we hold the lock, but where
    // process numbers come around again PostgreSQL could take a stranger for their owner.
    for leftover in [".s.PGSQL.5432", ".s.PGSQL.5432.lock"] {
        remove_if_there(&path.join(leftover))?;
    }
    Ok(path)
}

/// Removes a file that may be gone already.
pub fn remove_if_there(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(why) if why.kind() != ErrorKind::NotFound => Err(why),
        _ => Ok(()),
    }
}

/// Makes a directory of mode 0700; one left from earlier must be a real directory, not a link.
pub fn make_private(path: &Path) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(path) {
        Err(why) if why.kind() == ErrorKind::AlreadyExists => {
            let found = fs::symlink_metadata(path)?;
            let parent = path.parent().map(fs::metadata).transpose()?;
            // In a directory that everybody writes to, what we find must be ours already.
            let shared = parent.is_some_and(|parent| parent.mode() & 0o002 != 0);
            if !found.is_dir() || (shared && found.uid() != geteuid().as_raw() && !geteuid().is_root()) {
                bail!("somebody else put something there");
            }
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
            Ok(())
        }
        other => Ok(other?),
    }
}

/// FNV-1a in 32 bits: short, and the same in every build, which the standard hasher is not.
fn fingerprint(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkout_always_has_the_same_place() {
        assert_eq!(fingerprint(b""), 0x811c_9dc5);
        assert_eq!(fingerprint(b"foobar"), 0xbf9c_f968);
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let place = default_data_dir(here).expect("this crate's directory exists");
        assert_eq!(place, default_data_dir(&here.join("src/..")).expect("it still does"));
        assert_ne!(place, default_data_dir(&here.join("src")).expect("src exists"));
    }

    #[test]
    fn a_private_directory_is_not_taken_from_a_link() {
        let place = tempfile::tempdir().expect("a temporary directory can be made");
        let link = place.path().join("socket");
        std::os::unix::fs::symlink("/tmp", &link).expect("a link can be made");
        assert!(make_private(&link).is_err());
    }
}
