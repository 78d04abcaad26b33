//! The street between the market and its provider: a sandbox on loopback, a browser, an ear for webhooks.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use chrono::{DateTime, TimeDelta, Utc};
use domain::money::{Currency, Money};
use gateways::{StripeConfig, StripeGateway};
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use kernel::gateway::{NewRefund, NewSession, SessionLine};
use sandbox::{Options, Sandbox};
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

pub const SECRET_KEY: &str = "sk_test_market";
pub const WEBHOOK_SECRET: &str = "whsec_market";
pub const GROUP: Uuid = Uuid::from_u128(0x0192_f3c4_0000_7000_8000_0000_0000_0001);

/// A webhook as it came: the signature and the exact bytes.
pub type Heard = (String, Bytes);

pub struct Street {
    pub gateway: StripeGateway,
    pub base: String,
    pub pool: PgPool,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Street {
    /// A sandbox that answers, tells and charges, with the market's adapter in front of it.
    pub async fn open(pool: &PgPool) -> Self {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ear = Router::new().route("/webhooks", post(hear)).with_state(heard.clone());
        let webhook_url = format!("{}/webhooks", serve(ear).await);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("it is bound"));
        let options = Options {
            public_url: base.clone(),
            webhook_url,
            webhook_secret: WEBHOOK_SECRET.to_owned().into(),
            secret_key: SECRET_KEY.to_owned().into(),
        };
        let sandbox = Sandbox::open(pool.clone(), options).await.expect("the books open");
        let router = sandbox.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        tokio::spawn(async move { sandbox.deliver_webhooks(std::future::pending()).await });
        Self { gateway: gateway(&base), base, pool: pool.clone(), heard }
    }

    /// Waits for an event of this kind.
    pub async fn hears(&self, kind: &str) -> Heard {
        let needle = format!("\"type\":\"{kind}\"");
        let patience = Instant::now() + Duration::from_secs(15);
        loop {
            let found =
                self.heard.lock().expect("no test panicked").iter().find(|(_, body)| contains(body, &needle)).cloned();
            if let Some(heard) = found {
                return heard;
            }
            assert!(Instant::now() < patience, "{kind} did not come");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Fills the page on which an owner says where their money goes; the status and where it leads.
    pub async fn owner_answers(&self, url: &str, account: &str) -> (StatusCode, String) {
        let answers = [
            ("first_name", "Ana"),
            ("last_name", "Ferreira"),
            ("born", "1990-05-31"),
            ("account_number", account),
            ("agreed", "yes"),
        ];
        let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(answers).finish();
        let (status, headers, _) = fetch(Method::POST, url, form).await;
        let location = headers.get(header::LOCATION).and_then(|place| place.to_str().ok()).unwrap_or_default();
        (status, location.to_owned())
    }

    /// Fills the hosted page's form; the status and where it leads.
    pub async fn buyer_pays(&self, url: &str, number: &str) -> (StatusCode, String) {
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("number", number), ("expiry", "12/34"), ("security_code", "123"), ("name", "Ana Ferreira")])
            .finish();
        let (status, headers, _) = fetch(Method::POST, url, form).await;
        let location = headers.get(header::LOCATION).map_or("", |value| value.to_str().expect("text"));
        (status, location.to_owned())
    }

    /// An object as the API serves it.
    pub async fn served(&self, path: &str) -> String {
        let (status, _, body) = fetch(Method::GET, &format!("{}{path}", self.base), String::new()).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        body
    }

    /// The database's time, which the sandbox signs with.
    pub async fn now(&self) -> DateTime<Utc> {
        sqlx::query_scalar("select now()").fetch_one(&self.pool).await.expect("the database knows the time")
    }

    /// Two mugs and a lamp for $64.50, under this key.
    pub async fn basket(&self, key: &str) -> NewSession {
        basket(key, self.now().await)
    }
}

pub fn gateway(base: &str) -> StripeGateway {
    gateway_with(base, SECRET_KEY, &[WEBHOOK_SECRET])
}

pub fn gateway_with(base: &str, key: &str, webhook_secrets: &[&str]) -> StripeGateway {
    StripeGateway::new(StripeConfig {
        api_base: base.to_owned(),
        secret_key: key.to_owned().into(),
        webhook_secrets: webhook_secrets.iter().map(|secret| (*secret).to_owned().into()).collect(),
    })
    .expect("the configuration is sound")
}

pub fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

pub fn basket(key: &str, now: DateTime<Utc>) -> NewSession {
    let line = |name: &str, quantity, minor| SessionLine { name: name.to_owned(), quantity, unit: usd(minor) };
    NewSession {
        idempotency_key: key.to_owned(),
        order_group: GROUP,
        lines: vec![line("Mug", 2, 1225), line("Lamp", 1, 4000)],
        total: usd(6450),
        email: Some("ana@example.org".to_owned()),
        success_url: "http://shop.test/paid?session={CHECKOUT_SESSION_ID}".to_owned(),
        cancel_url: "http://shop.test/basket".to_owned(),
        expires_at: now + TimeDelta::minutes(15),
    }
}

pub fn refund(key: &str, payment_intent: &str, minor: i64) -> NewRefund {
    NewRefund {
        idempotency_key: key.to_owned(),
        payment_intent: payment_intent.to_owned(),
        amount: usd(minor),
        reason: "arrived broken".to_owned(),
    }
}

/// Serves a router on a free port of loopback; its address.
pub async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

async fn hear(State(heard): State<Arc<Mutex<Vec<Heard>>>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let signature = headers["stripe-signature"].to_str().expect("text").to_owned();
    heard.lock().expect("no test panicked").push((signature, body));
    StatusCode::OK
}

async fn fetch(method: Method, url: &str, form: String) -> (StatusCode, HeaderMap, String) {
    let client = Client::builder(TokioExecutor::new()).build::<_, Full<Bytes>>(HttpConnector::new());
    let request = Request::builder()
        .method(method)
        .uri(url)
        .header(header::AUTHORIZATION, format!("Bearer {SECRET_KEY}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Full::new(Bytes::from(form)))
        .expect("a well-formed request");
    let (head, body) = client.request(request).await.expect("the sandbox answers").into_parts();
    let body = body.collect().await.expect("the body arrives").to_bytes();
    (head.status, head.headers, String::from_utf8(body.to_vec()).expect("text"))
}

fn contains(body: &[u8], needle: &str) -> bool {
    std::str::from_utf8(body).is_ok_and(|text| text.contains(needle))
}
