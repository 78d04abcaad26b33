//! Deleting one's own review.

use domain::id::ReviewId;
use domain::reviews::ReviewState;
use kernel::failure::Outcome;
use kernel::{Failure, Market, Op, Tenant};

use crate::{kept, store};

/// Deletes what whoever asks has written, with everything that was said to it. They may write anew; where it was
/// rejected or reported, that is looked at first.
pub async fn withdraw(market: &Market, op: &Op, review: ReviewId) -> Outcome<()> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let known = store::reviews::lock_own(tx.db(), review, account).await?.ok_or(Failure::NotFound)?;
    for key in store::photos::keys_of(tx.db(), &[review]).await? {
        catalog::tell_dropped(&mut tx, key)?;
    }
    store::reviews::delete(tx.db(), review).await?;
    if known.state == ReviewState::Rejected || known.reported > 0 {
        // The review was theirs; what is remembered of it is the market's.
        kernel::tenant::bind(tx.db(), Tenant::Market).await?;
        store::reviews::watch(tx.db(), known.line).await?;
    }
    catalog::tell_rated(&mut tx, known.product)?;
    tx.commit_and_tell().await?;
    kept::forget(market);
    Ok(())
}
