//! Connections to PostgreSQL, with the limits that keep one slow query from taking the market with it.

use std::str::FromStr;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

/// Every migration, in one timeline.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// Connects with at most `connections` at a time; each statement ends after 5 s and each wait for a lock after 3 s.
pub async fn connect(url: &str, connections: u32) -> Result<PgPool, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?.application_name("agora").options([
        ("statement_timeout", "5s"),
        ("lock_timeout", "3s"),
        ("idle_in_transaction_session_timeout", "10s"),
    ]);
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(2))
        .connect_with(options.statement_cache_capacity(512))
        .await
}

/// Runs a transaction again, up to three times, when PostgreSQL gave it up for another one's sake (40001, 40P01), with
/// full jitter of 10 to 200 ms. This is the only place that does.
pub async fn again<T, R, A>(mut attempt: impl FnMut() -> A) -> Result<T, crate::Failure<R>>
where
    A: Future<Output = Result<T, crate::Failure<R>>>,
{
    let mut tries = 0;
    loop {
        match attempt().await {
            Err(failure) if failure.is_retryable() && tries < 3 => {
                tries += 1;
                let [low, high] = crate::secrets::random::<2>();
                let jitter = u64::from(u16::from_le_bytes([low, high])) % 190;
                tokio::time::sleep(Duration::from_millis(10 + jitter)).await;
            }
            outcome => return outcome,
        }
    }
}
