//! Keeps pictures and files in a store that speaks S3, which several nodes share.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use async_trait::async_trait;
use bytes::Bytes;
use kernel::Blobs;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, Error, ObjectStore as _, ObjectStoreExt as _, PutOptions, PutPayload,
    RetryConfig,
};
use rand::Rng as _;
use rand::distr::Alphanumeric;
use secrecy::{ExposeSecret as _, SecretString};

use super::check_key;

/// How long one request may take, a file of ten megabytes included.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long it may take to be let in.
const AT_THE_DOOR: Duration = Duration::from_secs(2);
/// How often a request is tried again that may be.
const TRIES: usize = 3;

/// Where the store is, and who we are there.
#[derive(Clone)]
pub struct S3Config {
    /// The bucket.
    pub bucket: String,
    /// Where the store is, without a slash at the end; Amazon's own when there is none.
    pub endpoint: Option<String>,
    /// What the store calls the place where it is.
    pub region: String,
    /// Our name there.
    pub access_key: SecretString,
    /// How it knows us.
    pub secret_key: SecretString,
}

/// Files in one bucket, an object a key. A key is made from the content, so an object once there never changes.
#[derive(Clone, Debug)]
pub struct S3Blobs(AmazonS3);

impl S3Blobs {
    /// Makes ready to ask the store; nothing is asked yet.
    ///
    /// # Errors
    /// When the store could not be asked like this.
    pub fn open(config: &S3Config) -> Result<Self> {
        let plain = config.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http://"));
        let client =
            ClientOptions::new().with_timeout(PATIENCE).with_connect_timeout(AT_THE_DOOR).with_allow_http(plain);
        let retry = RetryConfig { max_retries: TRIES, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&config.bucket)
            .with_region(&config.region)
            .with_access_key_id(config.access_key.expose_secret())
            .with_secret_access_key(config.secret_key.expose_secret())
            // The bucket stands in the path: stores other than Amazon's have no name for each of theirs.
            .with_virtual_hosted_style_request(false)
            .with_disable_bulk_delete(true)
            .with_client_options(client)
            .with_retry(retry);
        if let Some(endpoint) = &config.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        Ok(Self(builder.build().context("the store cannot be asked like this")?))
    }

    /// Puts a small file there, reads it and deletes it: whether everything that is needed is allowed.
    ///
    /// # Errors
    /// When one of these did not work.
    pub async fn probe(&self) -> Result<()> {
        let name: String = rand::rng().sample_iter(Alphanumeric).take(24).map(char::from).collect();
        let key = format!("doctor/{name}");
        let file = Bytes::from_static(b"agora");
        self.put(&key, file.clone(), "text/plain").await.context("a file cannot be put there")?;
        let read = self.get(&key).await.context("a file cannot be read there");
        self.delete(&key).await.context("a file cannot be deleted there")?;
        ensure!(read? == Some(file), "a file that was put there reads otherwise");
        Ok(())
    }
}

#[async_trait]
impl Blobs for S3Blobs {
    async fn put(&self, key: &str, bytes: Bytes, content_type: &str) -> Result<()> {
        check_key(key)?;
        let attributes = Attributes::from_iter([(Attribute::ContentType, content_type.to_owned())]);
        let how = PutOptions { attributes, ..PutOptions::default() };
        let put = self.0.put_opts(&Path::from(key), PutPayload::from(bytes), how).await;
        put.map(|_| ()).with_context(|| format!("cannot keep {key}"))
    }

    async fn get(&self, key: &str) -> Result<Option<Bytes>> {
        check_key(key)?;
        let found = match self.0.get(&Path::from(key)).await {
            Ok(found) => found,
            Err(Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {key}")),
        };
        Ok(Some(found.bytes().await.with_context(|| format!("cannot read {key} to its end"))?))
    }

    async fn has(&self, key: &str) -> Result<bool> {
        check_key(key)?;
        match self.0.head(&Path::from(key)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error).with_context(|| format!("cannot look for {key}")),
        }
    }

    async fn delete(&self, key: &str) -> Result<()> {
        check_key(key)?;
        match self.0.delete(&Path::from(key)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error).with_context(|| format!("cannot delete {key}")),
        }
    }
}
