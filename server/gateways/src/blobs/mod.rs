//! Where pictures and files are kept: a folder of this machine, or a store that speaks S3.

mod folder;
mod s3;

use anyhow::{Result, ensure};

pub use folder::LocalBlobs;
pub use s3::{S3Blobs, S3Config};

/// The longest key.
const LONGEST: usize = 200;

/// Refuses keys that could lead out of where files are kept, or that mean something to somebody.
fn check_key(key: &str) -> Result<()> {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    ensure!(key.len() <= LONGEST && key.split('/').all(plain), "a file cannot be kept under the key {key:?}");
    Ok(())
}
