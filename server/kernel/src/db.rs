//! Connections to PostgreSQL, with the limits that keep one slow query from taking the market with it.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgConnection, PgPool};

/// Every migration, in one timeline.
pub static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// Connects with at most `connections` at a time; each statement ends after 5 s and each wait for a lock after 3 s.
pub async fn connect(url: &str, connections: u32) -> Result<PgPool, sqlx::Error> {
    limits(connections).connect_with(settings(url)?).await
}

/// The same for books that are not the market's: nothing of it is behind its walls.
pub async fn connect_to_own(url: &str, connections: u32) -> Result<PgPool, sqlx::Error> {
    pool(connections).connect_with(settings(url)?).await
}

fn settings(url: &str) -> Result<PgConnectOptions, sqlx::Error> {
    let options = PgConnectOptions::from_str(url)?.application_name("agora").options([
        ("statement_timeout", "5s"),
        ("lock_timeout", "3s"),
        ("idle_in_transaction_session_timeout", "10s"),
    ]);
    Ok(options.statement_cache_capacity(512))
}

fn pool(connections: u32) -> PgPoolOptions {
    PgPoolOptions::new().max_connections(connections).acquire_timeout(Duration::from_secs(2))
}

/// How the market's connections behave.
pub(crate) fn limits(connections: u32) -> PgPoolOptions {
    pool(connections).after_connect(|db, _| Box::pin(step_down(db)))
}

/// Nothing is forced on a superuser: it becomes the role that the migrations made for it.
async fn step_down(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    let sql = "select set_config('role', 'agora', false) from pg_roles
               where rolname = session_user and (rolsuper or rolbypassrls)";
    sqlx::raw_sql(sql).execute(db).await?;
    Ok(())
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
