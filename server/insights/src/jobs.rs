//! Watching the promises: a view named `inv_*` that returns a row is a promise broken.

use kernel::{Market, Op};
use sqlx::{PgConnection, Row};

/// Looks at every `inv_*` view and raises an alarm in the log for each that returns rows.
pub async fn watch_promises(market: &Market, op: &Op) -> anyhow::Result<()> {
    for (view, rows) in broken(&mut *market.db(op).await?).await? {
        tracing::error!(view, rows, "a promise is broken");
    }
    Ok(())
}

/// The views that return rows, and how many; `db` is the market's.
pub async fn broken(db: &mut PgConnection) -> anyhow::Result<Vec<(String, i64)>> {
    let views = sqlx::query("select table_name::text as name from information_schema.views where table_schema = 'inv'")
        .fetch_all(&mut *db)
        .await?;
    let mut broken = Vec::new();
    for view in views {
        let name: String = view.try_get("name")?;
        // The name comes from the catalogue of the database itself and is quoted all the same.
        let mut count = sqlx::QueryBuilder::<sqlx::Postgres>::new("select count(*) from inv.\"");
        count.push(name.replace('"', "")).push("\"");
        let rows: i64 = count.build_query_scalar().fetch_one(&mut *db).await?;
        if rows > 0 {
            broken.push((name, rows));
        }
    }
    Ok(broken)
}
