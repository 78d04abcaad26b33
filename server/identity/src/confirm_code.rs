//! Entering the code from the mail: the account exists from here on.

use domain::actor::Role;
use domain::id::ChallengeId;
use domain::identity::{AccountState, CODE_TRIES, CodeEntry, CodeRefusal};
use kernel::{Failure, Market, Op, Tx, secrets};

use crate::events::AccountOpened;
use crate::rules::GUESSES_LOCK;
use crate::sessions::{self, SignedIn};
use crate::sign_up::code_hash;
use crate::store::accounts::{self, NewAccountRow, StoredAccount};
use crate::store::codes::{self, Lock, Try};

/// Opens the account behind a challenge and signs it in, if the code is the one that was sent.
pub async fn confirm_code(market: &Market, op: &Op, entry: CodeEntry) -> Result<SignedIn, Failure<CodeRefusal>> {
    if Role::needed_by(op.site) != Role::Buyer {
        return Err(Failure::Forbidden);
    }
    let digits = entry.digits().ok_or(Failure::Refused(CodeRefusal::Malformed))?;
    let mut tx = market.begin(op).await?;
    let Some(tried) = codes::take_try(tx.db(), entry.challenge, op.now).await? else {
        let locked = codes::guesses_locked_until(tx.db(), entry.challenge, op.now).await?;
        let refusal = locked.map_or(CodeRefusal::Expired, |until| CodeRefusal::Locked { until });
        return Err(Failure::Refused(refusal));
    };
    if !secrets::same(&tried.code_hash, &code_hash(market, entry.challenge, &digits)) {
        let refusal = wrong(op, &mut tx, &tried).await?;
        tx.commit().await?;
        return Err(Failure::Refused(refusal));
    }
    codes::mark_used(tx.db(), entry.challenge, op.now).await?;
    let account = open_account(market, op, &mut tx, entry.challenge, tried).await?;
    let signed_in = sessions::open(market, op, &mut tx, account).await?;
    // What was in the guest's basket is in the account's when the next page is asked for.
    tx.commit_and_tell().await?;
    Ok(signed_in)
}

/// The last wrong guess locks the address.
async fn wrong(op: &Op, tx: &mut Tx, tried: &Try) -> Result<CodeRefusal, sqlx::Error> {
    let left = CODE_TRIES.saturating_sub(tried.tries);
    if left > 0 {
        return Ok(CodeRefusal::Wrong { tries_left: left.unsigned_abs() });
    }
    let until = codes::lock(tx.db(), &tried.email_key, Lock::Guesses, op.now + GUESSES_LOCK).await?;
    Ok(CodeRefusal::Locked { until })
}

/// Makes the account. Somebody who signed up twice and was quicker with the other code has one already: this code is
/// worth nothing then, and asking for a new one tells them by mail.
async fn open_account(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    challenge: ChallengeId,
    tried: Try,
) -> Result<StoredAccount, Failure<CodeRefusal>> {
    let new = NewAccountRow {
        id: market.new_id(),
        name: &tried.name,
        email: &tried.email,
        email_key: &tried.email_key,
        password_hash: &tried.password_hash,
        at: op.now,
    };
    let (id, roles) = (new.id, vec![Role::Buyer]);
    if !accounts::insert(tx.db(), &new).await? {
        tracing::info!(%challenge, "the address of a confirmed code has an account already");
        return Err(Failure::Refused(CodeRefusal::Expired));
    }
    accounts::grant(tx.db(), id, &roles, op.now).await?;
    tx.publish(&AccountOpened { account: id })?;
    let Try { name, email, password_hash, .. } = tried;
    Ok(StoredAccount { id, name, email, password_hash, state: AccountState::Active, ban_reason: None, roles })
}
