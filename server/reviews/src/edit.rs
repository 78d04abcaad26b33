//! Changing one's own review.

use domain::id::ReviewId;
use domain::lifecycle::Lifecycle as _;
use domain::reviews::{ReviewDraft, ReviewMove, ReviewRefusal, ReviewState};
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::events::ReviewQuestioned;
use crate::rules::{self, Deed};
use crate::{kept, store};

/// Changes what whoever asks has written. What was rejected is looked at again; what is shown stays shown, unless the
/// market looks first.
pub async fn edit(market: &Market, op: &Op, review: ReviewId, draft: ReviewDraft) -> Outcome<(), ReviewRefusal> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let known = store::reviews::lock_own(tx.db(), review, account).await?.ok_or(Failure::NotFound)?;
    let checked = draft.check().map_err(|problems| Failure::Refused(ReviewRefusal::Invalid(problems)))?;
    rules::count(&mut tx, op, account, Deed::Write).await?;

    let first = rules::first_state(market, &mut tx, known.line).await?;
    let next = match known.state {
        ReviewState::Approved if first == ReviewState::Approved => ReviewState::Approved,
        state => state.after(ReviewMove::Revise).unwrap_or(state),
    };
    store::reviews::change(tx.db(), review, &checked, next, op.now).await?;
    if next == ReviewState::Pending {
        tx.publish(&ReviewQuestioned { review })?;
    }
    catalog::tell_rated(&mut tx, known.product)?;
    tx.commit_and_tell().await?;
    kept::forget(market);
    Ok(())
}
