//! Coming in with an account at Google: over there and back, and which account here that opens.
//!
//! The way back is good for ten minutes, once, on the site and in the browser in which it was begun. An account at Google
//! opens the account here that it was linked to; where nobody has its address, it opens a new one. Where somebody has,
//! it opens that only after its owner has signed in by themselves, in the same browser, within the hour.

mod provider;
mod wire;

use std::time::Duration;

use domain::actor::{Role, Site};
use domain::id::AccountId;
use domain::identity::{GoogleRefusal, GoogleReturn, SignInRefusal};
use domain::text;
use kernel::{Failure, GoogleSettings, Market, Op, Tx, secrets};

use crate::door::{self, Browser, Entered, Passed, Proof};
use crate::events::AccountOpened;
use crate::rules::{self, JOURNEY_LASTS, LINK_WAITS, email_key};
use crate::store::accounts::{self, NewAccountRow, StoredAccount};
use crate::store::blocked;
use crate::store::links::{self, Journey};
use crate::{codes, seal, sessions};

pub use provider::GOOGLE_RETURN;
use provider::{Provider, Somebody};

type Outcome<T> = Result<T, Failure<GoogleRefusal>>;

/// What the nonce and the verifier are sealed as.
const PURPOSE: &str = "way to google";

/// A way to Google.
pub struct GoogleBegun {
    /// Where the browser goes.
    pub url: String,
    /// What goes into a cookie, so that the way back ends in the same browser.
    pub state: String,
    /// How long the way back is open.
    pub lasts: Duration,
}

/// What came of the way back.
#[derive(Debug)]
pub enum GoogleEntered {
    /// Somebody is in, or has one more step to go; and where they wanted to be.
    Entered(Entered, String),
    /// The address has an account: its owner signs in by themselves first. This goes into a cookie until then.
    SignInFirst {
        /// What the cookie carries.
        link: String,
        /// How long.
        lasts: Duration,
    },
}

/// Whether this market has such a door at all.
#[must_use]
pub fn google_offered(market: &Market) -> bool {
    market.settings().sign_in.google.is_some()
}

/// Begins the way to Google from the op's site; `next` is where the person wanted to be.
pub async fn begin_google(market: &Market, op: &Op, next: &str) -> Outcome<GoogleBegun> {
    let settings = offered(market)?;
    let state = secrets::new_token();
    let begun = market
        .kept::<Provider>()
        .begin(market, settings, op.site, &state)
        .await
        .map_err(|error| unreachable(&error))?;
    let secret = serde_json::to_vec(&(begun.nonce, begun.verifier))?;
    let sealed = seal::seal(market, PURPOSE, state.as_bytes(), &secret)?;
    let mut tx = market.begin(op).await?;
    door::take_way(op, &mut tx).await?;
    let journey = Journey { sealed, next: next.chars().take(300).collect() };
    links::begin(tx.db(), &secrets::token_hash(&state), op.site, &journey, op.now + JOURNEY_LASTS).await?;
    tx.commit().await?;
    Ok(GoogleBegun { url: begun.url, state, lasts: JOURNEY_LASTS })
}

/// Ends the way to Google: `carried` is what the browser's cookie says it began with.
pub async fn end_google(
    market: &Market,
    op: &Op,
    back: GoogleReturn,
    carried: &str,
    browser: &Browser,
) -> Outcome<GoogleEntered> {
    let settings = offered(market)?;
    if back.state.is_empty() || !secrets::same(back.state.as_bytes(), carried.as_bytes()) {
        return Err(Failure::Refused(GoogleRefusal::Expired));
    }
    let mut tx = market.begin(op).await?;
    let journey = links::end(tx.db(), &secrets::token_hash(&back.state), op.site, op.now).await?;
    let journey = journey.ok_or(Failure::Refused(GoogleRefusal::Expired))?;
    tx.commit().await?;
    if !back.error.is_empty() || back.code.is_empty() {
        return Err(Failure::Refused(GoogleRefusal::Cancelled));
    }
    let secret = seal::open(market, PURPOSE, back.state.as_bytes(), &journey.sealed)?;
    let begun: (String, String) = serde_json::from_slice(&secret)?;
    let provider = market.kept::<Provider>();
    let somebody =
        provider.end(market, settings, op.site, back.code, begun).await.map_err(|error| unreachable(&error))?;
    let email = text::email(&somebody.email).ok().filter(|_| somebody.proved);
    let email = email.ok_or(Failure::Refused(GoogleRefusal::NotProved))?;
    come_in(market, op, &somebody, &email, browser, journey.next).await
}

fn offered(market: &Market) -> Outcome<&GoogleSettings> {
    market.settings().sign_in.google.as_ref().ok_or(Failure::Refused(GoogleRefusal::NotOffered))
}

