//! How long things last, how many tries there are, and who is let in: the figures and decisions of the door.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Role, Site};
use domain::identity::{AccountState, CODE_TTL_SECONDS, SignInRefusal};

use crate::store::accounts::StoredAccount;

/// Seconds until another code may be asked for.
pub(crate) const RESEND_AFTER: TimeDelta = TimeDelta::seconds(60);
/// How long a one-time code lives.
pub(crate) const CODE_TTL: TimeDelta = TimeDelta::seconds(CODE_TTL_SECONDS);
/// How long nothing can be entered after too many wrong codes.
pub(crate) const GUESSES_LOCK: TimeDelta = TimeDelta::minutes(30);
/// How long no code is sent after too many were asked for.
pub(crate) const SENDS_LOCK: TimeDelta = TimeDelta::hours(1);
/// How long a sign-up may wait for its code before it vanishes.
pub(crate) const SIGN_UP_KEPT: TimeDelta = TimeDelta::hours(24);
/// How long an ended session stays in the books.
pub(crate) const ENDED_SESSION_KEPT: TimeDelta = TimeDelta::days(1);
/// A session ends after this long, used or not.
pub(crate) const SESSION_LASTS: Duration = Duration::from_secs(30 * 24 * 3600);
/// When somebody was last seen is exact to this much.
pub(crate) const SEEN_EVERY: TimeDelta = TimeDelta::seconds(60);

/// So many uses in so many seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    pub(crate) most: i32,
    pub(crate) seconds: i32,
}

/// Codes sent to one address.
pub(crate) const SENDS: Limit = Limit { most: 2, seconds: 3600 };
/// Sign-ups from one network. An office or a school is one network, so this is wider than what one person needs.
pub(crate) const SIGN_UPS_OF_NETWORK: Limit = Limit { most: 20, seconds: 3600 };
/// Wrong passwords for one account from one network.
pub(crate) const TRIES_FROM_NETWORK: Limit = Limit { most: 5, seconds: 15 * 60 };
/// Wrong passwords for one account from anywhere.
pub(crate) const TRIES_OF_ACCOUNT: Limit = Limit { most: 20, seconds: 3600 };

/// The form in which two spellings of one address are the same.
pub(crate) fn email_key(email: &str) -> String {
    email.trim().to_lowercase()
}

/// A session of this site ends when it was not used for so long.
pub(crate) fn idle(site: Site) -> TimeDelta {
    match site {
        Site::Shopper | Site::Seller => TimeDelta::days(14),
        Site::Admin => TimeDelta::minutes(30),
    }
}

/// Whether somebody whose password was right may come in on `site`.
pub(crate) fn admit(account: &StoredAccount, site: Site) -> Result<(), SignInRefusal> {
    let needed = Role::needed_by(site);
    if account.state == AccountState::Banned {
        Err(SignInRefusal::Banned { reason: account.ban_reason.clone().unwrap_or_default() })
    } else if account.roles.contains(&needed) {
        Ok(())
    } else {
        Err(SignInRefusal::NotForYou { needed })
    }
}

/// Whole seconds from `now` to `until`, at least one.
pub(crate) fn seconds_until(until: DateTime<Utc>, now: DateTime<Utc>) -> u32 {
    u32::try_from((until - now).num_seconds()).unwrap_or(0).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::AccountId;

    fn account(state: AccountState, roles: &[Role]) -> StoredAccount {
        StoredAccount {
            id: AccountId::from(uuid::Uuid::nil()),
            name: "Ana".to_owned(),
            email: "ana@example.org".to_owned(),
            password_hash: String::new(),
            state,
            ban_reason: Some("spam".to_owned()),
            roles: roles.to_vec(),
        }
    }

    #[test]
    fn a_site_asks_for_its_role() {
        let buyer = account(AccountState::Active, &[Role::Buyer]);
        assert_eq!(admit(&buyer, Site::Shopper), Ok(()));
        assert_eq!(admit(&buyer, Site::Seller), Err(SignInRefusal::NotForYou { needed: Role::Seller }));
        assert_eq!(admit(&buyer, Site::Admin), Err(SignInRefusal::NotForYou { needed: Role::Admin }));
    }

    #[test]
    fn a_ban_is_told_before_a_missing_role() {
        let banned = account(AccountState::Banned, &[]);
        assert_eq!(admit(&banned, Site::Admin), Err(SignInRefusal::Banned { reason: "spam".to_owned() }));
    }

    #[test]
    fn two_spellings_are_one_address() {
        assert_eq!(email_key(" Ana@Example.ORG "), email_key("ana@example.org"));
    }
}
