//! The second step of a sign-in: what is asked for, asking for another code, and entering it.

use chrono::{DateTime, Utc};
use domain::identity::{
    CodeEntry, CodePurpose, CodeRefusal, RecoveryCodes, SecondEntry, SecondKind, SecondRefusal, SecondStep,
    SignInRefusal, TypedCode,
};
use kernel::{Failure, Market, Op, Tx, limits, secrets};

use crate::door::{self, Browser, Entered, Passed, Proof};
use crate::rules::{self, RESEND_AFTER, SIGN_UP_KEPT, TRIES_OF_SECOND_STEP};
use crate::store::sign_ins::{self, TRIES, WaitingSignIn};
use crate::store::{accounts, codes as stored_codes, people};
use crate::totp::First;
use crate::{codes, sessions, totp};

/// What a second step leads to, and the recovery codes of an app that was set up on the way.
#[derive(Debug)]
pub struct SecondDone {
    /// Somebody is in, or has one more step to go.
    pub entered: Entered,
    /// To be shown once.
    pub recovery_codes: Option<RecoveryCodes>,
}

/// What the sign-in of that token waits for.
pub async fn second_step(market: &Market, op: &Op, token: &str) -> Result<SecondStep, Failure> {
    let mut db = market.db(op).await?;
    let waiting = sign_ins::waiting(&mut db, &secrets::token_hash(token), op.site, op.now).await?;
    let waiting = waiting.ok_or(Failure::NotFound)?;
    let email = people::email(&mut db, waiting.account).await?.ok_or(Failure::NotFound)?;
    let mut step = SecondStep { kind: waiting.kind, sent_to: None, resend_at: None, set_up: None };
    if let Some(challenge) = waiting.challenge {
        let code = stored_codes::waiting(&mut db, challenge, op.now - SIGN_UP_KEPT).await?;
        step.sent_to = Some(door::hidden(&email));
        step.resend_at = code.map(|code| code.sent_at + RESEND_AFTER);
    }
    if waiting.kind == SecondKind::SetUp {
        step.set_up = totp::begun(market, op, &mut db, waiting.account, &email).await?;
    }
    Ok(step)
}

/// Asks for another code for the sign-in of that token.
pub async fn resend_second_code(market: &Market, op: &Op, token: &str) -> Result<SecondStep, Failure<SecondRefusal>> {
    let mut tx = market.begin(op).await?;
    let waiting = sign_ins::waiting(tx.db(), &secrets::token_hash(token), op.site, op.now).await?;
    let challenge = waiting.and_then(|waiting| waiting.challenge).ok_or(Failure::Refused(SecondRefusal::Expired))?;
    let (sent, _) = match codes::send_again(market, op, &mut tx, challenge).await? {
        Ok(sent) => sent,
        Err(refusal) => return codes::refuse(tx, of_code(&refusal)).await,
    };
    tx.commit().await?;
    let sent_to = Some(door::hidden(&sent.email));
    Ok(SecondStep { kind: SecondKind::Code, sent_to, resend_at: Some(sent.resend_at), set_up: None })
}

/// Enters the second step of a sign-in with a browser.
pub async fn enter_second_step(
    market: &Market,
    op: &Op,
    token: &str,
    entry: SecondEntry,
    browser: &Browser,
) -> Result<SecondDone, Failure<SecondRefusal>> {
    let (mut tx, passed, recovery_codes) = entered(market, op, token, &entry, browser).await?;
    let entered = match passed {
        Passed::In(admitted) => {
            Entered::In(sessions::open(market, op, &mut tx, admitted.account, admitted.device).await?)
        }
        Passed::Second(pending) => Entered::Second(pending),
        Passed::Locked(until) => return codes::refuse(tx, SecondRefusal::Locked { until }).await,
    };
    tx.commit_and_tell().await?;
    Ok(SecondDone { entered, recovery_codes })
}

