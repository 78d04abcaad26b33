//! One-time codes: sent, sent again and entered, for every purpose by the same rules.
//!
//! Two sends an hour, the third locks sending for one; three tries, the last locks entering for half an hour; both for
//! one purpose of one address. A code is stored as an HMAC over its purpose and its challenge, so that it opens nothing
//! else, and what is stored for an address that is nobody's is random.

use chrono::{DateTime, Utc};
use domain::id::ChallengeId;
use domain::identity::{CODE_DIGITS, CODE_TRIES, CodeEntry, CodePurpose, CodeRefusal, CodeSent};
use kernel::{Failure, Market, Op, Tx, limits, mail, secrets};
use secrecy::ExposeSecret;

use crate::letters::{self, Envelope};
use crate::rules::{CODE_TTL, GUESSES_LOCK, RESEND_AFTER, SENDS, SENDS_LOCK, SIGN_UP_KEPT};
use crate::store::codes::{self, Lock, NewCode, Try, Waiting, Wanted};
use crate::store::{accounts, blocked};

/// Sends a code, or says until when none is sent. The caller commits also then, so that the lock stays.
pub(crate) async fn send(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    wanted: &Wanted<'_>,
) -> Result<Result<CodeSent, DateTime<Utc>>, sqlx::Error> {
    if let Err(until) = take_send(op, tx, wanted.email_key, wanted.purpose).await? {
        return Ok(Err(until));
    }
    let challenge = market.new_id();
    let code_hash = write_letter(market, op, tx, challenge, wanted.purpose, wanted.email, wanted.email_key).await?;
    let new = NewCode { challenge, wanted, code_hash, sent_at: op.now, expires_at: op.now + CODE_TTL };
    codes::insert(tx.db(), &new).await?;
    Ok(Ok(CodeSent { challenge, email: wanted.email.to_owned(), resend_at: op.now + RESEND_AFTER }))
}

/// Sends another code for a challenge; the one before is worth nothing from now on. Says of which purpose it is. The
/// caller commits also a refusal.
pub(crate) async fn send_again(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    challenge: ChallengeId,
) -> Result<Result<(CodeSent, CodePurpose), CodeRefusal>, sqlx::Error> {
    let Some(waiting) = codes::lock_waiting(tx.db(), challenge, op.now - SIGN_UP_KEPT).await? else {
        return Ok(Err(CodeRefusal::Expired));
    };
    let Waiting { purpose, email, email_key, sent_at } = waiting;
    if let Some(until) = codes::locked_until(tx.db(), &email_key, purpose, Lock::Guesses, op.now).await? {
        return Ok(Err(CodeRefusal::Locked { until }));
    }
    if op.now < sent_at + RESEND_AFTER {
        return Ok(Err(CodeRefusal::TooSoon { until: sent_at + RESEND_AFTER }));
    }
    if let Err(until) = take_send(op, tx, &email_key, purpose).await? {
        return Ok(Err(CodeRefusal::TooSoon { until }));
    }
    let code_hash = write_letter(market, op, tx, challenge, purpose, &email, &email_key).await?;
    codes::renew(tx.db(), challenge, code_hash, op.now, op.now + CODE_TTL).await?;
    Ok(Ok((CodeSent { challenge, email, resend_at: op.now + RESEND_AFTER }, purpose)))
}

