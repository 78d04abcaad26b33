//! Who does something, when, and from where: the first thing every use case is told after the market.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use domain::actor::{Actor, Role, Site};
use domain::id::{AccountId, GuestId, SessionId, ShopId};
use uuid::Uuid;

use crate::failure::Denied;

/// One request or one job, with everything a use case may ask about it.
#[derive(Clone, Debug)]
pub struct Op {
    /// Who.
    pub actor: Actor,
    /// What they may be; empty for guests and the market itself.
    pub roles: Vec<Role>,
    /// From which site.
    pub site: Site,
    /// When it began.
    pub now: DateTime<Utc>,
    /// Found again in every log line of it.
    pub request_id: String,
    /// The session it came with.
    pub session: Option<SessionId>,
    /// The guest cookie it came with, also when somebody is signed in by now.
    pub guest: Option<GuestId>,
    /// The client's address, from the rightmost proxy that is not ours.
    pub address: Option<IpAddr>,
    /// What the browser calls itself.
    pub user_agent: String,
    /// The shop on whose own web address it came; nothing on the market's.
    pub storefront: Option<Storefront>,
}

/// A shop on a web address of its own, where nothing is shown but what is its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storefront {
    /// The shop.
    pub shop: ShopId,
    /// Where it should be reached, without a slash at the end.
    pub url: String,
}

impl Op {
    /// The market itself doing something, by the name of the job.
    pub fn system(job: &'static str, now: DateTime<Utc>) -> Self {
        Self {
            actor: Actor::System(job),
            roles: Vec::new(),
            site: Site::Admin,
            now,
            request_id: job.to_owned(),
            session: None,
            guest: None,
            address: None,
            user_agent: String::new(),
            storefront: None,
        }
    }

    /// The signed-in person.
    pub fn account(&self) -> Result<AccountId, Denied> {
        match self.actor {
            Actor::Account(account) => Ok(account),
            Actor::Guest(_) | Actor::System(_) => Err(Denied::SignedOut),
        }
    }

    /// The signed-in person, if they have `role`.
    pub fn require(&self, role: Role) -> Result<AccountId, Denied> {
        let account = self.account()?;
        if self.roles.contains(&role) { Ok(account) } else { Err(Denied::Forbidden) }
    }

    /// Whether what belongs to `shop` is shown here: on the storefront of another shop it is not.
    pub fn shows(&self, shop: ShopId) -> bool {
        self.storefront.as_ref().is_none_or(|storefront| storefront.shop == shop)
    }

    /// Nothing, if the market itself is acting.
    pub fn require_system(&self) -> Result<(), Denied> {
        match self.actor {
            Actor::System(_) => Ok(()),
            Actor::Account(_) => Err(Denied::Forbidden),
            Actor::Guest(_) => Err(Denied::SignedOut),
        }
    }

    /// The actor as histories and logs name it.
    pub fn actor_name(&self) -> String {
        match self.actor {
            Actor::Guest(Some(guest)) => format!("guest:{guest}"),
            Actor::Guest(None) => "guest".to_owned(),
            Actor::Account(account) => format!("account:{account}"),
            Actor::System(job) => format!("system:{job}"),
        }
    }

    /// The client's network, for limits: /24 of IPv4, /64 of IPv6.
    pub fn network(&self) -> String {
        match self.address {
            Some(IpAddr::V4(v4)) => {
                let [a, b, c, _] = v4.octets();
                format!("{a}.{b}.{c}.0/24")
            }
            Some(IpAddr::V6(v6)) => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
            None => "unknown".to_owned(),
        }
    }
}

/// Whose something is that people keep before and after they sign in, such as a basket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Somebody who has an account.
    Account(AccountId),
    /// Somebody whom only a cookie names.
    Guest(GuestId),
}

impl Owner {
    /// The owner whom a request names; nobody, when there is neither account nor guest cookie.
    pub fn of(op: &Op) -> Option<Self> {
        match op.actor {
            Actor::Account(account) => Some(Self::Account(account)),
            Actor::Guest(guest) => guest.map(Self::Guest),
            Actor::System(_) => None,
        }
    }

    /// The account, or the guest.
    pub fn columns(self) -> (Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Account(account) => (Some(account.0), None),
            Self::Guest(guest) => (None, Some(guest.0)),
        }
    }
}
