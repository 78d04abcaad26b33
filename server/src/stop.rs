//! Hears when the server is asked to stop, and by whom.

use anyhow::Result;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Somebody at the terminal, who waits.
    Person,
    /// Whoever started the server; balancers may need a moment to hear of it.
    Program,
}

/// The two signals that ask.
pub struct Stops {
    interrupt: Signal,
    terminate: Signal,
}

impl Stops {
    /// Begins to listen; from here on no signal ends the process by itself.
    pub fn listen() -> Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Waits until somebody asks.
    pub async fn asked(&mut self) -> Asked {
        tokio::select! {
            _ = self.interrupt.recv() => Asked::Person,
            _ = self.terminate.recv() => Asked::Program,
        }
    }
}
