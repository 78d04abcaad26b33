//! Changing a password that one knows.

use domain::id::AccountId;
use domain::identity::{PasswordChange, PasswordRefusal};
use kernel::{Failure, Market, Op, limits, mail};

use crate::ending;
use crate::events::PasswordChanged;
use crate::letters::News;
use crate::passwords::{Place, Verdict};
use crate::reset_password::accepted;
use crate::rules::TRIES_OF_OWNER;
use crate::sessions::Recent;
use crate::store::accounts;

/// Replaces the signed-in person's password, which they have to know. Wherever else they are signed in, they are signed
/// out, and a mail says what happened. Whoever never had one needs to know nothing, but a session of this very moment.
pub async fn change_password(market: &Market, op: &Op, change: PasswordChange) -> Result<(), Failure<PasswordRefusal>> {
    let account = op.account()?;
    let before = {
        let mut db = market.db(op).await?;
        accounts::to_change(&mut db, account).await?.ok_or(Failure::NotFound)?
    };
    let own_words = vec![before.name.clone(), before.email.clone()];
    let words: Vec<&str> = own_words.iter().map(String::as_str).collect();
    change.check(&words).map_err(|problems| Failure::Refused(PasswordRefusal::Invalid(problems)))?;
    let place = Place::take(market).map_err(|_| Failure::Refused(PasswordRefusal::Busy))?;
    take_try(market, op, account).await?.map_err(|until| Failure::Refused(PasswordRefusal::Locked { until }))?;
    let current = before.password_hash.is_some().then_some(change.current);
    let replaced = place.replace(before.password_hash.clone(), current, change.new, own_words).await?;
    let new_hash = accepted(replaced, "new").map_err(Failure::Refused)?;

    let mut tx = market.begin(op).await?;
    limits::reset(tx.db(), &tries_key(account)).await?;
    accounts::lock(tx.db(), account).await?;
    if !accounts::set_password(tx.db(), account, before.password_hash.as_deref(), &new_hash).await? {
        return Err(Failure::Refused(PasswordRefusal::Expired));
    }
    let ended = ending::everywhere(&mut tx, op, account, op.session, "a new password").await?;
    let news = News { key: &op.request_id, email: &before.email, name: &before.name };
    mail::write(market, &mut tx, news.password_changed(market, op)).await?;
    tx.publish(&PasswordChanged { account })?;
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}

fn tries_key(account: AccountId) -> String {
    format!("identity.current_password:{account}")
}

/// Counts a try of a signed-in person's password, or says until when there is none.
pub(crate) async fn take_try(
    market: &Market,
    op: &Op,
    account: AccountId,
) -> Result<Result<(), chrono::DateTime<chrono::Utc>>, sqlx::Error> {
    let mut tx = market.begin(op).await?;
    let limit = TRIES_OF_OWNER;
    let taken = limits::take(tx.db(), &tries_key(account), limit.most, limit.seconds).await?;
    tx.commit().await?;
    Ok(taken)
}

/// What came of asking a signed-in person for their password once more.
pub(crate) enum Asked {
    /// It is theirs.
    Right,
    /// It is not.
    Wrong,
    /// They have none.
    None,
    /// Too many wrong ones.
    Locked(chrono::DateTime<chrono::Utc>),
    /// Too many people are at the door.
    Busy,
}

/// Asks a signed-in person for their password before something that cannot be undone.
pub(crate) async fn ask(market: &Market, op: &Op, account: AccountId, password: String) -> anyhow::Result<Asked> {
    let stored = {
        let mut db = market.db(op).await?;
        accounts::to_change(&mut db, account).await?.and_then(|account| account.password_hash)
    };
    let Some(stored) = stored else { return Ok(Asked::None) };
    let Ok(place) = Place::take(market) else { return Ok(Asked::Busy) };
    if let Err(until) = take_try(market, op, account).await? {
        return Ok(Asked::Locked(until));
    }
    match place.verify(Some(stored), password).await? {
        Verdict::Wrong => Ok(Asked::Wrong),
        Verdict::Right | Verdict::RightButOld(_) => {
            let mut tx = market.begin(op).await?;
            limits::reset(tx.db(), &tries_key(account)).await?;
            tx.commit().await?;
            Ok(Asked::Right)
        }
    }
}
