//! Asks the directory of host names, as this machine is told to ask it.

use std::time::Duration;

use async_trait::async_trait;
use hickory_resolver::TokioResolver;
use hickory_resolver::net::NetError;
use hickory_resolver::proto::rr::{RData, Record};
use kernel::Resolver;
use kernel::ports::ResolveError;

/// How long one question may take, all tries together.
const PATIENCE: Duration = Duration::from_secs(5);
/// Texts of one name that are looked at.
const MOST_TEXTS: usize = 50;

/// The directory that `/etc/resolv.conf` names.
#[derive(Clone)]
pub struct DnsResolver(TokioResolver);

impl DnsResolver {
    /// Gets ready to ask; nothing is sent yet.
    ///
    /// # Errors
    /// When this machine does not say whom to ask.
    pub fn of_this_machine() -> Result<Self, ResolveError> {
        let mut builder = TokioResolver::builder_tokio().map_err(|error| unreachable(&error))?;
        let options = builder.options_mut();
        options.timeout = Duration::from_secs(2);
        options.attempts = 1;
        // An owner who has just set the record must not wait for an old answer to be forgotten.
        options.cache_size = 0;
        builder.build().map(Self).map_err(|error| unreachable(&error))
    }
}

#[async_trait]
impl Resolver for DnsResolver {
    async fn texts(&self, name: &str) -> Result<Vec<String>, ResolveError> {
        // The dot at the end keeps the machine's own search domains out.
        let question = self.0.txt_lookup(format!("{}.", name.trim_end_matches('.')));
        let answer = tokio::time::timeout(PATIENCE, question).await;
        match answer.map_err(|_| ResolveError::Unreachable("no answer in time".to_owned()))? {
            Ok(found) => Ok(texts(found.answers())),
            Err(error) if error.is_no_records_found() || error.is_nx_domain() => Ok(Vec::new()),
            Err(error) => Err(unreachable(&error)),
        }
    }
}

/// The texts among what was answered; one that came in several pieces is put together.
fn texts(answers: &[Record]) -> Vec<String> {
    let text = |record: &Record| match &record.data {
        RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
        _ => None,
    };
    answers.iter().filter_map(text).take(MOST_TEXTS).collect()
}

fn unreachable(error: &NetError) -> ResolveError {
    ResolveError::Unreachable(error.to_string())
}
