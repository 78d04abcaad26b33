//! The mailbox of the admin site: every mail the market has written.

use domain::actor::Role;
use domain::id::MailId;
use domain::messages::{MailRow, MailState, MailView};
use domain::paging::{PageRequest, Paged};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};
use sqlx::PgConnection;

use crate::store;

/// Mails whose recipient or subject has `words`, newest first.
pub async fn mailbox(
    market: &Market,
    op: &Op,
    words: &str,
    state: Option<MailState>,
    page: u32,
) -> Outcome<Paged<MailRow>> {
    op.require(Role::Admin)?;
    let mut db = market.db(op).await?;
    Ok(store::mails(&mut db, words, state, PageRequest::new(page, 25)).await?)
}

/// One mail, opened.
pub async fn mail(market: &Market, op: &Op, mail: MailId) -> Outcome<MailView> {
    op.require(Role::Admin)?;
    store::mail(&mut *market.db(op).await?, mail).await?.ok_or(Failure::NotFound)
}

/// Sends a mail once more, with a fresh set of tries.
pub async fn resend(market: &Market, op: &Op, mail: MailId) -> Outcome<()> {
    op.require(Role::Admin)?;
    let mut tx = market.begin(op).await?;
    if !store::resend(tx.db(), mail).await? {
        return Err(Failure::NotFound);
    }
    tx.nudge_after_commit();
    tx.commit().await?;
    Ok(())
}

/// How many mails wait, and how many were given up.
pub async fn queue(db: &mut PgConnection) -> Result<(i64, i64), sqlx::Error> {
    store::queue(db).await
}
