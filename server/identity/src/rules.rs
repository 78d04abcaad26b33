//! How long things last, how many tries there are, and who is let in: the figures and decisions of the door.

use std::time::Duration;

use chrono::TimeDelta;
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
/// How long a new password may be chosen after the code for it was entered.
pub(crate) const RESET_LASTS: Duration = Duration::from_secs(600);
/// How long a sign-in waits for its second step.
pub(crate) const SECOND_STEP_LASTS: Duration = Duration::from_secs(600);
/// How long an app that was begun with waits for its first code.
pub(crate) const SET_UP_WAITS: TimeDelta = TimeDelta::minutes(10);
/// How long a person who leaves may think again.
pub(crate) const ERASURE_GRACE: TimeDelta = TimeDelta::days(30);
/// How long a copy of somebody's data is kept.
pub(crate) const EXPORT_KEPT: TimeDelta = TimeDelta::days(7);
/// How long an authenticator may take for its answer.
pub(crate) const CEREMONY_LASTS: TimeDelta = TimeDelta::minutes(5);
/// How long a way to Google and back may take.
pub(crate) const JOURNEY_LASTS: Duration = Duration::from_secs(600);
/// How long an account at Google waits for the own sign-in of the account that it will open.
pub(crate) const LINK_WAITS: TimeDelta = TimeDelta::hours(1);
/// How long a browser that was not seen is known.
pub(crate) const DEVICE_KEPT: TimeDelta = TimeDelta::days(90);
/// How long an access token of a program is good.
pub(crate) const ACCESS_LASTS: Duration = Duration::from_secs(15 * 60);
/// How long a refresh token is.
pub(crate) const REFRESH_LASTS: Duration = Duration::from_secs(7 * 24 * 3600);
/// How long a refresh token that was used may be used again by the same program, whose answer may have been lost.
pub(crate) const REFRESH_GRACE: TimeDelta = TimeDelta::seconds(10);
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
/// New passwords that are asked for from one network.
pub(crate) const RESETS_OF_NETWORK: Limit = Limit { most: 20, seconds: 3600 };
/// Wrong passwords of somebody who is signed in.
pub(crate) const TRIES_OF_OWNER: Limit = Limit { most: 5, seconds: 15 * 60 };
/// Ways in that are begun from one network: questions to passkeys, ways to Google. Each is a row.
pub(crate) const WAYS_OF_NETWORK: Limit = Limit { most: 300, seconds: 3600 };
/// Copies of somebody's data.
pub(crate) const EXPORTS_OF_ACCOUNT: Limit = Limit { most: 3, seconds: 24 * 3600 };
/// Wrong codes as a second step of one account, whichever sign-in they belong to.
pub(crate) const TRIES_OF_SECOND_STEP: Limit = Limit { most: 10, seconds: 30 * 60 };
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::AccountId;

    fn account(state: AccountState, roles: &[Role]) -> StoredAccount {
        StoredAccount {
            id: AccountId::from(uuid::Uuid::nil()),
            name: "Ana".to_owned(),
            email: "ana@example.org".to_owned(),
            password_hash: None,
            state,
            ban_reason: Some("spam".to_owned()),
            roles: roles.to_vec(),
            has_authenticator: false,
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
