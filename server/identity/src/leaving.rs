//! Leaving: a person asks to be forgotten, has thirty days to think again, and then is.

use chrono::TimeDelta;
use domain::actor::{Role, Site};
use domain::id::AccountId;
use domain::identity::{ErasureRefusal, ErasureRequest, ErasureView};
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tx, mail};

use crate::change_password::{Asked, ask};
use crate::codes::email_hash;
use crate::ending;
use crate::events::AccountErased;
use crate::letters::News;
use crate::rules::{ERASURE_GRACE, email_key};
use crate::sessions::Recent;
use crate::store::{
    accounts, addresses, applications, authenticators, blocked, devices, documents, leaving, links, passkeys,
};

type Outcome<T> = Result<T, Failure<ErasureRefusal>>;

/// How fresh a session has to be that stands for a password.
const FRESH: TimeDelta = TimeDelta::minutes(10);
/// Accounts that are erased in one go.
const BATCH: i64 = 100;

/// Asks for the account to be erased, against the password. Everything else that is open ends; until the thirty days are
/// over, the person can come in and keep the account after all.
pub async fn ask_erasure(market: &Market, op: &Op, request: ErasureRequest) -> Outcome<ErasureView> {
    let account = op.account()?;
    prove(market, op, account, request.password).await?;
    let mut tx = market.begin(op).await?;
    if op.roles.contains(&Role::Admin) && applications::lock_supers(tx.db()).await?.as_slice() == [account] {
        return Err(Failure::Refused(ErasureRefusal::LastAdmin));
    }
    if !accounts::lock(tx.db(), account).await? {
        return Err(Failure::NotFound);
    }
    let erase_at = leaving::ask_erasure(tx.db(), account, op.now, op.now + ERASURE_GRACE).await?;
    devices::forget_all(tx.db(), account).await?;
    let ended = ending::everywhere(&mut tx, op, account, op.session, "the account is leaving").await?;
    let person = accounts::to_change(tx.db(), account).await?.ok_or(Failure::NotFound)?;
    let key = format!("erasure:{account}:{}", erase_at.timestamp());
    let news = News { key: &key, email: &person.email, name: &person.name };
    mail::write(market, &mut tx, news.leaving(market.settings().public_url(Site::Shopper), erase_at)).await?;
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(ErasureView { erase_at })
}

/// Keeps the account after all.
pub async fn keep_account(market: &Market, op: &Op) -> Result<(), Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    accounts::lock(tx.db(), account).await?;
    if !leaving::keep(tx.db(), account).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    Ok(())
}

/// Erases the accounts whose thirty days are over. Twice is as good as once.
pub async fn erase_due(market: &Market, op: &Op) -> anyhow::Result<()> {
    let due = {
        let mut db = market.pool().acquire().await?;
        leaving::due(&mut db, op.now, BATCH).await?
    };
    for account in due {
        let mut tx = market.begin(op).await?;
        if erase(&mut tx, op, account).await? {
            tx.commit().await?;
            tracing::info!(%account, "an account was erased");
        }
    }
    Ok(())
}

/// Takes the person out of one account, and tells everybody who keeps something of them.
async fn erase(tx: &mut Tx, op: &Op, account: AccountId) -> anyhow::Result<bool> {
    if !accounts::lock(tx.db(), account).await? {
        return Ok(false);
    }
    let person = accounts::to_change(tx.db(), account).await?;
    if !leaving::erase(tx.db(), account, op.now).await? {
        return Ok(false);
    }
    let email_key = person.map(|person| email_key(&person.email)).unwrap_or_default();
    leaving::forget(tx.db(), account, &email_key, op.now).await?;
    addresses::remove_all(tx.db(), account).await?;
    authenticators::remove(tx.db(), account).await?;
    passkeys::remove_all(tx.db(), account).await?;
    links::unlink(tx.db(), account).await?;
    devices::forget_all(tx.db(), account).await?;
    documents::drop_all(tx.db(), account, op.now).await?;
    tx.publish(&AccountErased { account })?;
    Ok(true)
}

/// Throws away the copies whose time is over.
pub async fn sweep_exports(market: &Market, op: &Op) -> anyhow::Result<()> {
    let expired = {
        let mut db = market.pool().acquire().await?;
        leaving::expired(&mut db, op.now, BATCH).await?
    };
    for (export, blob_key) in expired {
        // The file goes first: a row without a file is tried again, a file without a row would stay for ever.
        if let Some(key) = blob_key {
            market.blobs().delete(&key).await?;
        }
        let mut tx = market.begin(op).await?;
        leaving::forget_export(tx.db(), export).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Keeps an account's address out of the market for ever, as when its shop was purged. The address itself is not kept.
pub async fn block_email(market: &Market, tx: &mut Tx, account: AccountId, reason: &str) -> anyhow::Result<()> {
    if let Some(person) = accounts::to_change(tx.db(), account).await? {
        let hash = email_hash(market, &email_key(&person.email));
        blocked::block(tx.db(), &hash, reason, market.now()).await?;
    }
    Ok(())
}

/// Asks for the password; whoever has none must have come in a moment ago.
async fn prove(market: &Market, op: &Op, account: AccountId, password: String) -> Outcome<()> {
    match ask(market, op, account, password).await? {
        Asked::Right => Ok(()),
        Asked::Wrong => {
            let problem = FieldProblem { field: "password".to_owned(), problem: Problem::NotYours };
            Err(Failure::Refused(ErasureRefusal::Invalid(vec![problem])))
        }
        Asked::None => {
            let mut db = market.pool().acquire().await?;
            let since = match op.session {
                Some(session) => leaving::session_since(&mut db, session, account).await?,
                None => None,
            };
            let fresh = since.is_some_and(|since| op.now < since + FRESH);
            if fresh { Ok(()) } else { Err(Failure::Refused(ErasureRefusal::SignInAgain)) }
        }
        Asked::Locked(until) => Err(Failure::Refused(ErasureRefusal::Locked { until })),
        Asked::Busy => Err(Failure::Refused(ErasureRefusal::Busy)),
    }
}
