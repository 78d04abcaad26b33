//! Opening a session, and remembering for a moment whose it is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::actor::{Role, Site};
use domain::id::{AccountId, SessionId};
use domain::identity::Me;
use kernel::{Market, Op, Tx, secrets};
use moka::future::Cache;
use tokio::sync::Semaphore;

use crate::events;
use crate::rules::SESSION_LASTS;
use crate::store::accounts::StoredAccount;
use crate::store::sessions::{self, NewSession};

/// Somebody has come in.
pub struct SignedIn {
    /// Who.
    pub me: Me,
    /// What goes into the cookie, and nowhere else.
    pub token: String,
    /// How long the session lasts at most.
    pub lasts: Duration,
    /// What goes into the cookie of a browser that is known from now on.
    pub device: Option<String>,
}

/// The token is not printed.
impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn").field("me", &self.me).field("lasts", &self.lasts).finish_non_exhaustive()
    }
}

/// Opens a session with a new token, ends the one that was presented instead of it, and tells everybody.
pub(crate) async fn open(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: StoredAccount,
    device: Option<String>,
) -> anyhow::Result<SignedIn> {
    let token = secrets::new_token();
    let new = NewSession {
        id: market.new_id(),
        token_hash: secrets::token_hash(&token),
        account: account.id,
        site: op.site,
        at: op.now,
        expires_at: op.now + SESSION_LASTS,
        address: &op.address.map(|address| address.to_string()).unwrap_or_default(),
        user_agent: &op.user_agent.chars().take(300).collect::<String>(),
    };
    sessions::insert(tx.db(), &new).await?;
    if let (Some(before), Ok(who)) = (op.session, op.account()) {
        sessions::revoke(tx.db(), before, who, op.now).await?;
    }
    tx.publish(&events::SignedIn { account: account.id, guest: op.guest })?;
    Ok(SignedIn { me: account.into_me(), token, lasts: SESSION_LASTS, device })
}

/// A session that was looked up a moment ago.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) session: SessionId,
    pub(crate) account: AccountId,
    pub(crate) roles: Arc<[Role]>,
    pub(crate) site: Site,
    /// When the database was asked; what it said is believed for [`BELIEVED`] from then.
    pub(crate) asked: Instant,
    /// When it ends if it is not used again.
    pub(crate) ends_at: DateTime<Utc>,
}

/// How long an answer of the database is believed: a ban or a sign-out on another node bites within a second.
const BELIEVED: Duration = Duration::from_millis(900);

/// The sessions in use on this node.
pub(crate) struct Recent {
    cache: Cache<[u8; 32], Known>,
    /// Turns for noting who was there. Who finds none left is noted at the next request.
    pub(crate) noting: Arc<Semaphore>,
}

impl Default for Recent {
    fn default() -> Self {
        let cache = Cache::builder().max_capacity(20_000).time_to_live(BELIEVED).build();
        Self { cache, noting: Arc::new(Semaphore::new(2)) }
    }
}

impl Recent {
    /// The session of that token, if the database was asked a moment ago.
    pub(crate) async fn get(&self, token_hash: &[u8; 32], site: Site, now: DateTime<Utc>) -> Option<Known> {
        let known = self.cache.get(token_hash).await?;
        (known.site == site && known.asked.elapsed() < BELIEVED && now < known.ends_at).then_some(known)
    }

    /// Remembers what the database said.
    pub(crate) async fn keep(&self, token_hash: [u8; 32], known: Known) {
        self.cache.insert(token_hash, known).await;
    }

    /// Forgets sessions that ended.
    pub(crate) async fn forget(&self, token_hashes: impl IntoIterator<Item = Vec<u8>>) {
        for hash in token_hashes {
            if let Ok(hash) = <[u8; 32]>::try_from(hash) {
                self.cache.invalidate(&hash).await;
            }
        }
    }
}
