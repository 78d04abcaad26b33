//! Tells whether anything that a site is built from has changed since it was built.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use anyhow::{Context, Result};

/// One number for names, sizes and times of all files in these folders and files.
pub fn of<P: AsRef<Path>>(inputs: impl IntoIterator<Item = P>) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        let input = input.as_ref();
        add(input, &mut hasher).with_context(|| format!("cannot look through {}", input.display()))?;
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    let found = fs::metadata(path)?;
    path.hash(hasher);
    if !found.is_dir() {
        (found.len(), found.mtime(), found.mtime_nsec()).hash(hasher);
        return Ok(());
    }
    let mut entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    entries.sort();
    entries.iter().try_for_each(|entry| add(entry, hasher))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_changes_the_fingerprint() {
        let folder = std::env::temp_dir().join(format!("agora-fingerprint-{}", std::process::id()));
        fs::create_dir_all(folder.join("src")).expect("there is room for a folder");
        fs::write(folder.join("src/a.rs"), "1").expect("there is room for a file");
        let before = of([&folder]).expect("it is there");
        assert_eq!(before, of([&folder]).expect("it still is"));
        fs::write(folder.join("src/a.rs"), "12").expect("it can be written again");
        assert_ne!(before, of([&folder]).expect("it still is"));
        fs::remove_dir_all(&folder).expect("it is ours");
        assert!(of([&folder]).is_err());
    }
}
