//! Wanting to sell, and what an admin says to it; making admins.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::DocumentView;
use crate::id::{AccountId, ApplicationId};
use crate::text::{self, Checks, FieldProblem, Problem};

/// What somebody may do in the market besides buying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trade {
    /// Sells goods.
    Seller,
    /// Sells services.
    Creator,
    /// Sells seats.
    Venue,
    /// Buys under the name of a brand.
    Brand,
}

impl Trade {
    /// All trades.
    pub const ALL: [Self; 4] = [Self::Seller, Self::Creator, Self::Venue, Self::Brand];

    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Seller => "seller",
            Self::Creator => "creator",
            Self::Venue => "venue",
            Self::Brand => "brand",
        }
    }

    /// What somebody of this trade does.
    pub fn wish(self) -> &'static str {
        match self {
            Self::Seller => "sell goods",
            Self::Creator => "sell services",
            Self::Venue => "sell seats",
            Self::Brand => "appear as a brand",
        }
    }

    /// The trade of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trade| trade.name() == name)
    }

    /// Whether whoever is approved runs something on the seller site.
    pub fn sells(self) -> bool {
        self != Self::Brand
    }
}

crate::lifecycle! {
    /// Where somebody's wish stands.
    pub enum ApplicationState by ApplicationMove { Pending = "pending", Approved = "approved", Rejected = "rejected" }
    Approve: Pending => Approved;
    Reject: Pending => Rejected;
}

/// What somebody types who wants to sell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewApplication {
    pub trade: Trade,
    /// What they do, in their own words.
    pub about: String,
    /// May be empty.
    #[serde(default)]
    pub website: String,
}

impl NewApplication {
    /// The trimmed form, or what is wrong with each field.
    pub fn check(self) -> Result<Self, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let about = checks.field("about", text::paragraph(&self.about, 20, 2000)).unwrap_or_default();
        let website = checks.field("website", website(&self.website)).unwrap_or_default();
        checks.done()?;
        Ok(Self { trade: self.trade, about, website })
    }
}

/// Nothing, or an address that begins with https.
fn website(typed: &str) -> Result<String, Problem> {
    let typed = text::line(typed, 0, 200)?;
    let host = typed.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let good = host.is_some_and(|host| host.contains('.') && !host.contains(['@', ' ', '"', '<', '>']));
    if typed.is_empty() || good { Ok(typed) } else { Err(Problem::NotAWebsite) }
}

/// An application as the person and the admins see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationView {
    pub id: ApplicationId,
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub trade: Trade,
    pub state: ApplicationState,
    pub about: String,
    pub website: String,
    pub applied_at: DateTime<Utc>,
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was rejected.
    pub reason: Option<String>,
    /// What was sent with it, the first first.
    pub documents: Vec<DocumentView>,
}

/// What an admin says to an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    pub application: ApplicationId,
    pub approve: bool,
    /// Needed to reject; the person reads it.
    #[serde(default)]
    pub reason: String,
}

impl Decision {
    /// The reason as it is stored, or what is wrong with it.
    pub fn check(&self) -> Result<Option<String>, Vec<FieldProblem>> {
        if self.approve {
            return Ok(None);
        }
        let mut checks = Checks::new();
        let reason = checks.field("reason", text::paragraph(&self.reason, 3, 500));
        checks.done()?;
        Ok(reason)
    }
}

/// Why an application was not taken, or not decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApplicationRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// They wait for an answer already, or have it.
    Already { state: ApplicationState },
    /// Somebody decided already.
    Decided { state: ApplicationState },
}

/// What an admin may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AdminLevel {
    /// Looks after the market.
    Normal,
    /// Makes and unmakes admins besides.
    Super,
}

impl AdminLevel {
    /// The name stored in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Super => "super",
        }
    }

    /// The level of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Normal, Self::Super].into_iter().find(|level| level.name() == name)
    }
}

/// Somebody is made an admin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promotion {
    pub account: AccountId,
    pub level: AdminLevel,
}

/// Why somebody was not made an admin, or stays one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AdminRefusal {
    /// Only whoever makes admins may do this.
    NotSuper,
    /// A banned or leaving account is made nothing.
    NotNow,
    /// Without them nobody could make admins any more.
    LastOne,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_says_something() {
        let form = |about: &str, website: &str| NewApplication {
            trade: Trade::Creator,
            about: about.to_owned(),
            website: website.to_owned(),
        };
        let good = "I photograph weddings, indoors and out.";
        assert!(form(good, "").check().is_ok() && form(good, "https://ana.example.org/work").check().is_ok());
        for (form, field) in [
            (form("short", ""), "about"),
            (form(good, "http://ana.example.org"), "website"),
            (form(good, "javascript:alert(1)"), "website"),
            (form(good, "https://nodots"), "website"),
        ] {
            assert_eq!(form.check().expect_err(field)[0].field, field);
        }
    }

    #[test]
    fn only_a_rejection_needs_a_reason() {
        let application = ApplicationId(uuid::Uuid::nil());
        let decide = |approve, reason: &str| Decision { application, approve, reason: reason.to_owned() }.check();
        assert_eq!(decide(true, ""), Ok(None));
        assert!(decide(false, " ").is_err());
        assert_eq!(decide(false, "No samples"), Ok(Some("No samples".to_owned())));
    }
}
