//! Where a code was sent, for the page on which it is entered.

use domain::id::ChallengeId;
use domain::identity::{CodePurpose, CodeSent};
use kernel::{Failure, Market, Op};

use crate::rules::{RESEND_AFTER, SIGN_UP_KEPT};
use crate::store::codes;

/// Where the code of a challenge was sent and when another may be asked for. Whoever has the challenge may ask: it is
/// as hard to guess as a session.
pub async fn code_sent(market: &Market, op: &Op, challenge: ChallengeId) -> Result<CodeSent, Failure> {
    let mut db = market.db(op).await?;
    let waiting = codes::waiting(&mut db, challenge, op.now - SIGN_UP_KEPT).await?.ok_or(Failure::NotFound)?;
    Ok(CodeSent { challenge, email: waiting.email, resend_at: waiting.sent_at + RESEND_AFTER })
}

/// What the code of a challenge is for, while it waits to be entered.
pub async fn code_purpose(market: &Market, op: &Op, challenge: ChallengeId) -> Result<Option<CodePurpose>, Failure> {
    let mut db = market.db(op).await?;
    let waiting = codes::waiting(&mut db, challenge, op.now - SIGN_UP_KEPT).await?;
    Ok(waiting.map(|waiting| waiting.purpose))
}
