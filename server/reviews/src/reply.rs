//! The one thing that a shop says to a review of its goods; it may change or remove it.

use domain::id::ReviewId;
use domain::reviews::{ReplyRefusal, checked_reply};
use domain::shops::{Action, Resource};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::events::ReviewAnswered;
use crate::{kept, store};

/// Replies in the name of the shop that whoever asks works in, or changes what it said.
pub async fn reply(market: &Market, op: &Op, review: ReviewId, typed: &str) -> Outcome<(), ReplyRefusal> {
    let mut tx = market.begin(op).await?;
    let seat = shops::permit(tx.db(), op, Resource::Reviews, Action::Change).await?;
    let shown = store::reviews::shown(tx.db(), review).await?.filter(|shown| shown.shop == seat.shop);
    shown.ok_or(Failure::NotFound)?;
    let body = checked_reply(typed).map_err(|problems| Failure::Refused(ReplyRefusal::Invalid(problems)))?;
    if store::replies::put(tx.db(), review, seat.shop, &body, op.now).await? {
        tx.publish(&ReviewAnswered { review })?;
    }
    tx.commit().await?;
    kept::forget(market);
    Ok(())
}

/// Removes what the shop said.
pub async fn remove_reply(market: &Market, op: &Op, review: ReviewId) -> Outcome<()> {
    let mut tx = market.begin(op).await?;
    let seat = shops::permit(tx.db(), op, Resource::Reviews, Action::Change).await?;
    if !store::replies::remove(tx.db(), review, seat.shop).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    kept::forget(market);
    Ok(())
}
