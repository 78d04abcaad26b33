//! The worker: hands events to their handlers, runs what is scheduled, carries mail. Any number may run at once.

pub(crate) mod deliveries;
mod schedules;

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::mail;
use crate::market::Market;

pub use deliveries::{Parked, drain, parked, replay, waiting};

/// How long the worker sleeps when nobody wakes it; another node's events are seen after this long.
const NAP: Duration = Duration::from_millis(500);

/// Works until told to stop; what it has in hand is finished first.
pub async fn run(market: Market, stop: CancellationToken) {
    tokio::join!(
        repeat(&stop, || async { market.nudged().await }, || async { deliveries::turn(&market).await }),
        repeat(&stop, || async { market.nudged().await }, || async { mail::send_due(&market).await }),
        repeat(&stop, || async { tokio::time::sleep(NAP).await }, || async { schedules::turn(&market).await }),
    );
}

/// Takes turns while there is work, then waits for a nudge or a nap.
async fn repeat<N, W>(stop: &CancellationToken, nudged: impl Fn() -> N, turn: impl Fn() -> W)
where
    N: Future<Output = ()>,
    W: Future<Output = anyhow::Result<usize>>,
{
    while !stop.is_cancelled() {
        // Listening begins before the turn, so that a nudge during it is not lost.
        let wake = nudged();
        tokio::pin!(wake);
        futures::future::poll_fn(|cx| {
            let _ = wake.as_mut().poll(cx);
            std::task::Poll::Ready(())
        })
        .await;
        match turn().await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::warn!(error = format!("{error:#}"), "the worker could not take its turn"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = &mut wake => {}
            () = tokio::time::sleep(NAP) => {}
        }
    }
}
