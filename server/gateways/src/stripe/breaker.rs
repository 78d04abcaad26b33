//! Leaves a provider alone for a while after it failed again and again.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// So many failures in a row open the breaker.
const FAILURES: u32 = 5;
/// So long nobody calls; then one call tries.
const REST: Duration = Duration::from_secs(30);

/// Retries may be at most a tenth of the calls: a call earns ten points, a retry costs a hundred.
const EARNED: u32 = 10;
const COST: u32 = 100;
/// A quiet provider allows ten retries at most, however long it was quiet.
const MOST_SAVED: u32 = 1000;

#[derive(Debug)]
pub struct Breaker(Mutex<State>);

#[derive(Debug)]
struct State {
    failures: u32,
    rests_until: Option<Instant>,
    saved: u32,
}

impl Default for Breaker {
    fn default() -> Self {
        Self(Mutex::new(State { failures: 0, rests_until: None, saved: MOST_SAVED }))
    }
}

impl Breaker {
    /// Whether to call at all. After a rest the first caller is let through and the others keep resting.
    pub fn allows_call(&self) -> bool {
        let mut state = self.state();
        let now = Instant::now();
        match state.rests_until {
            Some(until) if now < until => return false,
            Some(_) => state.rests_until = Some(now + REST),
            None => {}
        }
        state.saved = (state.saved + EARNED).min(MOST_SAVED);
        true
    }

    /// Whether a failed call may be tried once more.
    pub fn allows_retry(&self) -> bool {
        let mut state = self.state();
        if state.rests_until.is_some() || state.saved < COST {
            return false;
        }
        state.saved -= COST;
        true
    }

    pub fn succeeded(&self) {
        let mut state = self.state();
        (state.failures, state.rests_until) = (0, None);
    }

    pub fn failed(&self) {
        let mut state = self.state();
        state.failures = state.failures.saturating_add(1);
        if state.failures >= FAILURES {
            state.rests_until = Some(Instant::now() + REST);
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        // Nothing panics while holding it; if it did, the counters would still be fit for use.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::advance;

    use super::Breaker;

    #[tokio::test(start_paused = true)]
    async fn five_failures_in_a_row_earn_a_rest_of_half_a_minute() {
        let breaker = Breaker::default();
        for _ in 0..4 {
            breaker.failed();
        }
        breaker.succeeded();
        for _ in 0..5 {
            assert!(breaker.allows_call());
            breaker.failed();
        }
        assert!(!breaker.allows_call());
        advance(Duration::from_secs(29)).await;
        assert!(!breaker.allows_call());
        advance(Duration::from_secs(2)).await;
        assert!(breaker.allows_call(), "one tries");
        assert!(!breaker.allows_call(), "the others wait for its outcome");
        breaker.failed();
        assert!(!breaker.allows_call());
        advance(Duration::from_secs(31)).await;
        assert!(breaker.allows_call());
        breaker.succeeded();
        assert!(breaker.allows_call() && breaker.allows_call());
    }

    #[test]
    fn retries_are_a_tenth_of_the_calls() {
        let breaker = Breaker::default();
        assert_eq!((0..50).filter(|_| breaker.allows_retry()).count(), 10, "what was saved");
        let retries = (0..100).filter(|_| breaker.allows_call() && breaker.allows_retry()).count();
        assert_eq!(retries, 10);
    }
}
