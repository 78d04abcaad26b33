//! Pays on the sandbox's page the way a shopper does: with the form that stands on it.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Request, StatusCode};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::time::timeout;

/// A card that is always taken, and what stands on it.
const CARD: &str = "number=4242424242424242&expiry=12%2F34&security_code=123&name=Demo+Shopper";
/// How long the page may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Somebody with a card.
#[derive(Clone)]
pub struct Payer(Client<HttpConnector, Full<Bytes>>);

impl Payer {
    /// Somebody with a card that is always taken.
    pub fn new() -> Self {
        Self(Client::builder(TokioExecutor::new()).build(HttpConnector::new()))
    }

    /// Pays on the page at `url`.
    pub async fn pay(&self, url: &str) -> Result<()> {
        let request = Request::post(url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from_static(CARD.as_bytes())))?;
        let answer = timeout(PATIENCE, self.0.request(request)).await.context("the payment page does not answer")?;
        let status = answer.context("the payment page cannot be reached")?.status();
        ensure!(status == StatusCode::SEE_OTHER, "the payment page answered {status}");
        Ok(())
    }
}