/// Enters the second step, up to the point where something is opened.
pub(crate) async fn entered(
    market: &Market,
    op: &Op,
    token: &str,
    entry: &SecondEntry,
    browser: &Browser,
) -> Result<(Tx, Passed, Option<RecoveryCodes>), Failure<SecondRefusal>> {
    let typed = entry.read().ok_or(Failure::Refused(SecondRefusal::Malformed))?;
    let token_hash = secrets::token_hash(token);
    let mut tx = market.begin(op).await?;
    let waiting = sign_ins::waiting(tx.db(), &token_hash, op.site, op.now).await?;
    let waiting = waiting.ok_or(Failure::Refused(SecondRefusal::Expired))?;
    let (mut tx, proof, recovery_codes) = match (waiting.kind, waiting.challenge) {
        (SecondKind::Code, Some(challenge)) => {
            let TypedCode::Digits(code) = typed else { return Err(Failure::Refused(SecondRefusal::Malformed)) };
            let entry = CodeEntry { challenge, code };
            if let Err(refusal) = codes::enter(market, op, &mut tx, CodePurpose::NewDevice, &entry).await? {
                return codes::refuse(tx, of_code(&refusal)).await;
            }
            (tx, Proof { address: true, ..Proof::default() }, None)
        }
        _ => of_app(market, op, tx, &token_hash, &waiting, &typed).await?,
    };
    if !sign_ins::take(tx.db(), &token_hash, op.now).await? {
        return Err(Failure::Refused(SecondRefusal::Expired));
    }
    let account = accounts::lock_to_enter(tx.db(), waiting.account).await?;
    let account = account.ok_or(Failure::Refused(SecondRefusal::Expired))?;
    if let Err(refusal) = rules::admit(&account, op.site) {
        let refusal = match refusal {
            SignInRefusal::Banned { reason } => SecondRefusal::Banned { reason },
            _ => SecondRefusal::Expired,
        };
        return codes::refuse(tx, refusal).await;
    }
    let passed = door::pass(market, op, &mut tx, account, proof, browser).await?;
    Ok((tx, passed, recovery_codes))
}

/// A code of the app, or the first one of an app that is set up on the way. Counted first, for the sign-in and for the
/// account, then looked at.
async fn of_app(
    market: &Market,
    op: &Op,
    mut tx: Tx,
    token_hash: &[u8; 32],
    waiting: &WaitingSignIn,
    typed: &TypedCode,
) -> Result<(Tx, Proof, Option<RecoveryCodes>), Failure<SecondRefusal>> {
    if let Err(until) = take_try(&mut tx, waiting).await? {
        return codes::refuse(tx, SecondRefusal::Locked { until }).await;
    }
    let Some(tries) = sign_ins::take_try(tx.db(), token_hash, op.now).await? else {
        return codes::refuse(tx, SecondRefusal::Expired).await;
    };
    let proof = Proof { authenticator: true, address: waiting.proved, passkey: false };
    let wrong = match (waiting.kind, typed) {
        (SecondKind::SetUp, TypedCode::Digits(code)) => {
            match totp::confirm(market, op, &mut tx, waiting.account, code).await? {
                First::On(codes) => return Ok((tx, proof, Some(codes))),
                First::Wrong => true,
                First::NotBegun => return codes::refuse(tx, SecondRefusal::Expired).await,
            }
        }
        (SecondKind::SetUp, TypedCode::Recovery(_)) => true,
        _ => !totp::take(market, op, &mut tx, waiting.account, typed).await?,
    };
    if wrong {
        let tries_left = TRIES.saturating_sub(tries).unsigned_abs();
        return codes::refuse(tx, SecondRefusal::Wrong { tries_left }).await;
    }
    limits::reset(tx.db(), &tries_key(waiting)).await?;
    Ok((tx, proof, None))
}

fn tries_key(waiting: &WaitingSignIn) -> String {
    format!("identity.second_step:{}", waiting.account)
}

/// Counts a try of the account, whichever sign-in it is of: whoever has the password can begin any number of those.
async fn take_try(tx: &mut Tx, waiting: &WaitingSignIn) -> Result<Result<(), DateTime<Utc>>, sqlx::Error> {
    let limit = TRIES_OF_SECOND_STEP;
    limits::take(tx.db(), &tries_key(waiting), limit.most, limit.seconds).await
}

fn of_code(refusal: &CodeRefusal) -> SecondRefusal {
    match *refusal {
        CodeRefusal::Malformed => SecondRefusal::Malformed,
        CodeRefusal::Wrong { tries_left } => SecondRefusal::Wrong { tries_left },
        CodeRefusal::Expired => SecondRefusal::Expired,
        CodeRefusal::Locked { until } => SecondRefusal::Locked { until },
        CodeRefusal::TooSoon { until } => SecondRefusal::TooSoon { until },
    }
}
