//! Files in a folder: kept whole, found again, and never outside of it.

use bytes::Bytes;
use futures::future::join_all;
use gateways::LocalBlobs;
use kernel::Blobs as _;

#[tokio::test]
async fn a_file_is_kept_found_after_a_restart_and_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = LocalBlobs::open(folder.path().join("media")).await.expect("it opens");
    let key = "ab/abcdef-640.webp";
    assert_eq!(blobs.get(key).await.expect("absence is no error"), None);
    blobs.put(key, Bytes::from_static(b"picture"), "image/webp").await.expect("it is kept");
    blobs.put(key, Bytes::from_static(b"picture"), "image/webp").await.expect("twice is once");

    let reopened = LocalBlobs::open(folder.path().join("media")).await.expect("it opens again");
    assert_eq!(reopened.get(key).await.expect("it reads"), Some(Bytes::from_static(b"picture")));
    for _ in 0..2 {
        reopened.delete(key).await.expect("forgetting twice is forgetting once");
    }
    assert_eq!(reopened.get(key).await.expect("absence is no error"), None);
}

#[tokio::test]
async fn many_writers_of_one_file_leave_one_whole_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = LocalBlobs::open(folder.path()).await.expect("it opens");
    let picture = Bytes::from(vec![7; 300_000]);
    let writers = join_all((0..16).map(|_| blobs.put("aa/big.webp", picture.clone(), "image/webp"))).await;
    assert!(writers.iter().all(Result::is_ok));
    assert_eq!(blobs.get("aa/big.webp").await.expect("it reads"), Some(picture));
    let left = std::fs::read_dir(folder.path().join(".unfinished")).expect("the workbench").count();
    assert_eq!(left, 0, "nothing unfinished lies about");
}

#[tokio::test]
async fn what_a_crash_left_unfinished_is_cleared_away() {
    let folder = tempfile::tempdir().expect("a folder");
    LocalBlobs::open(folder.path()).await.expect("it opens");
    let half = folder.path().join(".unfinished/half");
    std::fs::write(&half, b"pict").expect("a crash in the middle");
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 3600);
    std::fs::File::options().write(true).open(&half).and_then(|file| file.set_modified(long_ago)).expect("an old file");
    std::fs::write(folder.path().join(".unfinished/young"), b"pi").expect("somebody is at it");
    LocalBlobs::open(folder.path()).await.expect("it opens again");
    assert!(!half.exists());
    assert!(folder.path().join(".unfinished/young").exists());
}

#[tokio::test]
async fn no_key_leads_out_of_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let blobs = LocalBlobs::open(folder.path().join("media")).await.expect("it opens");
    std::fs::write(folder.path().join("secret"), b"secret").expect("beside the folder");
    for key in
        ["../secret", "a/../../secret", "/etc/passwd", "", "a//b", ".hidden", "a/.unfinished", "a\\b", "a\0b", "ü"]
    {
        assert!(blobs.get(key).await.is_err(), "{key:?}");
        assert!(blobs.put(key, Bytes::from_static(b"x"), "image/webp").await.is_err(), "{key:?}");
        assert!(blobs.delete(key).await.is_err(), "{key:?}");
    }
}
