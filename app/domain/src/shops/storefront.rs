//! A shop on web addresses of its own: what was claimed, what has to be set, and what was found.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ShopView;
use super::form::{Slip, host_name};

/// Most names that a shop may claim.
pub const MOST_DOMAINS: u32 = 5;
/// What stands before a host where its proof is looked for.
pub const PROOF_LABEL: &str = "_agora";

/// How far a name is. A shop without names has none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DomainState {
    /// Nobody has found the proof yet.
    Pending,
    /// The name leads to the shop.
    Verified,
    /// Something else was found, or nothing for a long time.
    Failed,
}

impl DomainState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Pending, Self::Verified, Self::Failed];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Verified => "verified",
            Self::Failed => "failed",
        }
    }

    /// The state as people read it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pending => "Waiting for the record",
            Self::Verified => "Verified",
            Self::Failed => "Not verified",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A record that the owner of a name sets where the name is managed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DnsRecord {
    /// `TXT` or `CNAME`.
    pub kind: String,
    pub name: String,
    pub value: String,
}

/// A name of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainRow {
    pub host: String,
    pub state: DomainState,
    /// Why it is not verified, in words.
    pub reason: String,
    pub checked_at: Option<DateTime<Utc>>,
    /// What has to be set.
    pub records: Vec<DnsRecord>,
}

/// The web addresses of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorefrontView {
    /// Its address below the market's own host.
    pub address: String,
    pub domains: Vec<DomainRow>,
    /// Whether the plan allows names of its own.
    pub allowed: bool,
    pub may_change: bool,
}

/// A name to be claimed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewDomain {
    pub host: String,
}

impl NewDomain {
    /// The name in small letters, or what is wrong with it.
    pub fn check(self) -> Result<String, Slip<Self>> {
        let mut marks = super::form::Marks::new();
        let host = marks.field("host", host_name(&self.host));
        marks.done(Self { host: super::form::cut(&self.host, 300) })?;
        Ok(host.unwrap_or_default())
    }
}

/// Why a name was not claimed or looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DomainRefusal {
    /// Fields to correct.
    Invalid(Slip<NewDomain>),
    /// The plan has no names of its own.
    NotInPlan,
    /// The name belongs to the market.
    OurOwn,
    /// The shop has as many names as it may.
    Full {
        /// Most names.
        most: u32,
    },
    /// It was looked at a moment ago; again after so many seconds.
    TooSoon {
        /// Seconds to wait.
        seconds: u32,
    },
}

/// Whose storefront a host is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenant {
    /// The shop whose goods alone are shown there.
    pub shop: ShopView,
    /// The host it should be reached at.
    pub canonical: String,
}

/// Where the proof of `host` is looked for.
pub fn proof_name(host: &str) -> String {
    format!("{PROOF_LABEL}.{host}")
}

/// What stands there.
pub fn proof_value(token: &str) -> String {
    format!("agora-site-verification={token}")
}
