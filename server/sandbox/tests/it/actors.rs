//! The two who use the sandbox: a merchant who knows the secret key, and a shopper with a card.

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{HeaderMap, Request, StatusCode, header};
use sandbox::{Options, Sandbox};
use serde_json::Value;
use sqlx::PgPool;
use tower::ServiceExt as _;

pub const SECRET_KEY: &str = "sk_test_merchant";
pub const WEBHOOK_SECRET: &str = "whsec_test";
pub const SUCCESS_URL: &str = "http://shop.test:3000/paid?session={CHECKOUT_SESSION_ID}";
pub const CANCEL_URL: &str = "http://shop.test:3000/basket";
/// The reference of the basket that the merchant sells again and again.
pub const ORDER_GROUP: &str = "0192f3c4-0000-7000-8000-000000000001";

/// A sandbox over the given books, telling nobody in particular.
pub async fn sandbox(pool: &PgPool) -> Sandbox {
    sandbox_telling(pool, "http://127.0.0.1:9/webhook").await
}

pub async fn sandbox_telling(pool: &PgPool, webhook_url: &str) -> Sandbox {
    let options = Options {
        public_url: "http://pay.test:3003/".to_owned(),
        webhook_url: webhook_url.to_owned(),
        webhook_secret: WEBHOOK_SECRET.to_owned().into(),
        secret_key: SECRET_KEY.to_owned().into(),
    };
    Sandbox::open(pool.clone(), options).await.expect("the books open")
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("the API answers in JSON")
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("headers are text"))
    }

    /// The object of a call that must have succeeded.
    pub fn object(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text);
        self.json()
    }

    /// The error of a call that must have been refused with this status.
    pub fn error(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        self.json()["error"].clone()
    }
}

async fn send(router: &Router, request: Request<Body>) -> Reply {
    let response = router.clone().oneshot(request).await.expect("the router always answers");
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, 1 << 20).await.expect("the body arrives");
    let text = String::from_utf8(bytes.to_vec()).expect("the body is text");
    Reply { status: parts.status, headers: parts.headers, text }
}

fn encode(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The market's side: calls with the secret key.
#[derive(Clone)]
pub struct Merchant(Router);

impl Merchant {
    pub fn of(sandbox: &Sandbox) -> Self {
        Self(sandbox.router())
    }

    pub async fn get(&self, path: &str) -> Reply {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("Bearer {SECRET_KEY}"));
        send(&self.0, request.body(Body::empty()).expect("a well-formed request")).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_with_key(path, fields, None).await
    }

    pub async fn post_with_key(&self, path: &str, fields: &[(&str, &str)], key: Option<&str>) -> Reply {
        let mut request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {SECRET_KEY}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        send(&self.0, request.body(Body::from(encode(fields))).expect("a well-formed request")).await
    }

    pub async fn post_json(&self, path: &str, body: &Value) -> Reply {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("Bearer {SECRET_KEY}"))
            .header(header::CONTENT_TYPE, "application/json");
        send(&self.0, request.body(Body::from(body.to_string())).expect("a well-formed request")).await
    }

    pub async fn raw(&self, request: Request<Body>) -> Reply {
        send(&self.0, request).await
    }

    /// Opens a page for two mugs and a lamp: $64.50.
    pub async fn opens_session(&self) -> Value {
        self.post("/v1/checkout/sessions", BASKET).await.object()
    }

    pub async fn session(&self, id: &str) -> Value {
        self.get(&format!("/v1/checkout/sessions/{id}")).await.object()
    }

    /// Kinds of all events, oldest first.
    pub async fn heard(&self) -> Vec<String> {
        let list = self.get("/v1/events?limit=100").await.object();
        let data = list["data"].as_array().expect("a list").iter().rev();
        data.map(|event| event["type"].as_str().expect("a kind").to_owned()).collect()
    }
}

pub const BASKET: &[(&str, &str)] = &[
    ("mode", "payment"),
    ("success_url", SUCCESS_URL),
    ("cancel_url", CANCEL_URL),
    ("customer_email", "ana@example.org"),
    ("client_reference_id", "basket 7"),
    ("metadata[order_group]", ORDER_GROUP),
    ("payment_intent_data[metadata][order_group]", ORDER_GROUP),
    ("line_items[0][price_data][currency]", "usd"),
    ("line_items[0][price_data][unit_amount]", "1225"),
    ("line_items[0][price_data][product_data][name]", "Mug <b>\"blue\"</b>"),
    ("line_items[0][quantity]", "2"),
    ("line_items[1][price_data][currency]", "usd"),
    ("line_items[1][price_data][unit_amount]", "4000"),
    ("line_items[1][price_data][product_data][name]", "Lamp"),
    ("line_items[1][price_data][product_data][description]", "Brass"),
    ("line_items[1][quantity]", "1"),
];

/// The buyer's side: a browser without script.
#[derive(Clone)]
pub struct Shopper(Router);

impl Shopper {
    pub fn of(sandbox: &Sandbox) -> Self {
        Self(sandbox.router())
    }

    pub async fn opens(&self, path: &str) -> Reply {
        send(&self.0, Request::get(path).body(Body::empty()).expect("a well-formed request")).await
    }

    /// Fills the form with this card and presses Pay.
    pub async fn pays(&self, session: &str, number: &str) -> Reply {
        self.types(session, &[("number", number), ("expiry", "12 / 34"), ("security_code", "123"), ("name", "Ana F.")])
            .await
    }

    pub async fn types(&self, session: &str, fields: &[(&str, &str)]) -> Reply {
        self.submits(&format!("/pay/{session}"), fields).await
    }

    pub async fn tells_bank(&self, session: &str, answer: &str) -> Reply {
        self.submits(&format!("/pay/{session}/bank"), &[("answer", answer)]).await
    }

    pub async fn submits(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(encode(fields));
        send(&self.0, request.expect("a well-formed request").map(Body::from)).await
    }
}

/// The id in a session object.
pub fn id(object: &Value) -> &str {
    object["id"].as_str().expect("every object has an id")
}