/// The provider is not our fault and not the person's; what it was stands in the log.
fn unreachable(error: &anyhow::Error) -> Failure<GoogleRefusal> {
    tracing::warn!(error = format!("{error:#}"), "nobody came in with Google");
    Failure::Refused(GoogleRefusal::Unreachable)
}

/// Opens what an account at Google opens.
async fn come_in(
    market: &Market,
    op: &Op,
    somebody: &Somebody,
    email: &str,
    browser: &Browser,
    next: String,
) -> Outcome<GoogleEntered> {
    let mut tx = market.begin(op).await?;
    let linked = links::of_subject(tx.db(), &somebody.subject).await?;
    let account = match linked.filter(|link| link.confirmed) {
        Some(link) => accounts::lock_to_enter(tx.db(), link.account).await?,
        None => match accounts::of_email(tx.db(), &email_key(email)).await? {
            Some(account) => return sign_in_first(op, tx, &somebody.subject, email, account).await,
            None => Some(open_account(market, op, &mut tx, somebody, email).await?),
        },
    };
    let account = account.ok_or(Failure::Refused(GoogleRefusal::NotForYou))?;
    if let Err(refusal) = rules::admit(&account, op.site) {
        let refusal = match refusal {
            SignInRefusal::Banned { reason } => GoogleRefusal::Banned { reason },
            _ => GoogleRefusal::NotForYou,
        };
        return codes::refuse(tx, refusal).await;
    }
    let proof = Proof { address: true, ..Proof::default() };
    let entered = match door::pass(market, op, &mut tx, account, proof, browser).await? {
        Passed::In(admitted) => {
            Entered::In(sessions::open(market, op, &mut tx, admitted.account, admitted.device).await?)
        }
        Passed::Second(pending) => Entered::Second(pending),
        // No code is mailed to an address that Google has proved a moment ago.
        Passed::Locked(_) => return codes::refuse(tx, GoogleRefusal::Expired).await,
    };
    tx.commit_and_tell().await?;
    Ok(GoogleEntered::Entered(entered, next))
}

/// The address has an account: what Google says waits until its owner has come in by themselves.
async fn sign_in_first(op: &Op, mut tx: Tx, subject: &str, email: &str, account: AccountId) -> Outcome<GoogleEntered> {
    let link = secrets::new_token();
    links::link(tx.db(), subject, account, email, Some(&secrets::token_hash(&link)), op.now).await?;
    tx.commit().await?;
    Ok(GoogleEntered::SignInFirst { link, lasts: LINK_WAITS.to_std().unwrap_or_default() })
}

/// A new account, without a password, of an address that Google has proved. On the shopper site alone, where people
/// sign up.
async fn open_account(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    somebody: &Somebody,
    email: &str,
) -> Outcome<StoredAccount> {
    let email_key = email_key(email);
    let blocked = blocked::is_blocked(tx.db(), &codes::email_hash(market, &email_key)).await?;
    if op.site != Site::Shopper || blocked {
        return Err(Failure::Refused(GoogleRefusal::NotForYou));
    }
    let name = somebody.name.as_deref().and_then(|name| text::line(name, 1, 100).ok());
    let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or(email).chars().take(100).collect());
    let new = NewAccountRow {
        id: market.new_id(),
        name: &name,
        email,
        email_key: &email_key,
        password_hash: None,
        reached: None,
        at: op.now,
    };
    // Somebody opened one with this address a moment ago.
    if !accounts::insert(tx.db(), &new).await? {
        return Err(Failure::Refused(GoogleRefusal::Expired));
    }
    accounts::grant(tx.db(), new.id, &[Role::Buyer], op.now).await?;
    links::link(tx.db(), &somebody.subject, new.id, email, None, op.now).await?;
    tx.publish(&AccountOpened { account: new.id })?;
    accounts::lock_to_enter(tx.db(), new.id).await?.ok_or(Failure::NotFound)
}

/// Google opens the signed-in person's account no more. Whoever has no password would have no way in left.
pub async fn unlink_google(market: &Market, op: &Op) -> Outcome<()> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let person = accounts::to_change(tx.db(), account).await?.ok_or(Failure::NotFound)?;
    if person.password_hash.is_none() {
        return Err(Failure::Refused(GoogleRefusal::SignInFirst));
    }
    links::unlink(tx.db(), account).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody came in by themselves: the account at Google that they tried to come in with an hour ago at most, in this
/// very browser, opens their account from now on.
pub(crate) async fn confirm_waiting(
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    browser: &Browser,
) -> Result<(), sqlx::Error> {
    let Some(token) = &browser.link else { return Ok(()) };
    if links::confirm(tx.db(), account, &secrets::token_hash(token), op.now - LINK_WAITS, op.now).await? {
        tracing::info!(%account, "an account at Google opens an account here from now on");
    }
    Ok(())
}
