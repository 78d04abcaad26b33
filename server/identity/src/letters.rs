//! What identity writes to people. Nothing that a stranger typed stands in a mail to an address not yet proven.

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::id::ChallengeId;
use domain::identity::{CodePurpose, DeviceName};
use kernel::mail::NewMail;
use kernel::{Market, Op};

use crate::events::ApplicationDecided;

/// What a mail with a code is about, and where it goes.
pub(crate) struct Envelope<'a> {
    pub(crate) purpose: CodePurpose,
    pub(crate) challenge: ChallengeId,
    pub(crate) sent_at: DateTime<Utc>,
    pub(crate) email: &'a str,
}

impl Envelope<'_> {
    /// Each sending is news of its own; the same sending told twice is one mail.
    fn letter(&self, subject: &str, body: String) -> NewMail {
        let (purpose, at) = (self.purpose.name(), self.sent_at.timestamp_micros());
        NewMail {
            dedupe_key: format!("identity.{purpose}:{}:{at}", self.challenge),
            recipient: self.email.to_owned(),
            subject: subject.to_owned(),
            body,
        }
    }
}

/// The mail with the code that opens an account.
pub(crate) fn sign_up(envelope: &Envelope<'_>, code: &str) -> NewMail {
    let body = format!(
        "Your code is {code}.\n\n\
         Enter it within five minutes and your account is open. Nobody from Agora ever asks you for it.\n\n\
         If you did not sign up, ignore this mail: without the code nothing happens.\n"
    );
    envelope.letter("Your code for Agora", body)
}

/// The mail to somebody who signs up though they have an account: the site itself does not say so.
pub(crate) fn known_already(market: &Market, envelope: &Envelope<'_>) -> NewMail {
    let door = market.settings().public_url(Site::Shopper);
    let body = format!(
        "Somebody, perhaps you, asked for an account with this address. There is one already, so no code was made.\n\n\
         Sign in with your password: {door}/sign-in\n\n\
         If it was not you, there is nothing to do: nothing was changed.\n"
    );
    envelope.letter("You already have an account at Agora", body)
}

/// The mail to an address with which nobody may sign up.
pub(crate) fn blocked(envelope: &Envelope<'_>) -> NewMail {
    let body = "Somebody, perhaps you, asked for an account with this address. An account that had it was closed for \
                good, so no code was made.\n\n\
                If it was not you, there is nothing to do.\n"
        .to_owned();
    envelope.letter("This address cannot be used at Agora", body)
}

/// The mail with the code that lets somebody choose a new password.
pub(crate) fn reset_password(envelope: &Envelope<'_>, code: &str) -> NewMail {
    let body = format!(
        "Your code is {code}.\n\n\
         Enter it within five minutes and choose a new password. Nobody from Agora ever asks you for it.\n\n\
         If you did not forget your password, ignore this mail: nothing was changed.\n"
    );
    envelope.letter("Your code for a new password", body)
}

/// The mail to an address that is nobody's, so that its owner does not wait for a code.
pub(crate) fn nobody_here(market: &Market, envelope: &Envelope<'_>) -> NewMail {
    let door = market.settings().public_url(Site::Shopper);
    let body = format!(
        "Somebody, perhaps you, asked for a new password with this address. There is no account with it, so no code \
         was made. Perhaps you signed up with another address.\n\n\
         Create an account: {door}/sign-up\n\n\
         If it was not you, there is nothing to do.\n"
    );
    envelope.letter("No account at Agora has this address", body)
}

/// The mail with the code that lets somebody in with a browser that was never here.
pub(crate) fn new_device(envelope: &Envelope<'_>, op: &Op, code: &str) -> NewMail {
    let (device, network) = (DeviceName::of(&op.user_agent), op.network());
    let body = format!(
        "Your code is {code}.\n\n\
         Somebody signed in with your password, with {device} from the network {network}. Enter the code within five \
         minutes if it was you.\n\n\
         If it was not you, change your password: somebody else knows it.\n"
    );
    envelope.letter("Your code to sign in", body)
}

/// A mail about something that happened to an account, by the event that happened.
pub(crate) struct News<'a> {
    /// Tells this news from any other.
    pub(crate) key: &'a str,
    pub(crate) email: &'a str,
    pub(crate) name: &'a str,
}

impl News<'_> {
    fn letter(&self, subject: &str, body: &str) -> NewMail {
        NewMail {
            dedupe_key: format!("identity.news:{}", self.key),
            recipient: self.email.to_owned(),
            subject: subject.to_owned(),
            body: format!("Hello {},\n\n{body}\n", self.name),
        }
    }

    /// The password is another one now.
    pub(crate) fn password_changed(&self, market: &Market, op: &Op) -> NewMail {
        let door = market.settings().public_url(Site::Shopper);
        let (device, network) = (DeviceName::of(&op.user_agent), op.network());
        let body = format!(
            "The password of your account was changed with {device} from the network {network}. Wherever else you were \
             signed in, you are signed out.\n\nIf it was not you, choose a new one now: {door}/forgot"
        );
        self.letter("Your password was changed", &body)
    }

    /// A copy of everything the market knows of a person is ready.
    pub(crate) fn export_ready(&self, door: &str) -> NewMail {
        let body =
            format!("Your copy of everything we know of you is ready. Fetch it within a week: {door}/account/data");
        self.letter("Your data at Agora is ready", &body)
    }

    /// An account will be erased.
    pub(crate) fn leaving(&self, door: &str, erase_at: DateTime<Utc>) -> NewMail {
        let day = erase_at.format("%Y-%m-%d");
        let body = format!(
            "Your account will be erased on {day}, and everything that names you with it. Receipts and what the law has \
             us keep stay, without your name where that is possible.\n\n\
             If you think again, or if it was not you, sign in before that day and keep it: {door}/sign-in"
        );
        self.letter("Your account at Agora will be erased", &body)
    }

    /// An application was decided.
    pub(crate) fn application_decided(&self, market: &Market, told: &ApplicationDecided) -> NewMail {
        let door = market.settings().public_url(if told.trade.sells() { Site::Seller } else { Site::Shopper });
        let what = told.trade.wish();
        let (subject, body) = match &told.reason {
            None => ("You are approved at Agora", format!("You may {what} from now on. Sign in: {door}/sign-in")),
            Some(reason) => (
                "Your application at Agora",
                format!(
                    "You applied to {what}, and we decided against it for now.\n\nThe reason: {reason}\n\n\
                     Once that is settled, you may apply again: {door}/sign-in"
                ),
            ),
        };
        self.letter(subject, &body)
    }
}
