//! Lets in as many as can be served, in turns, and nobody before the market is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::problem::Problem;
use crate::upload;

/// Requests under way at once on this node, those that wait for their turn included; more are turned away.
const MOST_UNDER_WAY: usize = 4096;
/// Requests that work with the database at once. Three times the connections: while some wait for the provider or
/// write their page, others use theirs, and nobody waits for one as long as that is allowed to take.
const TURNS: usize = 48;
/// Requests that hash a password at once, few of which really do: the others wait for that. They take turns among
/// themselves; in the same row as everybody else, a crowd that signs in would keep everybody else waiting.
const DOOR_TURNS: usize = 8;
/// Requests that hash a password or wait to; as many as are done with before anybody's patience ends.
const MOST_AT_THE_DOOR: usize = 256;
/// The calls and routes that hash passwords.
const DOOR: [&str; 9] = [
    "/api/identity/sign_in",
    "/api/identity/sign_up",
    "/api/identity/sign_up_to_sell",
    "/api/identity/reset_password",
    "/api/identity/change_password",
    "/api/v1/auth/sign-in",
    "/api/v1/auth/sign-up",
    "/api/v1/auth/reset",
    "/api/v1/me/password",
];
/// Uploads of pictures at once, those that wait for their turn included. They take turns of their own for what is hard
/// about them, and would keep everybody else waiting if they stood in the same row while their files come in.
const UPLOADS: usize = 64;
/// From the first byte in to the first byte out.
const PATIENCE: Duration = Duration::from_secs(15);
/// The same for uploads: ten megabytes take their time on a slow line, and so do many at once.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(180);

/// The gate of one node, shared by its sites.
#[derive(Debug)]
pub struct Gate {
    state: AtomicU8,
    under_way: Semaphore,
    turns: Semaphore,
    at_the_door: Semaphore,
    door_turns: Semaphore,
    uploads: Semaphore,
}

/// A turn with the database; it ends when this is dropped.
struct Turn<'a> {
    _turn: SemaphorePermit<'a>,
    _place: Option<SemaphorePermit<'a>>,
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
            at_the_door: Semaphore::new(MOST_AT_THE_DOOR),
            door_turns: Semaphore::new(DOOR_TURNS),
            uploads: Semaphore::new(UPLOADS),
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

    /// Waits for a turn in the row where `path` belongs; nothing when too many wait there.
    async fn turn(&self, path: &str) -> Option<Turn<'_>> {
        if upload::is_one(path) {
            return Some(Turn { _turn: self.uploads.try_acquire().ok()?, _place: None });
        }
        if !DOOR.contains(&path) {
            return Some(Turn { _turn: self.turns.acquire().await.ok()?, _place: None });
        }
        let place = self.at_the_door.try_acquire().ok()?;
        Some(Turn { _turn: self.door_turns.acquire().await.ok()?, _place: Some(place) })
    }
}

/// Turns away what is too much, and gives up what takes too long.
pub async fn bound(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let Ok(_place) = gate.under_way.try_acquire() else { return Problem::BUSY.into_response() };
    let patience = if upload::is_one(request.uri().path()) { UPLOAD_PATIENCE } else { PATIENCE };
    match timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::TOO_SLOW.into_response(),
    }
}

/// Waits for a turn with the database; nobody has one before the market is open.
pub async fn take_turn(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    if gate.hours() == Hours::Opening {
        return Problem::CLOSED.into_response();
    }
    match gate.turn(request.uri().path()).await {
        Some(_turn) => next.run(request).await,
        None => Problem::BUSY.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(20);

    #[tokio::test]
    async fn whoever_looks_around_does_not_wait_for_those_at_the_door() {
        let gate = Gate::new();
        let mut inside = Vec::new();
        for _ in 0..DOOR_TURNS {
            inside.push(gate.turn("/api/v1/auth/sign-in").await.expect("there are turns"));
        }
        assert!(timeout(SOON, gate.turn("/api/identity/sign_in")).await.is_err(), "one more waits");
        assert!(timeout(SOON, gate.turn("/p/mug")).await.is_ok_and(|turn| turn.is_some()));
        inside.pop();
        assert!(timeout(SOON, gate.turn("/api/identity/sign_in")).await.is_ok_and(|turn| turn.is_some()));
    }

    #[tokio::test]
    async fn whoever_looks_around_does_not_wait_for_uploads() {
        let gate = Gate::new();
        let mut sending = Vec::new();
        for _ in 0..UPLOADS {
            sending.push(gate.turn("/products/1/images").await.expect("there is room"));
        }
        assert!(timeout(SOON, gate.turn("/settings/pictures/logo")).await.is_ok_and(|turn| turn.is_none()));
        assert!(timeout(SOON, gate.turn("/products/1")).await.is_ok_and(|turn| turn.is_some()));
        sending.pop();
        assert!(gate.turn("/products/1/images").await.is_some());
    }

    #[tokio::test]
    async fn too_many_at_the_door_are_sent_away_at_once() {
        let gate = Gate::new();
        let waiting = gate.at_the_door.try_acquire_many(256).expect("nobody is there");
        assert!(timeout(SOON, gate.turn("/api/v1/auth/sign-up")).await.is_ok_and(|turn| turn.is_none()));
        drop(waiting);
        assert!(timeout(SOON, gate.turn("/api/v1/auth/sign-up")).await.is_ok_and(|turn| turn.is_some()));
    }
}
