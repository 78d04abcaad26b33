//! Schedules: each runs on one node at a time, by a lease in the database.

use std::time::Duration;

use crate::market::Market;
use crate::op::Op;
use crate::wiring::Schedule;

/// Longer than any schedule may take.
const LEASE: Duration = Duration::from_secs(120);

/// Runs what is due; returns 0, because the next look is a nap away.
pub(super) async fn turn(market: &Market) -> anyhow::Result<usize> {
    for schedule in market.wiring().schedules() {
        if claim(market, schedule).await? {
            let op = Op::system(schedule.name, market.now());
            let result = tokio::time::timeout(LEASE, (schedule.run)(market, &op)).await;
            let error = match result {
                Ok(Ok(())) => None,
                Ok(Err(error)) => Some(format!("{error:#}")),
                Err(_) => Some("took longer than its lease".to_owned()),
            };
            if let Some(error) = &error {
                tracing::error!(schedule = schedule.name, error, "a schedule failed");
            }
            release(market, schedule, error).await?;
        }
    }
    Ok(0)
}

async fn claim(market: &Market, schedule: &Schedule) -> Result<bool, sqlx::Error> {
    let claimed = sqlx::query!(
        "insert into kernel.schedules as s (name, next_run_at, leased_until)
         values ($1, now(), now() + make_interval(secs => $2))
         on conflict (name) do update set leased_until = excluded.leased_until
         where s.next_run_at <= now() and (s.leased_until is null or s.leased_until <= now())
         returning name",
        schedule.name,
        LEASE.as_secs_f64(),
    )
    .fetch_optional(market.pool())
    .await?;
    Ok(claimed.is_some())
}

async fn release(market: &Market, schedule: &Schedule, error: Option<String>) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update kernel.schedules set leased_until = null, last_run_at = now(), last_error = $2,
             next_run_at = now() + make_interval(secs => $3)
         where name = $1",
        schedule.name,
        error,
        schedule.every.as_secs_f64(),
    )
    .execute(market.pool())
    .await?;
    Ok(())
}
