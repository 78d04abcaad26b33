//! Where somebody is signed in, ending that, and browsers that are known.

use domain::actor::Site;
use domain::id::{AccountId, FamilyId, SessionId};
use domain::identity::{DeviceName, SessionView};
use kernel::{Failure, Market, Op, Tx, secrets};
use sqlx::PgConnection;

use crate::rules::{DEVICE_KEPT, idle};
use crate::sessions::Recent;
use crate::store::devices::{self, IdleSince, Place};
use crate::store::{sessions, tokens};
use crate::who::TOKEN_LENGTH;

/// Everywhere the signed-in person is signed in, browsers and programs, the last used first.
pub async fn my_sessions(market: &Market, op: &Op) -> Result<Vec<SessionView>, Failure> {
    let account = op.account()?;
    let mut db = market.pool().acquire().await?;
    let places = devices::places(&mut db, account, op.now, &idle_since(op)).await?;
    Ok(places.iter().map(|place| view(op, place)).collect())
}

/// In how many places somebody is signed in.
pub(crate) async fn count(db: &mut PgConnection, op: &Op, account: AccountId) -> Result<usize, sqlx::Error> {
    Ok(devices::places(db, account, op.now, &idle_since(op)).await?.len())
}

/// A session of each site that was not used since then has ended.
fn idle_since(op: &Op) -> IdleSince {
    IdleSince {
        shopper: op.now - idle(Site::Shopper),
        seller: op.now - idle(Site::Seller),
        admin: op.now - idle(Site::Admin),
    }
}

fn view(op: &Op, place: &Place) -> SessionView {
    let from = Op { address: place.address.parse().ok(), ..Op::system("network", op.now) };
    SessionView {
        id: place.id,
        site: place.site,
        device: DeviceName::of(&place.user_agent),
        network: from.network(),
        since: place.since,
        last_seen_at: place.last_seen_at,
        here: op.session == Some(place.id),
    }
}

/// Ends one of the signed-in person's sessions, also the one that asks; somebody else's is not there.
pub async fn end_session(market: &Market, op: &Op, session: SessionId) -> Result<(), Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    let ended = sessions::revoke(tx.db(), session, account, op.now).await?;
    if ended.is_none() && !tokens::revoke(tx.db(), FamilyId(session.0), account, "ended by its owner", op.now).await? {
        return Err(Failure::NotFound);
    }
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}

/// Ends every session of the signed-in person but the one that asks, and has every browser prove itself anew.
pub async fn end_other_sessions(market: &Market, op: &Op) -> Result<(), Failure> {
    let account = op.account()?;
    let mut tx = market.begin(op).await?;
    devices::forget_all(tx.db(), account).await?;
    let ended = crate::ending::everywhere(&mut tx, op, account, op.session, "ended by its owner").await?;
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}

/// Whether a browser has proved before that it is this account's.
pub(crate) async fn is_known(
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    device: Option<&str>,
) -> Result<bool, sqlx::Error> {
    let Some(device) = device else { return Ok(false) };
    let token_hash = secrets::token_hash(device);
    let known = devices::is_known(tx.db(), account, &token_hash, op.now - DEVICE_KEPT).await?;
    if known {
        devices::seen(tx.db(), account, &token_hash, op.now).await?;
    }
    Ok(known)
}

/// Remembers the browser that asks, where new ones are asked for a code; what goes into its cookie. A browser that is
/// somebody else's already keeps its cookie, and is both people's.
pub(crate) async fn remember(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: AccountId,
    carried: Option<&str>,
) -> Result<Option<String>, sqlx::Error> {
    if !market.settings().sign_in.careful {
        return Ok(None);
    }
    let carried = carried.filter(|token| token.len() == TOKEN_LENGTH).map(str::to_owned);
    let token = carried.unwrap_or_else(secrets::new_token);
    let user_agent: String = op.user_agent.chars().take(300).collect();
    let token_hash = secrets::token_hash(&token);
    devices::remember(tx.db(), market.new_id(), account, &token_hash, &user_agent, op.now).await?;
    Ok(Some(token))
}
