//! Deliveries: claimed with a lease, handled, tried again with growing pauses, and put aside for a person at last.

use domain::id::{DeliveryId, EventId};
use domain::paging::{PageRequest, Paged};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::market::Market;
use crate::op::Op;
use crate::tx::Tx;
use crate::wiring::Run;

/// Tries before a delivery is put aside.
const MOST_ATTEMPTS: i32 = 12;
/// Deliveries claimed at a time.
const BATCH: i64 = 32;

/// A delivery that is ours for as long as its lease lasts.
pub(crate) struct Claimed {
    id: Uuid,
    name: String,
    handler: String,
    payload: serde_json::Value,
    attempts: i32,
}

impl Claimed {
    /// The first try of a delivery, by whoever writes it.
    pub(crate) fn first(id: Uuid, name: &str, handler: &str, payload: serde_json::Value) -> Self {
        Self { id, name: name.to_owned(), handler: handler.to_owned(), payload, attempts: 1 }
    }
}

/// Handles what is due; returns how many were tried. A delivery whose worker died is due again when its lease ends;
/// the attempt number keeps the dead one's late result out.
pub(super) async fn turn(market: &Market) -> anyhow::Result<usize> {
    let claimed = sqlx::query_as!(
        Claimed,
        r#"with due as (
               select id from kernel.deliveries where state = 'waiting' and run_at <= now()
               order by run_at limit $1 for update skip locked)
           update kernel.deliveries d set attempts = d.attempts + 1, leased_until = now() + interval '60 seconds',
               run_at = now() + interval '60 seconds'
           from due, kernel.events e
           where d.id = due.id and e.id = d.event_id
           returning d.id, e.name, d.handler, e.payload, d.attempts"#,
        BATCH,
    )
    .fetch_all(market.pool())
    .await?;
    let count = claimed.len();
    handle_all(market, claimed).await?;
    Ok(count)
}

/// Hands each to its handler; what fails is put off.
pub(crate) async fn handle_all(market: &Market, claimed: Vec<Claimed>) -> anyhow::Result<()> {
    for delivery in claimed {
        if let Err(error) = handle(market, &delivery).await {
            tracing::warn!(
                event = delivery.name,
                handler = delivery.handler,
                attempt = delivery.attempts,
                error = format!("{error:#}"),
                "a delivery failed"
            );
            put_off(market, &delivery, &error).await?;
        }
    }
    Ok(())
}

async fn handle(market: &Market, delivery: &Claimed) -> anyhow::Result<()> {
    let Some(handler) = market.wiring().handler(&delivery.name, &delivery.handler) else {
        anyhow::bail!("nobody is called {} any more", delivery.handler);
    };
    let op = Op::system(handler.name, market.now());
    match &handler.run {
        Run::InTransaction(run) => {
            let mut tx = market.begin(&op).await?;
            run(market, &mut tx, delivery.payload.clone()).await?;
            finish(&mut tx, delivery).await?;
            tx.commit().await?;
        }
        Run::Outside(run) => {
            run(market, &op, delivery.payload.clone()).await?;
            let mut tx = market.begin(&op).await?;
            finish(&mut tx, delivery).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// Marks the delivery done, unless another worker took it over meanwhile.
async fn finish(tx: &mut Tx, delivery: &Claimed) -> anyhow::Result<()> {
    let done = sqlx::query!(
        "update kernel.deliveries set state = 'done', finished_at = now(), last_error = null
         where id = $1 and attempts = $2 and state = 'waiting'",
        delivery.id,
        delivery.attempts,
    )
    .execute(tx.db())
    .await?;
    anyhow::ensure!(done.rows_affected() == 1, "another worker took the delivery over");
    Ok(())
}

/// Full jitter over a pause that doubles from 1 s to 15 min.
async fn put_off(market: &Market, delivery: &Claimed, error: &anyhow::Error) -> anyhow::Result<()> {
    let parked = delivery.attempts >= MOST_ATTEMPTS;
    if parked {
        tracing::error!(event = delivery.name, handler = delivery.handler, "a delivery was put aside");
    }
    let ceiling = f64::from(1_u32 << delivery.attempts.clamp(0, 10)).min(900.0);
    sqlx::query!(
        "update kernel.deliveries set
             state = case when $3 then 'parked' else state end,
             finished_at = case when $3 then now() end,
             last_error = $4, run_at = now() + make_interval(secs => greatest(random() * $5, 0.2))
         where id = $1 and attempts = $2 and state = 'waiting'",
        delivery.id,
        delivery.attempts,
        parked,
        format!("{error:#}"),
        ceiling,
    )
    .execute(market.pool())
    .await?;
    Ok(())
}

/// Handles everything that waits, now, pauses or not; for tests and tools.
pub async fn drain(market: &Market) -> anyhow::Result<usize> {
    let mut handled = 0;
    loop {
        sqlx::query!("update kernel.deliveries set run_at = now() where state = 'waiting' and run_at > now()")
            .execute(market.pool())
            .await?;
        let tried = turn(market).await?;
        if tried == 0 {
            return Ok(handled);
        }
        handled += tried;
        anyhow::ensure!(handled < 100_000, "deliveries keep failing");
    }
}

/// How many deliveries wait, and how many were put aside.
pub async fn waiting(db: &mut PgConnection) -> Result<(i64, i64), sqlx::Error> {
    let row = sqlx::query!(
        r#"select (select count(*) from kernel.deliveries where state = 'waiting') as "waiting!",
                  (select count(*) from kernel.deliveries where state = 'parked') as "parked!""#
    )
    .fetch_one(db)
    .await?;
    Ok((row.waiting, row.parked))
}

/// A delivery that was put aside.
pub type Parked = domain::insights::ParkedDelivery;

/// Deliveries that were put aside, newest first.
pub async fn parked(db: &mut PgConnection, page: PageRequest) -> Result<Paged<Parked>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select d.id, d.event_id, e.name, d.handler, d.attempts, coalesce(d.last_error, '') as "last_error!",
                  d.finished_at as "parked_at!", count(*) over () as "total!"
           from kernel.deliveries d join kernel.events e on e.id = d.event_id
           where d.state = 'parked' order by d.finished_at desc limit $1 offset $2"#,
        page.limit(),
        page.offset(),
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total.unsigned_abs());
    let items = rows.into_iter().map(|row| Parked {
        id: DeliveryId(row.id),
        event: EventId(row.event_id),
        name: row.name,
        handler: row.handler,
        attempts: row.attempts.unsigned_abs(),
        last_error: row.last_error,
        parked_at: row.parked_at,
    });
    Ok(Paged { items: items.collect(), total, page })
}

/// Hands a parked delivery to its handler again; false when it is not parked.
pub async fn replay(tx: &mut Tx, delivery: DeliveryId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update kernel.deliveries set state = 'waiting', attempts = 0, run_at = now(), finished_at = null
         where id = $1 and state = 'parked'",
        delivery.0,
    )
    .execute(tx.db())
    .await?;
    tx.nudge_after_commit();
    Ok(done.rows_affected() == 1)
}
