//! What the outside looks like from inside: files, mail, open pages, names of hosts. Adapters stand in `gateways`.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use tokio::sync::broadcast;

/// Pictures and files by content-addressed key.
#[async_trait]
pub trait Blobs: Send + Sync {
    /// Stores a file; the same key twice is the same file.
    async fn put(&self, key: &str, bytes: Bytes, content_type: &str) -> anyhow::Result<()>;
    /// The file, if it is there.
    async fn get(&self, key: &str) -> anyhow::Result<Option<Bytes>>;
    /// Whether the file is there.
    async fn has(&self, key: &str) -> anyhow::Result<bool> {
        Ok(self.get(key).await?.is_some())
    }
    /// Forgets the file.
    async fn delete(&self, key: &str) -> anyhow::Result<()>;
}

/// A mail as it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The same on every try, so that a mail that went out twice is seen as one.
    pub message_id: String,
    /// Where it goes.
    pub recipient: String,
    /// Its subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Whoever carries mail.
#[async_trait]
pub trait Postman: Send + Sync {
    /// Hands a letter over; an error is tried again later.
    async fn deliver(&self, letter: &Letter) -> anyhow::Result<()>;
}

/// The built-in mailbox: the row is the letter, and the admin site shows it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mailbox;

#[async_trait]
impl Postman for Mailbox {
    async fn deliver(&self, _letter: &Letter) -> anyhow::Result<()> {
        Ok(())
    }
}

/// News to open pages: what changed, by topic, best effort. Whoever hears it asks the database.
pub trait Hub: Send + Sync {
    /// Tells everybody who listens to `topic`.
    fn tell(&self, topic: &str, message: Arc<str>);
    /// Listens to every topic.
    fn listen(&self) -> broadcast::Receiver<(String, Arc<str>)>;
}

/// The hub of one node.
#[derive(Debug)]
pub struct LocalHub(broadcast::Sender<(String, Arc<str>)>);

impl Default for LocalHub {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Hub for LocalHub {
    fn tell(&self, topic: &str, message: Arc<str>) {
        // Nobody listening is not an error.
        let _ = self.0.send((topic.to_owned(), message));
    }

    fn listen(&self) -> broadcast::Receiver<(String, Arc<str>)> {
        self.0.subscribe()
    }
}

/// Whoever knows what stands in the directory of host names.
#[async_trait]
pub trait Resolver: Send + Sync {
    /// The texts that stand at `name`; none when there are none.
    async fn texts(&self, name: &str) -> Result<Vec<String>, ResolveError>;
}

/// Why nothing was found out; a name without texts is no error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// The directory did not answer in time, or not in order. It may be asked again.
    #[error("the directory of names does not answer: {0}")]
    Unreachable(String),
}

/// A directory that nobody may ask: every name waits.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoResolver;

#[async_trait]
impl Resolver for NoResolver {
    async fn texts(&self, _name: &str) -> Result<Vec<String>, ResolveError> {
        Err(ResolveError::Unreachable("none is set".to_owned()))
    }
}
