//! Files in a store that speaks S3: another one's program, so that it is not our own idea of S3 that is tested.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use bytes::Bytes;
use futures::future::join_all;
use gateways::{S3Blobs, S3Config};
use kernel::Blobs as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Where the set-up has put the program, below the folder in which everything is built.
const PROGRAM: &str = "tools/moto-5.2.5/bin/moto_server";

/// A store with one empty bucket. It ends with the test.
struct Store {
    child: Child,
    address: SocketAddr,
}

impl Store {
    async fn open() -> Self {
        // The server does the same first of all.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|held| held.local_addr()).expect("a free port");
        let mut command = Command::new(program());
        command.args(["--host", "127.0.0.1", "--port", &port.port().to_string()]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let store = Self { child: child.expect("the store's program runs"), address: port };
        for _ in 0..600 {
            if TcpStream::connect(port).await.is_ok() {
                store.ask("PUT /agora-media").await;
                return store;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the store does not answer");
    }

    /// Asks without a signature, which this store allows; the answer as it comes.
    async fn ask(&self, what: &str) -> String {
        let mut connection = TcpStream::connect(self.address).await.expect("it listens");
        let signed = "Authorization: AWS4-HMAC-SHA256 Credential=agora/20260101/us-east-1/s3/aws4_request";
        let request = format!(
            "{what} HTTP/1.1\r\nHost: {}\r\n{signed}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            self.address
        );
        connection.write_all(request.as_bytes()).await.expect("it reads");
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).await.expect("it answers");
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn config(&self, bucket: &str) -> S3Config {
        S3Config {
            bucket: bucket.to_owned(),
            endpoint: Some(format!("http://{}", self.address)),
            region: "us-east-1".to_owned(),
            access_key: "agora".into(),
            secret_key: "not a secret".into(),
        }
    }

    fn blobs(&self) -> S3Blobs {
        S3Blobs::open(&self.config("agora-media")).expect("it can be asked")
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> PathBuf {
    let here = std::env::current_exe().expect("a test knows where it is");
    let program = here.ancestors().map(|folder| folder.join(PROGRAM)).find(|program| program.is_file());
    program.unwrap_or_else(|| panic!("there is no {PROGRAM}: `cargo xtask test` sets it up"))
}

#[tokio::test]
async fn a_file_is_kept_read_found_and_forgotten() {
    let store = Store::open().await;
    let blobs = store.blobs();
    let key = "originals/0123456789abcdef0123456789abcdef";
    assert_eq!(blobs.get(key).await.expect("absence is no error"), None);
    assert!(!blobs.has(key).await.expect("absence is no error"));
    let file = Bytes::from(vec![7; 3_000_000]);
    blobs.put(key, file.clone(), "image/webp").await.expect("it is kept");
    blobs.put(key, file.clone(), "image/webp").await.expect("twice is once");
    assert_eq!(blobs.get(key).await.expect("it reads"), Some(file));
    assert!(blobs.has(key).await.expect("it is looked for"));
    let head = store.ask(&format!("HEAD /agora-media/{key}")).await.to_lowercase();
    assert!(head.contains("content-type: image/webp"), "the bucket stands in the path, and the kind is kept: {head}");
    for _ in 0..2 {
        blobs.delete(key).await.expect("forgetting twice is forgetting once");
    }
    assert_eq!(blobs.get(key).await.expect("absence is no error"), None);
}

#[tokio::test]
async fn many_writers_of_one_file_leave_one_whole_file() {
    let store = Store::open().await;
    let blobs = store.blobs();
    let picture = Bytes::from(vec![9; 300_000]);
    let writers = join_all((0..8).map(|_| blobs.put("big.webp", picture.clone(), "image/webp"))).await;
    assert!(writers.iter().all(Result::is_ok));
    assert_eq!(blobs.get("big.webp").await.expect("it reads"), Some(picture));
}

#[tokio::test]
async fn what_cannot_be_used_is_found_out_beforehand() {
    let store = Store::open().await;
    store.blobs().probe().await.expect("everything is allowed");
    let missing = S3Blobs::open(&store.config("no-such-bucket")).expect("nothing is asked yet");
    let why = format!("{:#}", missing.probe().await.expect_err("there is no such bucket"));
    assert!(why.contains("cannot be put there"), "{why}");
    assert!(!why.contains("not a secret"), "{why}");
    assert!(!format!("{missing:?}").contains("not a secret"));
    for key in ["../secret", "a//b", ".hidden", ""] {
        assert!(store.blobs().get(key).await.is_err(), "{key:?}");
    }
}

#[tokio::test]
async fn a_store_that_is_gone_is_an_error_and_no_absence() {
    let mut store = Store::open().await;
    let blobs = store.blobs();
    store.child.kill().expect("it was there");
    store.child.wait().expect("it ends");
    assert!(blobs.get("big.webp").await.is_err());
}