/// Enters a code: counted first, then looked at. The caller commits also a refusal, so that the try stays counted.
pub(crate) async fn enter(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    purpose: CodePurpose,
    entry: &CodeEntry,
) -> Result<Result<Try, CodeRefusal>, sqlx::Error> {
    let Some(digits) = entry.digits() else { return Ok(Err(CodeRefusal::Malformed)) };
    let challenge = entry.challenge;
    let Some(tried) = codes::take_try(tx.db(), challenge, purpose, op.now).await? else {
        let locked = codes::guesses_locked_until(tx.db(), challenge, op.now).await?;
        return Ok(Err(locked.map_or(CodeRefusal::Expired, |until| CodeRefusal::Locked { until })));
    };
    if secrets::same(&tried.code_hash, &code_hash(market, challenge, purpose, &digits)) {
        codes::mark_used(tx.db(), challenge, op.now).await?;
        return Ok(Ok(tried));
    }
    let left = CODE_TRIES.saturating_sub(tried.tries);
    if left > 0 {
        return Ok(Err(CodeRefusal::Wrong { tries_left: left.unsigned_abs() }));
    }
    // The last wrong guess locks the purpose for the address.
    let until = codes::lock(tx.db(), &tried.email_key, purpose, Lock::Guesses, op.now + GUESSES_LOCK).await?;
    Ok(Err(CodeRefusal::Locked { until }))
}

/// The refusal of a use case that did nothing but count: what was counted is kept.
pub(crate) async fn refuse<T, R>(tx: Tx, refusal: R) -> Result<T, Failure<R>> {
    tx.commit().await?;
    Err(Failure::Refused(refusal))
}

/// Counts a code sent to an address, or says until when none is. One too many locks it for an hour.
async fn take_send(
    op: &Op,
    tx: &mut Tx,
    email_key: &str,
    purpose: CodePurpose,
) -> Result<Result<(), DateTime<Utc>>, sqlx::Error> {
    for kind in [Lock::Guesses, Lock::Sends] {
        if let Some(until) = codes::locked_until(tx.db(), email_key, purpose, kind, op.now).await? {
            return Ok(Err(until));
        }
    }
    let key = format!("identity.codes:{}:{email_key}", purpose.name());
    if limits::take(tx.db(), &key, SENDS.most, SENDS.seconds).await?.is_ok() {
        return Ok(Ok(()));
    }
    Ok(Err(codes::lock(tx.db(), email_key, purpose, Lock::Sends, op.now + SENDS_LOCK).await?))
}

/// Writes the mail and says what the code is stored as. Whether there is an account decides what the mail says, and
/// nothing else: the same is asked, written and stored either way.
async fn write_letter(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    challenge: ChallengeId,
    purpose: CodePurpose,
    email: &str,
    email_key: &str,
) -> Result<[u8; 32], sqlx::Error> {
    let known = accounts::of_email(tx.db(), email_key).await?.is_some();
    let blocked = blocked::is_blocked(tx.db(), &email_hash(market, email_key)).await?;
    let code = secrets::new_code(CODE_DIGITS);
    let envelope = Envelope { purpose, challenge, sent_at: op.now, email };
    let (letter, good) = match purpose {
        CodePurpose::SignUp if known => (letters::known_already(market, &envelope), false),
        CodePurpose::SignUp if blocked => (letters::blocked(&envelope), false),
        CodePurpose::SignUp => (letters::sign_up(&envelope, &code), true),
        CodePurpose::ResetPassword if known => (letters::reset_password(&envelope, &code), true),
        CodePurpose::ResetPassword => (letters::nobody_here(market, &envelope), false),
        CodePurpose::NewDevice => (letters::new_device(&envelope, op, &code), true),
    };
    mail::write(market, tx, letter).await?;
    let stored = code_hash(market, challenge, purpose, &code);
    Ok(if good { stored } else { secrets::random() })
}

/// What a code is stored as: bound to its purpose and its request, so that it opens nothing else.
fn code_hash(market: &Market, challenge: ChallengeId, purpose: CodePurpose, code: &str) -> [u8; 32] {
    let key = market.settings().key.expose_secret();
    secrets::keyed_hash(key, &[b"one-time code", purpose.name().as_bytes(), challenge.0.as_bytes(), code.as_bytes()])
}

/// What of an address is kept when nobody may sign up with it any more.
pub(crate) fn email_hash(market: &Market, email_key: &str) -> [u8; 32] {
    secrets::keyed_hash(market.settings().key.expose_secret(), &[b"blocked address", email_key.as_bytes()])
}
