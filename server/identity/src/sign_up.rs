//! Signing up: a code goes to the address, and nothing tells whether it was known.

use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::id::ChallengeId;
use domain::identity::{CODE_DIGITS, CodeSent, NewAccount, SignUpRefusal};
use kernel::{Failure, Market, Op, Tx, limits, mail, secrets};
use secrecy::ExposeSecret;

use crate::rules::{CODE_TTL, RESEND_AFTER, SENDS, SENDS_LOCK, SIGN_UPS_OF_NETWORK, email_key, seconds_until};
use crate::store::accounts;
use crate::store::codes::{self, Lock, NewCode};
use crate::{letters, passwords};

/// Asks for an account. The answer is the same for an address that has one: its owner is told by mail.
pub async fn sign_up(market: &Market, op: &Op, form: NewAccount) -> Result<CodeSent, Failure<SignUpRefusal>> {
    // Only buyers sign up by themselves; shops are opened from an account, admins are made by admins.
    if Role::needed_by(op.site) != Role::Buyer {
        return Err(Failure::Forbidden);
    }
    let form = form.check().map_err(|problems| Failure::Refused(SignUpRefusal::Invalid(problems)))?;
    let password_hash = passwords::of_new_account(market, &form).await?;
    let email_key = email_key(&form.email);

    let mut tx = market.begin(op).await?;
    take_network(op, &mut tx).await?;
    if let Err(until) = take_send(op, &mut tx, &email_key).await? {
        tx.commit().await?;
        return Err(Failure::Refused(SignUpRefusal::TooManyCodes { until }));
    }
    let challenge = market.new_id();
    let code_hash = write_letter(market, op, &mut tx, challenge, &form.email, &email_key).await?;
    let new = NewCode {
        challenge,
        name: &form.name,
        email: &form.email,
        email_key: &email_key,
        password_hash: &password_hash,
        code_hash,
        sent_at: op.now,
        expires_at: op.now + CODE_TTL,
    };
    codes::insert(tx.db(), &new).await?;
    tx.commit().await?;
    Ok(CodeSent { challenge, email: form.email, resend_at: op.now + RESEND_AFTER })
}

/// Counts a sign-up of the client's network.
async fn take_network(op: &Op, tx: &mut Tx) -> Result<(), Failure<SignUpRefusal>> {
    let (key, limit) = (format!("identity.sign_up:{}", op.network()), SIGN_UPS_OF_NETWORK);
    let taken = limits::take(tx.db(), &key, limit.most, limit.seconds).await?;
    taken.map_err(|until| Failure::TooMany { seconds: seconds_until(until, op.now) })
}

/// Counts a code sent to an address, or says until when none is. One too many locks it for an hour: the caller commits
/// also then, so that the lock stays.
pub(crate) async fn take_send(op: &Op, tx: &mut Tx, email_key: &str) -> Result<Result<(), DateTime<Utc>>, sqlx::Error> {
    for kind in [Lock::Guesses, Lock::Sends] {
        if let Some(until) = codes::locked_until(tx.db(), email_key, kind, op.now).await? {
            return Ok(Err(until));
        }
    }
    let key = format!("identity.codes:{email_key}");
    if limits::take(tx.db(), &key, SENDS.most, SENDS.seconds).await?.is_ok() {
        return Ok(Ok(()));
    }
    Ok(Err(codes::lock(tx.db(), email_key, Lock::Sends, op.now + SENDS_LOCK).await?))
}

/// Writes the mail and says what the code is stored as. A known address gets no code; what is stored for it is random,
/// so that no guess is ever right.
pub(crate) async fn write_letter(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    challenge: ChallengeId,
    email: &str,
    email_key: &str,
) -> Result<[u8; 32], sqlx::Error> {
    let code = secrets::new_code(CODE_DIGITS);
    let (letter, stored) = if accounts::is_known(tx.db(), email_key).await? {
        (letters::known_already(market, challenge, op.now, email), secrets::random())
    } else {
        (letters::code(challenge, op.now, email, &code), code_hash(market, challenge, &code))
    };
    mail::write(market, tx, letter).await?;
    Ok(stored)
}

/// What a code is stored as: bound to its purpose and its request, so that it opens nothing else.
pub(crate) fn code_hash(market: &Market, challenge: ChallengeId, code: &str) -> [u8; 32] {
    let key = market.settings().key.expose_secret();
    secrets::keyed_hash(key, &[b"one-time code", b"sign_up", challenge.0.as_bytes(), code.as_bytes()])
}
