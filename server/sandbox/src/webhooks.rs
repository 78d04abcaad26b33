//! Tells the market what happened, signed, again and again until it says that it heard.

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac as _};
use http::header::{CONTENT_TYPE, USER_AGENT};
use http::{Method, Request};
use http_body_util::Full;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use secrecy::ExposeSecret as _;
use sha2::Sha256;
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use crate::store::deliveries::{self, Leased};
use crate::store::{faults, idempotency};
use crate::{Sandbox, expiry, objects};

/// So many deliveries are under way at once.
const PARALLEL: usize = 16;
/// A try that takes longer has failed; shorter than the lease, so that no row is tried twice at once.
const PATIENCE: Duration = Duration::from_secs(10);
/// How often to look for due rows when the bell is silent, and for sessions whose time is over.
const LOOK_EVERY: Duration = Duration::from_millis(500);
const FORGET_EVERY: Duration = Duration::from_secs(3600);
const LONGEST_WAIT: i32 = 60;

type Messenger = Client<HttpConnector, Full<Bytes>>;

pub async fn run(sandbox: &Sandbox, shutdown: impl Future<Output = ()>) {
    let messenger = messenger();
    let mut under_way = JoinSet::new();
    let mut look = interval(LOOK_EVERY);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut forgotten_at: Option<Instant> = None;
    tokio::pin!(shutdown);
    loop {
        while under_way.try_join_next().is_some() {}
        let free = PARALLEL - under_way.len();
        let taken = send_due(sandbox, &messenger, &mut under_way, free).await;
        tokio::select! {
            () = &mut shutdown => break,
            // With every place taken there may be more to send as soon as one comes free.
            Some(_) = under_way.join_next(), if taken == free => {}
            () = sandbox.0.bell.notified(), if taken < free => {}
            _ = look.tick() => tidy(sandbox, &mut forgotten_at).await,
        }
    }
    while under_way.join_next().await.is_some() {}
}

fn messenger() -> Messenger {
    let mut connector = HttpConnector::new();
    connector.set_connect_timeout(Some(Duration::from_secs(2)));
    connector.set_nodelay(true);
    Client::builder(TokioExecutor::new()).build(connector)
}

/// Takes as many due deliveries as there are free places and sets them going.
async fn send_due(sandbox: &Sandbox, messenger: &Messenger, under_way: &mut JoinSet<()>, free: usize) -> usize {
    let limit = i64::try_from(free).unwrap_or(i64::MAX);
    if limit == 0 {
        return 0;
    }
    match deliveries::lease(sandbox.pool(), limit).await {
        Ok(due) => {
            let taken = due.len();
            for delivery in due {
                under_way.spawn(deliver(sandbox.clone(), messenger.clone(), delivery));
            }
            taken
        }
        Err(error) => {
            tracing::warn!(%error, "the sandbox cannot look for webhooks to deliver");
            0
        }
    }
}

/// Lets overdue sessions expire and old keys go.
async fn tidy(sandbox: &Sandbox, forgotten_at: &mut Option<Instant>) {
    loop {
        match expiry::sweep(sandbox).await {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                tracing::warn!(%error, "the sandbox cannot close overdue sessions");
                break;
            }
        }
    }
    if forgotten_at.is_none_or(|at| at.elapsed() > FORGET_EVERY) {
        *forgotten_at = Some(Instant::now());
        if let Err(error) = idempotency::forget_old(sandbox.pool()).await {
            tracing::warn!(%error, "the sandbox cannot forget old idempotency keys");
        }
    }
}

async fn deliver(sandbox: Sandbox, messenger: Messenger, delivery: Leased) {
    if let Err(error) = try_once(&sandbox, &messenger, &delivery).await {
        // The lease runs out and the row comes back by itself.
        tracing::warn!(%error, event = delivery.event, "the sandbox cannot note how a delivery went");
    }
}

async fn try_once(sandbox: &Sandbox, messenger: &Messenger, delivery: &Leased) -> sqlx::Result<()> {
    let (pool, id, attempt) = (sandbox.pool(), delivery.id, delivery.attempts);
    if attempt == 1
        && let Some(fault) = faults::take(pool).await?
    {
        match fault.kind.as_str() {
            "drop" => return deliveries::lose(pool, id).await,
            "delay" => return deliveries::hold_back(pool, id, attempt, fault.seconds).await,
            _ => deliveries::copy(pool, &delivery.event).await?,
        }
    }
    match send(sandbox, messenger, delivery).await {
        Ok(answer) => deliveries::settle(pool, id, attempt, &answer).await,
        Err(answer) => {
            tracing::debug!(event = delivery.event, attempt, answer, "a webhook was not taken");
            deliveries::postpone(pool, id, attempt, wait_after(attempt), &answer).await
        }
    }
}

/// One try: what was answered, as an error unless it was a 2xx.
async fn send(sandbox: &Sandbox, messenger: &Messenger, delivery: &Leased) -> Result<String, String> {
    let body = objects::event(objects::Told {
        id: &delivery.event,
        kind: &delivery.kind,
        object: &delivery.object,
        created: delivery.created,
        request_id: delivery.request_id.as_deref(),
        idempotency_key: delivery.idempotency_key.as_deref(),
        pending: 1,
    })
    .to_string();
    let signature = sign(sandbox.0.webhook_secret.expose_secret(), delivery.now, body.as_bytes());
    let request = Request::builder()
        .method(Method::POST)
        .uri(sandbox.0.webhook_url.clone())
        .header(CONTENT_TYPE, "application/json; charset=utf-8")
        .header(USER_AGENT, concat!("agora-sandbox/", env!("CARGO_PKG_VERSION")))
        .header("stripe-signature", signature)
        .body(Full::new(Bytes::from(body)))
        .map_err(|error| error.to_string())?;
    let answer = timeout(PATIENCE, messenger.request(request))
        .await
        .map_err(|_| format!("no answer within {} s", PATIENCE.as_secs()))?
        .map_err(|error| format!("not reached: {error}"))?;
    let status = answer.status();
    if status.is_success() { Ok(status.to_string()) } else { Err(status.to_string()) }
}

/// The value of the `Stripe-Signature` header: a hash over the time and the exact bytes.
fn sign(secret: &str, now: DateTime<Utc>, body: &[u8]) -> String {
    let time = now.timestamp();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(time.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    format!("t={time},v1={}", hex::encode(mac.finalize().into_bytes()))
}

/// Seconds until the next try: 1, 2, 4 … and never more than a minute.
fn wait_after(attempt: i32) -> i32 {
    let doublings = u32::try_from(attempt - 1).unwrap_or(0).min(6);
    (1_i32 << doublings).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    #[test]
    fn waits_double_up_to_a_minute() {
        let waits: Vec<i32> = (1..=9).map(super::wait_after).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    /// The expected hash was made with openssl: `printf '1700000000.{"id":1}' | openssl dgst -sha256 -hmac whsec_test`.
    #[test]
    fn the_signature_is_the_one_any_stripe_client_computes() {
        let at = DateTime::from_timestamp(1_700_000_000, 0).expect("a valid instant");
        let header = super::sign("whsec_test", at, br#"{"id":1}"#);
        assert_eq!(header, "t=1700000000,v1=2f441ba4b3b2d50d28a9ab9d9fd8880376ecd1eb5d0435401553f5d8d0a5dcf8");
    }
}
