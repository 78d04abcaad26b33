//! What identity writes to people. Nothing that a stranger typed stands in a mail to an address not yet proven.

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::id::ChallengeId;
use kernel::Market;
use kernel::mail::NewMail;

/// The mail with the code that opens an account.
pub(crate) fn code(challenge: ChallengeId, sent_at: DateTime<Utc>, email: &str, code: &str) -> NewMail {
    NewMail {
        dedupe_key: dedupe_key(challenge, sent_at),
        recipient: email.to_owned(),
        subject: "Your code for Agora".to_owned(),
        body: format!(
            "Your code is {code}.\n\n\
             Enter it within five minutes and your account is open. Nobody from Agora ever asks you for it.\n\n\
             If you did not sign up, ignore this mail: without the code nothing happens.\n"
        ),
    }
}

/// The mail to somebody who signs up though they have an account: the site itself does not say so.
pub(crate) fn known_already(market: &Market, challenge: ChallengeId, sent_at: DateTime<Utc>, email: &str) -> NewMail {
    let door = market.settings().public_url(Site::Shopper);
    NewMail {
        dedupe_key: dedupe_key(challenge, sent_at),
        recipient: email.to_owned(),
        subject: "You already have an account at Agora".to_owned(),
        body: format!(
            "Somebody, perhaps you, asked for an account with this address. There is one already, so no code was made.\n\n\
             Sign in with your password: {door}/sign-in\n\n\
             If it was not you, there is nothing to do: nothing was changed.\n"
        ),
    }
}

/// Each sending is news of its own; the same sending told twice is one mail.
fn dedupe_key(challenge: ChallengeId, sent_at: DateTime<Utc>) -> String {
    format!("identity.sign_up:{challenge}:{}", sent_at.timestamp_micros())
}
