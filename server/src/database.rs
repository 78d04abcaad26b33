//! Finds or starts the database, makes it when it is not there, and brings it to the newest version.

use std::str::FromStr as _;
use std::time::Duration;

use anyhow::{Context as _, Result};
use kernel::db::MIGRATIONS;
use postgres::PrivatePostgres;
use secrecy::{ExposeSecret as _, SecretString};
use sqlx::error::DatabaseError;
use sqlx::migrate::{Migrate as _, MigrateDatabase as _, MigrateError};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection as _, PgConnection, PgPool};

use crate::config::{Config, DatabaseConfig};

/// The database of the market in a private PostgreSQL.
const NAME: &str = "agora";
/// How long a migration waits for a lock, so that nobody queues behind it for longer.
const LOCK_TIMEOUT: &str = "1s";
/// How often a migration that got no lock is tried again.
const LOCK_TRIES: u32 = 30;

/// The database, and the process behind it where it is our own.
pub struct Database {
    url: SecretString,
    private: Option<PrivatePostgres>,
}

impl Database {
    /// The database of the configuration, started and made as far as needed. What runs already is joined.
    pub async fn open(config: &Config) -> Result<Self> {
        let database = match &config.database {
            DatabaseConfig::Given(url) => Self { url: url.clone(), private: None },
            DatabaseConfig::Private(bindir) => {
                let options = postgres::Options { bindir: bindir.clone(), ..postgres::Options::new(&config.data_dir) };
                // Starting waits for a process; the async threads have better things to do.
                let started = tokio::task::spawn_blocking(move || postgres::start_or_join(&options)).await?;
                let private = started.context("the private database did not start")?;
                Self { url: private.url(NAME).into(), private: Some(private) }
            }
        };
        database.make_if_missing().await?;
        Ok(database)
    }

    async fn make_if_missing(&self) -> Result<()> {
        let url = self.url.expose_secret();
        let exists = sqlx::Postgres::database_exists(url).await.context("the database does not answer")?;
        if !exists {
            sqlx::Postgres::create_database(url).await.context("the database cannot be made")?;
        }
        Ok(())
    }

    /// Connections for one purpose.
    pub async fn pool(&self, connections: u32) -> Result<PgPool> {
        let pool = kernel::db::connect(self.url.expose_secret(), connections).await;
        pool.context("the database does not answer")
    }

    /// Connections for books that are not the market's.
    pub async fn own_pool(&self, connections: u32) -> Result<PgPool> {
        let pool = kernel::db::connect_to_own(self.url.expose_secret(), connections).await;
        pool.context("the database does not answer")
    }

    /// Brings the database to the newest version; says how many steps that took. Whoever else does the same at this
    /// moment is waited for.
    pub async fn migrate(&self) -> Result<usize> {
        let options = PgConnectOptions::from_str(self.url.expose_secret())?.application_name("agora migrate");
        let mut db = PgConnection::connect_with(&options.options([("lock_timeout", LOCK_TIMEOUT)])).await?;
        let before = applied(&mut db).await;
        let mut tries = 0;
        loop {
            match MIGRATIONS.run(&mut db).await {
                Ok(()) => break,
                Err(why) if lock_is_taken(&why) && tries < LOCK_TRIES => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(500)).await;
                }
                Err(why) => return Err(why).context("the database cannot be brought to the newest version"),
            }
        }
        let done = applied(&mut db).await - before;
        db.close().await?;
        Ok(done)
    }

    /// Stops the database if it is our own.
    pub async fn stop(self) -> Result<()> {
        match self.private {
            Some(private) => tokio::task::spawn_blocking(move || private.stop()).await?,
            None => Ok(()),
        }
    }
}

/// How many migrations a database has; none before the first.
async fn applied(db: &mut PgConnection) -> usize {
    db.list_applied_migrations(&MIGRATIONS.table_name).await.map_or(0, |applied| applied.len())
}

/// How many migrations this database still lacks.
pub async fn missing_migrations(db: &mut PgConnection) -> Result<usize, MigrateError> {
    let applied = db.list_applied_migrations(&MIGRATIONS.table_name).await?;
    let is_applied = |version: i64| applied.iter().any(|migration| migration.version == version);
    Ok(MIGRATIONS.iter().filter(|migration| !is_applied(migration.version)).count())
}

fn lock_is_taken(error: &MigrateError) -> bool {
    let (MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) = error else { return false };
    error.as_database_error().and_then(DatabaseError::code).is_some_and(|code| code == "55P03")
}
