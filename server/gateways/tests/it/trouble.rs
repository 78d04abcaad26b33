//! Providers on a bad day: silent, absent, failing, or charging the wrong amount.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use gateways::{StripeConfig, StripeGateway};
use http::{HeaderMap, StatusCode, Uri};
use kernel::Gateway as _;
use kernel::gateway::GatewayError;
use tokio::net::TcpListener;
use tokio::time::{Instant, advance};

use crate::street::{basket, gateway, serve};

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().expect("a valid instant")
}

/// A provider that answers from a list, and notes who called with which key.
#[derive(Clone, Default)]
struct Script {
    answers: Arc<Mutex<VecDeque<(StatusCode, String)>>>,
    calls: Arc<Mutex<Vec<(String, String)>>>,
}

impl Script {
    async fn gateway(&self, answers: impl IntoIterator<Item = (u16, &str)>) -> StripeGateway {
        let answers = answers
            .into_iter()
            .map(|(status, body)| (StatusCode::from_u16(status).expect("a known status"), body.to_owned()));
        self.answers.lock().expect("no test panicked").extend(answers);
        gateway(&serve(Router::new().fallback(answer).with_state(self.clone())).await)
    }

    fn calls(&self) -> Vec<(String, String)> {
        self.calls.lock().expect("no test panicked").clone()
    }
}

async fn answer(State(script): State<Script>, uri: Uri, headers: HeaderMap) -> Response {
    let key = headers.get("idempotency-key").map_or("", |key| key.to_str().expect("text")).to_owned();
    script.calls.lock().expect("no test panicked").push((uri.path().to_owned(), key));
    let next = script.answers.lock().expect("no test panicked").pop_front();
    next.unwrap_or((StatusCode::INTERNAL_SERVER_ERROR, String::new())).into_response()
}

const SESSION: &str = r#"{"id":"cs_1","object":"checkout.session","status":"open","payment_status":"unpaid",
    "amount_total":6450,"currency":"usd","url":"http://pay.test/1"}"#;

#[tokio::test(start_paused = true)]
async fn a_silent_provider_is_given_ten_seconds_and_then_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let gateway = gateway(&format!("http://{}", listener.local_addr().expect("it is bound")));
    let asked = Instant::now();
    let outcome = gateway.open_session(&basket("open 1", now())).await;
    assert!(matches!(&outcome, Err(GatewayError::Unreachable(why)) if why.contains("no answer")), "{outcome:?}");
    assert!((Duration::from_secs(10)..Duration::from_secs(12)).contains(&asked.elapsed()), "{:?}", asked.elapsed());
}

#[tokio::test]
async fn an_absent_provider_is_unreachable() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let gateway = gateway(&format!("http://{}", listener.local_addr().expect("it is bound")));
    drop(listener);
    let outcome = gateway.session("cs_1").await;
    assert!(matches!(&outcome, Err(GatewayError::Unreachable(why)) if why.contains("refused")), "{outcome:?}");
}

#[tokio::test]
async fn a_passing_failure_is_tried_again_under_the_same_key() {
    let script = Script::default();
    let busy = r#"{"error":{"type":"idempotency_error","code":"idempotency_key_in_use","message":"under way"}}"#;
    let gateway = script.gateway([(503, ""), (409, busy), (200, SESSION)]).await;
    let session = gateway.open_session(&basket("open 1", now())).await.expect("the third try is answered");
    assert_eq!(session.id, "cs_1");
    let call = ("/v1/checkout/sessions".to_owned(), "open 1".to_owned());
    assert_eq!(script.calls(), vec![call; 3]);
}

#[tokio::test]
async fn a_refusal_is_not_tried_again_and_comes_with_its_reason() {
    let script = Script::default();
    let refusal = r#"{"error":{"type":"card_error","message":"Amount must be no more than $999,999.99"}}"#;
    let gateway = script.gateway([(400, refusal), (402, "<html>")]).await;
    let outcome = gateway.open_session(&basket("open 1", now())).await;
    assert!(matches!(&outcome, Err(GatewayError::Refused(why)) if why.contains("$999,999.99")), "{outcome:?}");
    let outcome = gateway.session("cs_1").await;
    assert!(matches!(outcome, Err(GatewayError::Refused(_))), "{outcome:?}");
    assert_eq!(script.calls().len(), 2);
}

#[tokio::test]
async fn a_provider_that_keeps_failing_is_left_alone_for_half_a_minute() {
    let script = Script::default();
    let gateway = script.gateway([]).await;
    for _ in 0..4 {
        assert!(matches!(gateway.session("cs_1").await, Err(GatewayError::Unreachable(_))));
    }
    let before = script.calls().len();
    assert_eq!(before, 5, "the fifth failure ends it, retries included");
    tokio::time::pause();
    advance(Duration::from_secs(31)).await;
    tokio::time::resume();
    script.answers.lock().expect("no test panicked").push_back((StatusCode::OK, SESSION.to_owned()));
    gateway.session("cs_1").await.expect("after the rest one call tries, and it works");
    assert_eq!(script.calls().len(), before + 1);
}

#[tokio::test]
async fn a_page_that_would_charge_something_else_is_closed_before_anyone_sees_it() {
    let script = Script::default();
    let dearer = SESSION.replace("6450", "6540");
    let gateway = script.gateway([(200, dearer.as_str()), (200, dearer.as_str())]).await;
    let outcome = gateway.open_session(&basket("open 1", now())).await;
    assert!(matches!(&outcome, Err(GatewayError::Refused(why)) if why.contains("65.40")), "{outcome:?}");
    let paths: Vec<_> = script.calls().into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, ["/v1/checkout/sessions", "/v1/checkout/sessions/cs_1/expire"]);
}

#[tokio::test]
async fn answers_that_are_no_answers_are_unreachable() {
    let script = Script::default();
    let gateway =
        script.gateway([(200, "<html>"), (200, "{}"), (200, r#"{"id":"cs_1","payment_status":"paid"}"#)]).await;
    for _ in 0..3 {
        let outcome = gateway.session("cs_1").await;
        assert!(matches!(outcome, Err(GatewayError::Unreachable(_))), "{outcome:?}");
    }
    assert_eq!(script.calls().len(), 3);
}

#[test]
fn unsound_configurations_are_refused_at_once() {
    for (base, key, secrets) in [
        ("", "sk_test_1", &["whsec_1"][..]),
        ("api.stripe.com", "sk_test_1", &["whsec_1"]),
        ("ftp://api.stripe.com", "sk_test_1", &["whsec_1"]),
        ("http://stripe.test", "sk_live_1", &["whsec_1"]),
        ("https://api.stripe.com", "", &["whsec_1"]),
        ("https://api.stripe.com", "sk_test_1\n", &["whsec_1"]),
        ("https://api.stripe.com", "sk_test_1", &[]),
    ] {
        let outcome = StripeGateway::new(StripeConfig {
            api_base: base.to_owned(),
            secret_key: key.to_owned().into(),
            webhook_secrets: secrets.iter().map(|secret| (*secret).to_owned().into()).collect(),
        });
        assert!(matches!(outcome, Err(GatewayError::Misconfigured(_))), "{base} {key}");
    }
}

#[test]
fn nothing_printed_of_the_gateway_holds_a_secret() {
    let printed = format!("{:?}", gateway("https://api.stripe.com"));
    assert!(!printed.contains("sk_test") && !printed.contains("whsec"), "{printed}");
}
