//! Where pictures and files are kept, as the settings say it.

use gateways::S3Config;
use secrecy::SecretString;

use super::{Reader, parse};
use crate::settings::{Settings, typed, typed_secret};

/// The region of stores that know none.
const USUAL_REGION: &str = "us-east-1";

/// Where pictures and files are kept.
#[derive(Clone)]
pub enum MediaConfig {
    /// In the folder with everything else.
    Folder,
    /// In a store that several nodes share.
    S3(S3Config),
}

impl Reader {
    pub(super) fn media(&mut self, settings: &Settings) -> Option<MediaConfig> {
        let bucket = parse::bucket(typed(settings.s3_bucket.as_ref()));
        let bucket = self.note("S3_BUCKET", bucket, |bucket| match bucket {
            Some(bucket) => bucket.clone(),
            None => "none: pictures are kept in DATA_DIR".to_owned(),
        })?;
        let Some(bucket) = bucket else { return Some(MediaConfig::Folder) };
        let endpoint = parse::public_url(typed(settings.s3_endpoint.as_ref()));
        let endpoint = self.note("S3_ENDPOINT", endpoint, |endpoint| match endpoint {
            Some(endpoint) => endpoint.clone(),
            None => "Amazon's own".to_owned(),
        });
        let region = typed(settings.s3_region.as_ref()).unwrap_or(USUAL_REGION).to_owned();
        let region = self.note("S3_REGION", Ok(region), Clone::clone);
        let access_key = self.needed("S3_ACCESS_KEY", typed_secret(settings.s3_access_key.as_ref()));
        let secret_key = self.needed("S3_SECRET_KEY", typed_secret(settings.s3_secret_key.as_ref()));
        Some(MediaConfig::S3(S3Config {
            bucket,
            endpoint: endpoint?,
            region: region?,
            access_key: access_key?,
            secret_key: secret_key?,
        }))
    }

    /// A secret without which the bucket cannot be used.
    fn needed(&mut self, setting: &'static str, typed: Option<&str>) -> Option<SecretString> {
        let read = typed.map(SecretString::from).ok_or_else(|| "A bucket is of no use without this.".to_owned());
        self.note(setting, read, |_| "set".to_owned())
    }
}
