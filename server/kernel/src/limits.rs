//! Limits that hold on every node: counted in the database, and closed when it does not answer.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

use crate::{Failure, Op};

/// Counts one use of `key` and says until when there are no more, if there are none left. Fixed windows of `seconds`
/// with `most` uses, by the database's clock; one conditional statement, so any number of callers count right.
pub async fn take(
    db: &mut PgConnection,
    key: &str,
    most: i32,
    seconds: i32,
) -> Result<Result<(), DateTime<Utc>>, sqlx::Error> {
    let row = sqlx::query!(
        r#"insert into kernel.limits as l (key, window_ends, used)
           values ($1, now() + make_interval(secs => $2), 1)
           on conflict (key) do update set
               used = case when l.window_ends <= now() then 1 else least(l.used + 1, $3 + 1) end,
               window_ends = case when l.window_ends <= now() then now() + make_interval(secs => $2)
                                  else l.window_ends end
           returning used, window_ends"#,
        key,
        f64::from(seconds),
        most,
    )
    .fetch_one(db)
    .await?;
    Ok(if row.used <= most { Ok(()) } else { Err(row.window_ends) })
}

/// Counts one use of `key` as [`take`] does; whoever has none left is told in how many seconds there are more.
pub async fn spend<R>(db: &mut PgConnection, op: &Op, key: &str, most: i32, seconds: i32) -> Result<(), Failure<R>> {
    let taken = take(db, key, most, seconds).await?;
    taken.map_err(|until| Failure::TooMany { seconds: seconds_until(until, op.now) })
}

/// Whole seconds from `now` to `until`, at least one.
pub fn seconds_until(until: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    u32::try_from((until - now).num_seconds()).unwrap_or(0).saturating_add(1)
}

/// Forgets the uses of `key`, as after a successful sign-in.
pub async fn reset(db: &mut PgConnection, key: &str) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from kernel.limits where key = $1", key).execute(db).await?;
    Ok(())
}

/// Removes windows that ended; returns how many.
pub async fn sweep(db: &mut PgConnection) -> Result<u64, sqlx::Error> {
    let done =
        sqlx::query!("delete from kernel.limits where window_ends < now() - interval '1 hour'").execute(db).await?;
    Ok(done.rows_affected())
}
