//! Lets in as many as can be served, in turns, and nobody before the market is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::problem::Problem;

/// Requests under way at once on this node, those that wait for their turn included; more are turned away.
const MOST_UNDER_WAY: usize = 4096;
/// Requests that work with the database at once. Three times the connections: while some wait for the provider or
/// write their page, others use theirs, and nobody waits for one as long as that is allowed to take.
const TURNS: usize = 48;
/// From the first byte in to the first byte out.
const PATIENCE: Duration = Duration::from_secs(15);

/// The gate of one node, shared by its sites.
#[derive(Debug)]
pub struct Gate {
    state: AtomicU8,
    under_way: Semaphore,
    turns: Semaphore,
}

/// Whether the market is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Hours {
    /// Not yet: it is being filled.
    Opening,
    /// Everybody is served.
    Open,
    /// Everybody is served still, but balancers send people elsewhere.
    Closing,
}

impl Gate {
    /// A gate that is not open yet.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            state: AtomicU8::new(Hours::Opening as u8),
            under_way: Semaphore::new(MOST_UNDER_WAY),
            turns: Semaphore::new(TURNS),
        })
    }

    /// Opens or closes.
    pub fn set(&self, hours: Hours) {
        self.state.store(hours as u8, Ordering::Release);
    }

    /// Whether it is open.
    pub fn hours(&self) -> Hours {
        match self.state.load(Ordering::Acquire) {
            0 => Hours::Opening,
            1 => Hours::Open,
            _ => Hours::Closing,
        }
    }

    /// Requests under way.
    pub fn under_way(&self) -> usize {
        MOST_UNDER_WAY - self.under_way.available_permits()
    }
}

/// Turns away what is too much, and gives up what takes too long.
pub async fn bound(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let Ok(_place) = gate.under_way.try_acquire() else { return Problem::BUSY.into_response() };
    match timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::TOO_SLOW.into_response(),
    }
}

/// Waits for a turn with the database; nobody has one before the market is open.
pub async fn take_turn(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    if gate.hours() == Hours::Opening {
        return Problem::CLOSED.into_response();
    }
    match gate.turns.acquire().await {
        Ok(_turn) => next.run(request).await,
        Err(_) => Problem::BUSY.into_response(),
    }
}
