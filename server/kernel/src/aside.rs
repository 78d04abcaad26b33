//! Long work that gives way to whoever waits for a page: a hash, a picture.

use anyhow::{Context as _, Result};
use tokio::sync::oneshot;

/// How much later than others such work has its turn, in the system's own measure from 0 to 19. With less, pages are
/// twice as slow while a crowd signs in; with more, nobody is let in any faster.
const STEPS_BACK: i32 = 19;

/// Does `job` on a thread of its own that lets all others go first. Who calls decides how many at once.
pub async fn aside<T, F>(name: &str, job: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (told, heard) = oneshot::channel();
    let work = move || {
        step_back();
        // Whoever asked may have gone away; the work was done all the same.
        drop(told.send(job()));
    };
    std::thread::Builder::new().name(name.to_owned()).spawn(work).context("no thread for long work")?;
    heard.await.context("long work broke off")
}

/// On Linux each thread has a rank of its own; elsewhere the whole program would step back.
fn step_back() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::nice(STEPS_BACK) {
        tracing::debug!(%error, "long work keeps its rank");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_work_steps_back_and_its_caller_does_not() {
        let rank = || rustix::process::getpriority_process(None).expect("every thread has one");
        let before = rank();
        let there = aside("test", rank).await.expect("is done");
        assert_eq!((there, rank()), ((before + STEPS_BACK).min(19), before));
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error() {
        assert!(aside("test", || panic!("on purpose")).await.is_err());
    }
}
