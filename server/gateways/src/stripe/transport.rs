//! Carries calls to the provider: over kept connections, within time limits, and again where that is safe.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, USER_AGENT};
use http::{HeaderName, HeaderValue, Method, Request, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use kernel::gateway::GatewayError;
use rand::Rng as _;
use secrecy::{ExposeSecret as _, SecretString};
use stripe_client_core::{CustomizedStripeRequest, RequestBuilder, StripeClient, StripeMethod, VERSION};
use tokio::time::{sleep, timeout};

use super::breaker::Breaker;
use super::failure::{CallError, message_in};

const CONNECT: Duration = Duration::from_secs(1);
/// From the first byte sent to the last one read.
pub const READ: Duration = Duration::from_secs(10);
const LARGEST_ANSWER: usize = 1 << 20;
/// Tries of one call, the first included.
const TRIES: u32 = 3;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const STRIPE_VERSION: HeaderName = HeaderName::from_static("stripe-version");
const SHOULD_RETRY: HeaderName = HeaderName::from_static("stripe-should-retry");

/// A pool of connections to one provider, and how the provider has been doing.
#[derive(Clone)]
pub struct Transport(Arc<Inner>);

struct Inner {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    base: String,
    host: String,
    authorization: HeaderValue,
    breaker: Breaker,
}

impl Transport {
    pub fn new(api_base: &str, secret_key: &SecretString) -> Result<Self, GatewayError> {
        let misconfigured = |why: &str| GatewayError::Misconfigured(why.to_owned());
        let uri: Uri = api_base.parse().map_err(|_| misconfigured("the address of the provider is no address"))?;
        let (Some(scheme @ ("http" | "https")), Some(host)) = (uri.scheme_str(), uri.host()) else {
            return Err(misconfigured("the address of the provider must begin with https://"));
        };
        let key = secret_key.expose_secret();
        if key.trim() != key || key.is_empty() {
            return Err(misconfigured("the secret key is empty or has blanks around it"));
        }
        if scheme == "http" && (key.starts_with("sk_live") || key.starts_with("rk_live")) {
            return Err(misconfigured("a live key is sent over https only"));
        }
        let mut authorization = HeaderValue::from_str(&format!("Bearer {key}"))
            .map_err(|_| misconfigured("the secret key has characters that cannot be sent"))?;
        authorization.set_sensitive(true);
        Ok(Self(Arc::new(Inner {
            client: client()?,
            base: api_base.trim_end_matches('/').to_owned(),
            host: host.to_owned(),
            authorization,
            breaker: Breaker::default(),
        })))
    }

    pub fn host(&self) -> &str {
        &self.0.host
    }

    /// Sends a call until it is answered, or until it makes no sense to go on.
    async fn send(&self, call: &Call) -> Result<Bytes, CallError> {
        let mut tries = 1;
        loop {
            let outcome = self.attempt(call).await;
            match &outcome {
                Err(error) if error.is_trouble() => self.0.breaker.failed(),
                _ => self.0.breaker.succeeded(),
            }
            match outcome {
                Err(error) if call.is_repeatable() && error.may_pass() && tries < TRIES => {
                    if !self.0.breaker.allows_retry() {
                        return Err(error);
                    }
                    tracing::debug!(%error, tries, "a call to the payment provider is tried again");
                    sleep(pause(tries)).await;
                    tries += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn attempt(&self, call: &Call) -> Result<Bytes, CallError> {
        let request = self.request(call)?;
        let exchange = async {
            let answer = self.0.client.request(request).await.map_err(|error| CallError::unreached(&error))?;
            let (head, body) = answer.into_parts();
            let body = Limited::new(body, LARGEST_ANSWER).collect().await;
            let body = body.map_err(|error| CallError::Unreached(error.to_string()))?.to_bytes();
            Ok((head, body))
        };
        let (head, body) = timeout(READ, exchange).await.map_err(|_| CallError::TooSlow)??;
        if head.status.is_success() {
            return Ok(body);
        }
        let may_pass = head.headers.get(SHOULD_RETRY).is_none_or(|said| said != "false");
        Err(CallError::Said { status: head.status, message: message_in(&body), may_pass })
    }

    fn request(&self, call: &Call) -> Result<Request<Full<Bytes>>, CallError> {
        let mut request = Request::builder()
            .method(call.method.clone())
            .uri(format!("{}{}", self.0.base, call.path))
            .header(AUTHORIZATION, self.0.authorization.clone())
            .header(USER_AGENT, concat!("agora/", env!("CARGO_PKG_VERSION")))
            .header(STRIPE_VERSION, VERSION.as_str());
        if let Some(key) = &call.key {
            request = request.header(IDEMPOTENCY_KEY, key);
        }
        if !call.body.is_empty() {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        request.body(Full::new(call.body.clone())).map_err(|error| CallError::Unsendable(error.to_string()))
    }
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").field("base", &self.0.base).finish_non_exhaustive()
    }
}

impl StripeClient for Transport {
    type Err = CallError;

    async fn execute(&self, request: CustomizedStripeRequest) -> Result<Bytes, CallError> {
        let (request, options) = request.into_pieces();
        let key = options.request_strategy.and_then(|strategy| strategy.get_key());
        let call = Call::new(request, key.map(|key| key.as_str().to_owned()));
        if !self.0.breaker.allows_call() {
            return Err(CallError::Resting);
        }
        self.send(&call).await
    }
}

fn client() -> Result<Client<HttpsConnector<HttpConnector>, Full<Bytes>>, GatewayError> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_connect_timeout(Some(CONNECT));
    tcp.set_nodelay(true);
    let tls = HttpsConnectorBuilder::new()
        .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
        .map_err(|error| GatewayError::Misconfigured(error.to_string()))?;
    let connector = tls.https_or_http().enable_http1().wrap_connector(tcp);
    Ok(Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(Duration::from_secs(30))
        .pool_max_idle_per_host(32)
        .build(connector))
}

/// One call, ready to be sent as often as it takes.
struct Call {
    method: Method,
    path: String,
    body: Bytes,
    key: Option<String>,
}

impl Call {
    fn new(request: RequestBuilder, key: Option<String>) -> Self {
        let method = match request.method {
            StripeMethod::Get => Method::GET,
            StripeMethod::Post => Method::POST,
            StripeMethod::Delete => Method::DELETE,
        };
        let query = request.query.map(|query| format!("?{query}")).unwrap_or_default();
        let path = format!("/v1{}{query}", request.path);
        Self { method, path, body: request.body.unwrap_or_default().into(), key }
    }

    /// Sending it twice does no more than sending it once.
    fn is_repeatable(&self) -> bool {
        self.method == Method::GET || self.key.is_some()
    }
}

/// A growing pause before the next try, of random length so that many callers do not come back at once.
fn pause(tries: u32) -> Duration {
    let most = 200_u64 << tries.min(4);
    Duration::from_millis(rand::rng().random_range(50..=most))
}
