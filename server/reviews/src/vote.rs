//! Finding somebody else's review helpful, and no longer.

use domain::id::ReviewId;
use domain::reviews::VoteRefusal;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op};

use crate::rules::{self, Deed};
use crate::{kept, store};

/// Counts whoever asks among those who find a review helpful, or no longer; twice is once. How many they are now.
pub async fn find_helpful(market: &Market, op: &Op, review: ReviewId, helpful: bool) -> Outcome<u32, VoteRefusal> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let shown = store::reviews::shown(tx.db(), review).await?.filter(|shown| op.shows(shown.shop));
    let shown = shown.ok_or(Failure::NotFound)?;
    if shown.account == Some(account) {
        return Err(Failure::Refused(VoteRefusal::Own));
    }
    rules::count(&mut tx, op, account, Deed::Vote).await?;
    if helpful {
        store::votes::cast(tx.db(), review, account, op.now).await?;
    } else {
        store::votes::take_back(tx.db(), review, account).await?;
    }
    let count = store::votes::count(tx.db(), review).await?;
    tx.commit().await?;
    kept::forget(market);
    Ok(count)
}
