//! What every node has to read again, as the database wrote it down.

use std::time::Duration;

use domain::id::ProductId;
use sqlx::PgConnection;
use uuid::Uuid;

/// Something that changed.
pub(crate) struct Change {
    /// Its own number.
    pub seq: i64,
    pub product: ProductId,
}

/// The oldest transaction that is under way: whatever a later reader does not see yet is not older.
pub(crate) async fn horizon(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as "oldest!""#)
        .fetch_one(db)
        .await
}

/// What transactions from `since` on have changed.
pub(crate) async fn changes(db: &mut PgConnection, since: i64) -> Result<Vec<Change>, sqlx::Error> {
    let rows = sqlx::query!("select seq, product_id from search.changes where tx >= $1 order by tx, seq", since,)
        .fetch_all(db)
        .await?;
    let change = |row: (i64, Uuid)| Change { seq: row.0, product: ProductId(row.1) };
    Ok(rows.into_iter().map(|row| change((row.seq, row.product_id))).collect())
}

/// Forgets what every node has read long ago.
pub(crate) async fn trim(db: &mut PgConnection, kept: Duration) -> Result<u64, sqlx::Error> {
    let gone =
        sqlx::query!("delete from search.changes where at < now() - make_interval(secs => $1)", kept.as_secs_f64(),)
            .execute(db)
            .await?;
    Ok(gone.rows_affected())
}
