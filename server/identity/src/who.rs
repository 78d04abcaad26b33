//! Whose session a cookie is: asked on every request, so answered from memory for most of a second.

use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, Utc};
use domain::actor::{Role, Site};
use domain::id::{AccountId, SessionId};
use kernel::{Market, Tenant, secrets};

use crate::rules::{SEEN_EVERY, idle};
use crate::sessions::{Known, Recent};
use crate::store;

/// Characters of a token: 256 bits in base64url.
pub(crate) const TOKEN_LENGTH: usize = 43;

/// Whoever a session belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Who.
    pub account: AccountId,
    /// What they may be.
    pub roles: Vec<Role>,
    /// With which session.
    pub session: SessionId,
}

impl From<Known> for Who {
    fn from(known: Known) -> Self {
        Self { account: known.account, roles: known.roles.to_vec(), session: known.session }
    }
}

/// Whose session on `site` that token opens: nobody's when it is unknown, revoked, too old or of another site, when it
/// was not used for too long, when the account is locked out, or lacks the role that the site asks for by now.
pub async fn who(market: &Market, site: Site, token: &str) -> Result<Option<Who>, sqlx::Error> {
    if token.len() != TOKEN_LENGTH {
        return Ok(None);
    }
    let (recent, token_hash, now) = (market.kept::<Recent>(), secrets::token_hash(token), market.now());
    if let Some(known) = recent.get(&token_hash, site, now).await {
        return Ok(Some(known.into()));
    }
    let asked = Instant::now();
    let mut db = market.db(Tenant::Market).await?;
    let live = store::sessions::live(&mut db, &token_hash, site, now, now - idle(site)).await?;
    drop(db);
    let Some(live) = live.filter(|live| live.roles.contains(&Role::needed_by(site))) else { return Ok(None) };
    if live.last_seen_at <= now - SEEN_EVERY {
        note(market, &recent, live.id, live.account, now);
    }
    let known = Known {
        session: live.id,
        account: live.account,
        roles: live.roles.into(),
        site,
        asked,
        ends_at: live.expires_at.min(live.last_seen_at + idle(site)),
    };
    recent.keep(token_hash, known.clone()).await;
    Ok(Some(known.into()))
}

/// Notes that somebody is there, behind the request's back, a few at a time. Not being noted is not an error: the next
/// request does it.
fn note(market: &Market, recent: &Recent, session: SessionId, account: AccountId, now: DateTime<Utc>) {
    let Ok(turn) = Arc::clone(&recent.noting).try_acquire_owned() else { return };
    let market = market.clone();
    tokio::spawn(async move {
        let _turn = turn;
        let noted = async {
            let mut db = market.db(Tenant::Market).await?;
            if store::sessions::touch(&mut db, session, now, now - SEEN_EVERY).await? {
                store::accounts::seen(&mut db, account, now).await?;
            }
            Ok::<_, sqlx::Error>(())
        };
        if let Err(error) = noted.await {
            tracing::warn!(error = %error, "it could not be noted who was there");
        }
    });
}
