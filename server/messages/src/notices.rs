//! The bell: what happened, newest first, for the person it concerns.

use domain::id::NoticeId;
use domain::messages::Notices;
use kernel::failure::Outcome;
use kernel::{Market, Op};

use crate::store;

/// The signed-in person's notices on this site.
pub async fn notices(market: &Market, op: &Op) -> Outcome<Notices> {
    let account = op.account()?;
    Ok(store::notices(&mut *market.db(op).await?, account, op.site).await?)
}

/// Marks one notice, or all of this site, as read; somebody else's is left alone.
pub async fn mark_read(market: &Market, op: &Op, notice: Option<NoticeId>) -> Outcome<()> {
    let account = op.account()?;
    store::mark_read(&mut *market.db(op).await?, account, op.site, notice).await?;
    Ok(())
}
