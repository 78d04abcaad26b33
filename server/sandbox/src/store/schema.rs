//! Lays out the books on first use and brings old ones up to date.

use sqlx::{Connection as _, PgPool};

const VERSIONS: &[(i32, &str)] =
    &[(1, include_str!("../../migrations/0001_books.sql")), (2, include_str!("../../migrations/0002_accounts.sql"))];

/// Any number, as long as nothing else in this database locks on it.
const UPGRADE_LOCK: i64 = 0x5A4D_B0C5;

/// Applies what is missing, in one transaction; several processes may start at once.
pub async fn upgrade(pool: &PgPool) -> sqlx::Result<()> {
    let mut connection = pool.acquire().await?;
    let mut tx = connection.begin().await?;
    sqlx::query("select pg_advisory_xact_lock($1)").bind(UPGRADE_LOCK).execute(&mut *tx).await?;
    sqlx::raw_sql(
        "create schema if not exists sandbox;
         create table if not exists sandbox.versions
             (version integer primary key, applied_at timestamptz not null default now());",
    )
    .execute(&mut *tx)
    .await?;
    let newest: i32 =
        sqlx::query_scalar("select coalesce(max(version), 0) from sandbox.versions").fetch_one(&mut *tx).await?;
    for (version, sql) in VERSIONS.iter().copied().filter(|(version, _)| *version > newest) {
        sqlx::raw_sql(sql).execute(&mut *tx).await?;
        sqlx::query("insert into sandbox.versions (version) values ($1)").bind(version).execute(&mut *tx).await?;
    }
    tx.commit().await
}
