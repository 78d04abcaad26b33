//! Asking for another code: a minute later at the earliest, and not for ever.

use chrono::{DateTime, Utc};
use domain::id::ChallengeId;
use domain::identity::{CodeRefusal, CodeSent};
use kernel::{Failure, Market, Op};

use crate::rules::{CODE_TTL, RESEND_AFTER, SIGN_UP_KEPT};
use crate::sign_up::{take_send, write_letter};
use crate::store::codes::{self, Lock, Waiting};

/// Sends another code for a challenge; the one before is worth nothing from now on.
pub async fn resend_code(market: &Market, op: &Op, challenge: ChallengeId) -> Result<CodeSent, Failure<CodeRefusal>> {
    let mut tx = market.begin(op).await?;
    let waiting = codes::lock_waiting(tx.db(), challenge, op.now - SIGN_UP_KEPT).await?;
    let waiting = waiting.ok_or(Failure::Refused(CodeRefusal::Expired))?;
    let guesses_locked = codes::locked_until(tx.db(), &waiting.email_key, Lock::Guesses, op.now).await?;
    decide(&waiting, guesses_locked, op.now).map_err(Failure::Refused)?;
    if let Err(until) = take_send(op, &mut tx, &waiting.email_key).await? {
        tx.commit().await?;
        return Err(Failure::Refused(CodeRefusal::TooSoon { until }));
    }
    let code_hash = write_letter(market, op, &mut tx, challenge, &waiting.email, &waiting.email_key).await?;
    codes::renew(tx.db(), challenge, code_hash, op.now, op.now + CODE_TTL).await?;
    tx.commit().await?;
    Ok(CodeSent { challenge, email: waiting.email, resend_at: op.now + RESEND_AFTER })
}

/// Whether another code may be sent at all.
fn decide(waiting: &Waiting, locked: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<(), CodeRefusal> {
    let earliest = waiting.sent_at + RESEND_AFTER;
    match locked {
        Some(until) => Err(CodeRefusal::Locked { until }),
        None if now < earliest => Err(CodeRefusal::TooSoon { until: earliest }),
        None => Ok(()),
    }
}
