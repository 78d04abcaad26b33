//! Says to balancers and measuring machines how the server is doing.

use std::fmt::Write as _;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use axum::extract::{Extension, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http::header::CONTENT_TYPE;
use kernel::Market;
use marketplace::{identity, stock};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use sqlx::Connection as _;
use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::arrival::Caller;
use crate::database::missing_migrations;
use crate::guard::gate::{Gate, Hours};
use crate::problem::Problem;

/// How long an answer of the database is believed.
const BELIEVED: Duration = Duration::from_secs(1);
/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// The steps of the histogram, in seconds.
const STEPS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 1.0, 5.0, 15.0];

/// Everything that is asked about.
#[derive(Clone)]
pub struct Pulse(Arc<Inner>);

struct Inner {
    gate: Arc<Gate>,
    web: Market,
    worker: Market,
    last: Mutex<Option<(Instant, bool)>>,
}

impl Pulse {
    /// The pulse of this market.
    pub fn new(gate: Arc<Gate>, web: Market, worker: Market) -> Self {
        Self(Arc::new(Inner { gate, web, worker, last: Mutex::new(None) }))
    }

    /// Whether the database answers and is at the newest version; asked at most once a second.
    async fn has_database(&self) -> bool {
        let mut last = self.0.last.lock().await;
        if let Some((asked, answer)) = *last
            && asked.elapsed() < BELIEVED
        {
            return answer;
        }
        let answer = match timeout(PATIENCE, ask(&self.0.web)).await {
            Ok(Ok(())) => true,
            Ok(Err(error)) => {
                tracing::warn!(error = format!("{error:#}"), "not ready");
                false
            }
            Err(_) => false,
        };
        *last = Some((Instant::now(), answer));
        answer
    }
}

async fn ask(market: &Market) -> Result<()> {
    let mut db = market.db(kernel::Tenant::Market).await?;
    db.ping().await?;
    let missing = missing_migrations(&mut db).await?;
    ensure!(missing == 0, "the database lacks {missing} migrations");
    Ok(())
}

/// The process is there. Nothing else is looked at.
#[utoipa::path(get, path = "/livez", tag = "health", responses((status = 200, description = "The process is there")))]
pub async fn live() -> &'static str {
    "ok"
}

/// Whether requests should be sent here: the market is open, and its database answers and is up to date.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "health",
    responses(
        (status = 200, description = "Requests can be sent here"),
        (status = 503, description = "Not now", body = crate::api::ProblemDocument),
    )
)]
pub async fn ready(State(pulse): State<Pulse>) -> Response {
    if pulse.0.gate.hours() != Hours::Open {
        return Problem::CLOSED.into_response();
    }
    if pulse.has_database().await { "ok".into_response() } else { Problem::UNAVAILABLE.into_response() }
}

/// The measurements, in the form that Prometheus reads. Only for this machine: to others there is nothing here, also
/// when they come through a proxy on this machine that nobody told us of.
#[utoipa::path(
    get,
    path = "/metrics",
    tag = "health",
    responses(
        (status = 200, description = "Measurements as Prometheus reads them", content_type = "text/plain"),
        (status = 404, description = "Asked from another machine", body = crate::api::ProblemDocument),
    )
)]
pub async fn measurements(State(pulse): State<Pulse>, Extension(caller): Extension<Caller>) -> Response {
    if caller.forwarded || !caller.address.as_ref().is_some_and(IpAddr::is_loopback) {
        return Problem::NOT_FOUND.into_response();
    }
    let mut text = recorder().map(PrometheusHandle::render).unwrap_or_default();
    write_gauges(&pulse, &mut text).await;
    (StatusCode::OK, [(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// What is counted at the moment somebody asks.
async fn write_gauges(pulse: &Pulse, text: &mut String) {
    let inner = &pulse.0;
    let mut gauge = |name: &str, labels: &str, value: i64| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# TYPE {name} gauge\n{name}{labels} {value}");
    };
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    gauge("agora_requests_under_way", "", whole(inner.gate.under_way()));
    for (half, market) in [("web", &inner.web), ("worker", &inner.worker)] {
        let (open, idle) = market.connections();
        gauge(&format!("agora_{half}_connections"), "", i64::from(open));
        gauge(&format!("agora_{half}_connections_idle"), "", whole(idle));
        let hashing = identity::hashing(market);
        gauge(&format!("agora_{half}_hashes_under_way"), "", whole(hashing.under_way));
        gauge(&format!("agora_{half}_hashes_most"), "", whole(hashing.most));
    }
    let Ok(mut db) = inner.worker.db(kernel::Tenant::Market).await else { return };
    if let Ok((waiting, parked)) = kernel::worker::waiting(&mut db).await {
        gauge("agora_outbox_waiting", "", waiting);
        gauge("agora_outbox_parked", "", parked);
    }
    if let Ok(holds) = stock::open_holds(&mut db).await {
        gauge("agora_holds_open", "", holds);
    }
}

/// Where measurements go; the same for everything in this process.
fn recorder() -> Option<&'static PrometheusHandle> {
    static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let install = || {
        let builder = PrometheusBuilder::new();
        let matcher = Matcher::Full("agora_request_seconds".to_owned());
        builder.set_buckets_for_metric(matcher, &STEPS).ok()?.install_recorder().ok()
    };
    RECORDER.get_or_init(install).as_ref()
}

/// Begins to measure, and keeps what is measured from growing.
pub async fn measure() {
    let Some(recorder) = recorder() else { return };
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    loop {
        tick.tick().await;
        recorder.run_upkeep();
    }
}
