//! Telling the market: signed, until it hears, through restarts and ordered troubles.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use hmac::{Hmac, Mac as _};
use http::{HeaderMap, StatusCode};
use sandbox::Sandbox;
use serde_json::{Value, json};
use sha2::Sha256;
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use crate::actors::{Merchant, Shopper, WEBHOOK_SECRET, id, sandbox_telling};

/// A market's ear: notes every webhook whose signature is right and answers as told.
#[derive(Clone, Default)]
struct Ear {
    heard: Arc<Mutex<Vec<(Instant, Value)>>>,
    answers: Arc<Mutex<VecDeque<StatusCode>>>,
}

impl Ear {
    async fn listen(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let router = Router::new().route("/hook", post(hear)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}/hook")
    }

    /// Waits until `count` webhooks came, or fails.
    async fn hears(&self, count: usize) -> Vec<(Instant, Value)> {
        let patience = Instant::now() + Duration::from_secs(20);
        loop {
            let heard = self.heard.lock().expect("no test panicked").clone();
            if heard.len() >= count {
                return heard;
            }
            assert!(Instant::now() < patience, "only {} of {count} webhooks came", heard.len());
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// How often an event of this kind came.
    fn count(&self, kind: &str) -> usize {
        self.heard.lock().expect("no test panicked").iter().filter(|(_, event)| event["type"] == kind).count()
    }
}

async fn hear(State(ear): State<Ear>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = headers["stripe-signature"].to_str().expect("text").to_owned();
    let (time, hash) = header.strip_prefix("t=").and_then(|rest| rest.split_once(",v1=")).expect("t= and v1=");
    let mut mac = Hmac::<Sha256>::new_from_slice(WEBHOOK_SECRET.as_bytes()).expect("any length will do");
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(&body);
    mac.verify_slice(&hex::decode(hash).expect("hex")).expect("the signature is over exactly these bytes");
    let event: Value = serde_json::from_slice(&body).expect("JSON");
    let answer = ear.answers.lock().expect("no test panicked").pop_front().unwrap_or(StatusCode::OK);
    ear.heard.lock().expect("no test panicked").push((Instant::now(), event));
    answer
}

/// A running delivery loop; dropping `stop` ends it.
struct Worker {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Worker {
    fn of(sandbox: &Sandbox) -> Self {
        let (stop, stopped) = oneshot::channel();
        let sandbox = sandbox.clone();
        let shutdown = async move { stopped.await.unwrap_or_default() };
        Self { stop, task: tokio::spawn(async move { sandbox.deliver_webhooks(shutdown).await }) }
    }

    async fn stops(self) {
        drop(self.stop);
        self.task.await.expect("the loop ends by itself");
    }
}

#[sqlx::test(migrations = false)]
async fn a_payment_is_told_signed_and_once_to_an_ear_that_listens(pool: PgPool) {
    let ear = Ear::default();
    let sandbox = sandbox_telling(&pool, &ear.listen().await).await;
    let worker = Worker::of(&sandbox);
    let (merchant, shopper) = (Merchant::of(&sandbox), Shopper::of(&sandbox));
    let session = merchant.opens_session().await;
    shopper.pays(id(&session), "4242424242424242").await;
    let heard = ear.hears(4).await;
    let done = heard.iter().find(|(_, event)| event["type"] == "checkout.session.completed");
    let (_, done) = done.expect("the market is told that it was paid");
    assert_eq!(done["data"]["object"]["id"], session["id"]);
    assert_eq!(done["data"]["object"]["amount_total"], 6450);
    sleep(Duration::from_millis(800)).await;
    assert_eq!(ear.hears(4).await.len(), 4, "what was heard is not told again");
    assert_eq!(merchant.get(&format!("/v1/events/{}", id(done))).await.object()["pending_webhooks"], 0);
    worker.stops().await;
}

#[sqlx::test(migrations = false)]
async fn an_ear_that_fails_is_told_again_later_and_after_a_restart(pool: PgPool) {
    let ear = Ear::default();
    ear.answers.lock().expect("fresh").extend([StatusCode::INTERNAL_SERVER_ERROR; 2]);
    let url = ear.listen().await;
    let sandbox = sandbox_telling(&pool, &url).await;
    let merchant = Merchant::of(&sandbox);
    let worker = Worker::of(&sandbox);
    merchant.post("/v1/payment_intents", &[("amount", "500"), ("currency", "usd")]).await.object();
    ear.hears(1).await;
    worker.stops().await;
    drop(merchant);

    let worker = Worker::of(&sandbox_telling(&pool, &url).await);
    let heard = ear.hears(3).await;
    assert!(heard.iter().all(|(_, event)| event["id"] == heard[0].1["id"]), "the same event each time");
    assert!(heard[1].0 - heard[0].0 >= Duration::from_millis(900), "the second try waits a second");
    assert!(heard[2].0 - heard[1].0 >= Duration::from_millis(1900), "the third waits two");
    worker.stops().await;
}

#[sqlx::test(migrations = false)]
async fn several_workers_share_the_work(pool: PgPool) {
    let ear = Ear::default();
    let sandbox = sandbox_telling(&pool, &ear.listen().await).await;
    let merchant = Merchant::of(&sandbox);
    for _ in 0..40 {
        merchant.post("/v1/payment_intents", &[("amount", "500"), ("currency", "usd")]).await.object();
    }
    let workers = [Worker::of(&sandbox), Worker::of(&sandbox), Worker::of(&sandbox)];
    let heard = ear.hears(40).await;
    for worker in workers {
        worker.stops().await;
    }
    let mut ids: Vec<_> = heard.iter().map(|(_, event)| id(event).to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), ear.hears(40).await.len()), (40, 40), "every event once");
}

#[sqlx::test(migrations = false)]
async fn ordered_troubles_happen_as_often_as_ordered(pool: PgPool) {
    let ear = Ear::default();
    let sandbox = sandbox_telling(&pool, &ear.listen().await).await;
    let merchant = Merchant::of(&sandbox);
    let worker = Worker::of(&sandbox);
    let intent: &[(&str, &str)] = &[("amount", "500"), ("currency", "usd")];

    merchant.post_json("/sandbox/faults", &json!({ "kind": "duplicate", "times": 1 })).await.object();
    merchant.post("/v1/payment_intents", intent).await.object();
    let heard = ear.hears(2).await;
    assert_eq!(heard[0].1["id"], heard[1].1["id"], "told twice");

    merchant.post_json("/sandbox/faults", &json!({ "kind": "drop", "times": 1 })).await.object();
    let lost = merchant.post("/v1/payment_intents", intent).await.object();
    sleep(Duration::from_millis(1500)).await;
    assert_eq!(ear.count("payment_intent.created"), 2, "lost for good");
    let kept = merchant.get("/v1/events?limit=1").await.object();
    assert_eq!(kept["data"][0]["data"]["object"]["id"], lost["id"], "but still in the books");

    merchant.post_json("/sandbox/faults", &json!({ "kind": "delay", "times": 1, "seconds": 2 })).await.object();
    let ordered = Instant::now();
    merchant.post("/v1/payment_intents", intent).await.object();
    let heard = ear.hears(3).await;
    assert!(heard[2].0 - ordered >= Duration::from_millis(1900), "told late");

    merchant.post("/v1/payment_intents", intent).await.object();
    ear.hears(4).await;
    worker.stops().await;
    for broken in [json!({}), json!({ "kind": "fire", "times": 1 }), json!({ "kind": "drop", "times": -1 })] {
        merchant.post_json("/sandbox/faults", &broken).await.error(400);
    }
}

#[sqlx::test(migrations = false)]
async fn sessions_whose_time_is_over_are_closed_and_told_once(pool: PgPool) {
    let ear = Ear::default();
    let sandbox = sandbox_telling(&pool, &ear.listen().await).await;
    let merchant = Merchant::of(&sandbox);
    for _ in 0..3 {
        merchant.opens_session().await;
    }
    sqlx::query("update sandbox.sessions set expires_at = now()")
        .execute(&pool)
        .await
        .expect("the test owns the books");
    let workers = [Worker::of(&sandbox), Worker::of(&sandbox)];
    let heard = ear.hears(3).await;
    assert!(heard.iter().all(|(_, event)| event["data"]["object"]["status"] == "expired"));
    sleep(Duration::from_millis(1200)).await;
    assert_eq!(ear.count("checkout.session.expired"), 3);
    for worker in workers {
        worker.stops().await;
    }
}
