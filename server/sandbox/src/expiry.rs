//! Closes payment pages that nobody paid in time, so that nothing is charged after the goods were let go.

use sqlx::{PgConnection, Postgres, Transaction};

use crate::store::events::{Cause, News};
use crate::store::sessions::SessionRow;
use crate::store::{events, intents, sessions};
use crate::{Sandbox, objects};

/// At most so many sessions are closed in one transaction.
const BATCH: i64 = 100;

/// Closes one open session at the merchant's wish; `None` when it is paid or closed already.
pub async fn expire(
    sandbox: &Sandbox,
    conn: &mut PgConnection,
    id: &str,
    cause: &Cause,
) -> sqlx::Result<Option<SessionRow>> {
    let Some(session) = sessions::expire(conn, id).await? else { return Ok(None) };
    tell(sandbox, conn, std::slice::from_ref(&session), cause).await?;
    Ok(Some(session))
}

/// Closes the sessions whose time is over; true when there may be more.
pub async fn sweep(sandbox: &Sandbox) -> sqlx::Result<bool> {
    let mut tx: Transaction<'_, Postgres> = sandbox.pool().begin().await?;
    let closed = sessions::expire_overdue(&mut tx, BATCH).await?;
    if closed.is_empty() {
        tx.rollback().await?;
        return Ok(false);
    }
    tell(sandbox, &mut tx, &closed, &Cause::default()).await?;
    tx.commit().await?;
    sandbox.ring();
    Ok(closed.len() == usize::try_from(BATCH).unwrap_or(usize::MAX))
}

/// Gives up the intents of closed sessions and tells of both.
async fn tell(sandbox: &Sandbox, conn: &mut PgConnection, closed: &[SessionRow], cause: &Cause) -> sqlx::Result<()> {
    let unpaid: Vec<String> = closed.iter().filter_map(|session| session.payment_intent.clone()).collect();
    let canceled = if unpaid.is_empty() { Vec::new() } else { intents::cancel(conn, &unpaid, Some("expired")).await? };
    let url = &sandbox.0.public_url;
    let intents = canceled.iter().map(|row| ("payment_intent.canceled", objects::intent(row, url)));
    let sessions = closed.iter().map(|row| ("checkout.session.expired", objects::session(row, url)));
    let news = intents.chain(sessions).map(|(kind, object)| News { kind, object }).collect();
    events::publish(conn, news, cause).await
}
