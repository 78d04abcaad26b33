//! Asking for another code: a minute later at the earliest, and not for ever.

use domain::id::ChallengeId;
use domain::identity::{CodePurpose, CodeRefusal, CodeSent};
use kernel::{Failure, Market, Op};

use crate::codes;

/// Sends another code for a challenge; the one before is worth nothing from now on. Says what it is for, which is where
/// it is entered.
pub async fn resend_code(
    market: &Market,
    op: &Op,
    challenge: ChallengeId,
) -> Result<(CodeSent, CodePurpose), Failure<CodeRefusal>> {
    let mut tx = market.begin(op).await?;
    match codes::send_again(market, op, &mut tx, challenge).await? {
        Ok(sent) => {
            tx.commit().await?;
            Ok(sent)
        }
        Err(refusal) => codes::refuse(tx, refusal).await,
    }
}
