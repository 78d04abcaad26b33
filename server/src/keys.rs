//! The key that passwords and codes are hashed with, and the secrets that are derived from it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use kernel::secrets;
use secrecy::{ExposeSecret as _, SecretBox, SecretString};

use crate::config::Config;

/// The key of this market: the one that was set, or the one that is kept beside its data.
pub fn market_key(config: &Config) -> Result<SecretBox<[u8]>> {
    let key = match &config.key {
        Some(key) => key.expose_secret().to_owned(),
        None => kept(&config.data_dir)?,
    };
    Ok(SecretBox::new(key.into_bytes().into_boxed_slice()))
}

/// A secret for one purpose, the same after every start.
pub fn derived(key: &SecretBox<[u8]>, prefix: &str, purpose: &str) -> SecretString {
    let hash = secrets::keyed_hash(key.expose_secret(), &[b"derived", purpose.as_bytes()]);
    hash.iter().fold(prefix.to_owned(), |text, byte| text + &format!("{byte:02x}")).into()
}

/// The key in the data directory, which only its owner may read; made when there is none.
fn kept(data_dir: &Path) -> Result<String> {
    let path = data_dir.join("key");
    let at = || format!("the key in {} cannot be used", path.display());
    fs::create_dir_all(data_dir).with_context(at)?;
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Ok(mut file) => {
            let key = secrets::new_token();
            file.write_all(key.as_bytes()).and_then(|()| file.sync_all()).with_context(at)?;
            Ok(key)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let key = fs::read_to_string(&path).with_context(at)?.trim().to_owned();
            ensure!(key.len() >= 32, "the key in {} is too short: it was cut off or is being written", path.display());
            Ok(key)
        }
        Err(error) => Err(error).with_context(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn the_key_is_made_once_and_nobody_else_reads_it() {
        let folder = tempfile::tempdir().expect("a temporary directory can be made");
        let key = kept(folder.path()).expect("a key can be made");
        assert_eq!(kept(folder.path()).expect("it is there"), key);
        let mode = fs::metadata(folder.path().join("key")).expect("it is a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn purposes_have_different_secrets() {
        let key = SecretBox::new(vec![7; 32].into_boxed_slice());
        let secret = |purpose| derived(&key, "sk_test_", purpose).expose_secret().to_owned();
        assert_eq!(secret("api"), secret("api"));
        assert_ne!(secret("api"), secret("webhooks"));
    }
}
