//! How often, how many, and who looks first.

use domain::id::{AccountId, OrderLineId};
use domain::reviews::ReviewState;
use kernel::{Failure, Market, Op, Tx, limits};

use crate::store;

const AN_HOUR: i32 = 3_600;

/// What somebody may do so many times within an hour.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Deed {
    Write,
    Photo,
    Vote,
    Report,
}

impl Deed {
    fn limit(self) -> (&'static str, i32) {
        match self {
            Self::Write => ("write", 60),
            Self::Photo => ("photo", 60),
            Self::Vote => ("vote", 200),
            Self::Report => ("report", 30),
        }
    }
}

/// Counts one of somebody's deeds, or says when they may go on.
pub(crate) async fn count<R>(tx: &mut Tx, op: &Op, account: AccountId, deed: Deed) -> Result<(), Failure<R>> {
    let (name, most) = deed.limit();
    limits::spend(tx.db(), op, &format!("reviews.{name}:{account}"), most, AN_HOUR).await
}

/// Where what is written of a line begins: shown, unless the market looks first at everything or at this line.
pub(crate) async fn first_state(market: &Market, tx: &mut Tx, line: OrderLineId) -> Result<ReviewState, sqlx::Error> {
    let looked_at = market.settings().reviews_by_hand || store::reviews::is_watched(tx.db(), line).await?;
    Ok(if looked_at { ReviewState::Pending } else { ReviewState::Approved })
}
