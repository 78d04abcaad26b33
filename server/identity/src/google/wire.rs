//! Carries questions to the provider: over https, within time limits, no redirect followed, no answer beyond a megabyte.

use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use http::{Response, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// Until a connection is there.
const CONNECT: Duration = Duration::from_secs(2);
/// From the first byte sent to the last one read.
const READ: Duration = Duration::from_secs(8);
/// Most bytes of an answer.
const LARGEST_ANSWER: usize = 1 << 20;

/// Why the provider was not heard.
#[derive(Debug, thiserror::Error)]
#[error("the provider was not heard: {0}")]
pub(super) struct Unheard(String);

impl Unheard {
    fn because(error: &dyn std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// Connections to one provider.
pub(super) struct Wire(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Wire {
    /// No connection yet.
    pub(super) fn new() -> Self {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(CONNECT));
        let https = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
            .map(|builder| builder.https_or_http().enable_http1().wrap_connector(http));
        #[expect(clippy::expect_used, reason = "ring speaks every version of TLS that is asked for")]
        let https = https.expect("ring speaks TLS");
        Self(Client::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(https))
    }

    /// Asks once. What is not encrypted goes to this very machine alone.
    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unheard> {
        if !is_private(request.uri()) {
            return Err(Unheard("its address is not encrypted".to_owned()));
        }
        let exchange = async {
            let answer = self.0.request(request.map(|body| Full::new(Bytes::from(body)))).await;
            let (head, body) = answer.map_err(|error| Unheard::because(&error))?.into_parts();
            let body = Limited::new(body, LARGEST_ANSWER).collect().await;
            let body = body.map_err(|error| Unheard(error.to_string()))?.to_bytes().to_vec();
            Ok(Response::from_parts(head, body))
        };
        tokio::time::timeout(READ, exchange).await.map_err(|_| Unheard("it took too long".to_owned()))?
    }
}

impl<'c> AsyncHttpClient<'c> for Wire {
    type Error = Unheard;
    type Future = BoxFuture<'c, Result<HttpResponse, Unheard>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

fn is_private(uri: &Uri) -> bool {
    let here = matches!(uri.host(), Some("localhost" | "127.0.0.1" | "[::1]"));
    uri.scheme_str() == Some("https") || here
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_goes_over_an_open_street() {
        for (uri, private) in [
            ("https://accounts.google.com/token", true),
            ("http://127.0.0.1:9400/token", true),
            ("http://localhost:9400/token", true),
            ("http://accounts.google.com/token", false),
            ("http://127.0.0.1.example.org/token", false),
        ] {
            assert_eq!(is_private(&uri.parse().expect("an address")), private, "{uri}");
        }
    }
}
