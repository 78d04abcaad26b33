//! What is asked for between a proof and being in: a mailed code, a code of an app, or setting that up.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::actor::Site;
use domain::identity::{CodePurpose, SecondKind, SecondStep};
use kernel::{Failure, Market, Op, Tx, limits, secrets};

use crate::rules::{SECOND_STEP_LASTS, WAYS_OF_NETWORK};
use crate::sessions::SignedIn;
use crate::store::accounts::StoredAccount;
use crate::store::codes::Wanted;
use crate::store::sign_ins::{self, NewSignIn};
use crate::{codes, devices, totp};

/// What a browser carries besides its session.
#[derive(Clone, Default)]
pub struct Browser {
    /// The cookie by which it is known.
    pub device: Option<String>,
    /// The cookie of a way to Google that ended before an account of which the person has to prove that it is theirs.
    pub link: Option<String>,
}

/// What somebody has shown of themselves so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Proof {
    /// That mail to their address reaches them: by a code, or because Google says so.
    pub(crate) address: bool,
    /// A code of their app.
    pub(crate) authenticator: bool,
    /// A passkey, which is something they have and something they know or are.
    pub(crate) passkey: bool,
}

/// Somebody who may come in; what is opened for them is the caller's business.
pub(crate) struct Admitted {
    pub(crate) account: StoredAccount,
    /// What goes into a cookie of a browser that is known from now on.
    pub(crate) device: Option<String>,
}

/// What is between a proof and being in.
pub(crate) enum Passed {
    /// Nothing.
    In(Admitted),
    /// One more step.
    Second(Pending),
    /// A code would have to be mailed, and none is until this instant.
    Locked(DateTime<Utc>),
}

/// A sign-in that waits for its second step.
pub struct Pending {
    /// What goes into a cookie, or to the program that asked, and nowhere else.
    pub token: String,
    /// What is asked for.
    pub step: SecondStep,
    /// How long it waits.
    pub lasts: Duration,
}

/// The token is not printed.
impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pending").field("step", &self.step).finish_non_exhaustive()
    }
}

/// What came of a sign-in.
#[derive(Debug)]
pub enum Entered {
    /// Somebody is in.
    In(SignedIn),
    /// One more step is asked for.
    Second(Pending),
}

/// What the decision looks at.
#[derive(Clone, Copy, Debug)]
struct Facts {
    careful: bool,
    site: Site,
    has_authenticator: bool,
    device_known: bool,
}

/// The next step, or nothing when there is none. An app that somebody has set up is always asked for; everything else
/// only where the market is careful.
fn next_step(facts: Facts, proof: Proof) -> Option<SecondKind> {
    let strong = proof.passkey || proof.authenticator;
    // Only admins come this far on the admin site.
    let must_have_app = facts.careful && facts.site == Site::Admin;
    if facts.has_authenticator && !strong {
        Some(SecondKind::Authenticator)
    } else if facts.careful && !facts.device_known && !proof.address && !strong {
        Some(SecondKind::Code)
    } else if must_have_app && !facts.has_authenticator && !strong {
        Some(SecondKind::SetUp)
    } else {
        None
    }
}

/// Counts a way in that is begun without a word of who it is.
pub(crate) async fn take_way<R>(op: &Op, tx: &mut Tx) -> Result<(), Failure<R>> {
    let (key, limit) = (format!("identity.ways:{}", op.network()), WAYS_OF_NETWORK);
    limits::spend(tx.db(), op, &key, limit.most, limit.seconds).await
}

/// Lets somebody with that proof in, or says what is asked for besides. The caller commits in every case.
pub(crate) async fn pass(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: StoredAccount,
    proof: Proof,
    browser: &Browser,
) -> anyhow::Result<Passed> {
    let facts = Facts {
        careful: market.settings().sign_in.careful,
        site: op.site,
        has_authenticator: account.has_authenticator,
        device_known: devices::is_known(op, tx, account.id, browser.device.as_deref()).await?,
    };
    let carried = browser.device.as_deref();
    if let Some(kind) = next_step(facts, proof) {
        return ask(market, op, tx, &account, kind, proof).await;
    }
    let new = !facts.device_known && (proof.address || proof.authenticator);
    let device = if new { devices::remember(market, op, tx, account.id, carried).await? } else { None };
    Ok(Passed::In(Admitted { account, device }))
}

/// Asks for one more step.
async fn ask(
    market: &Market,
    op: &Op,
    tx: &mut Tx,
    account: &StoredAccount,
    kind: SecondKind,
    proof: Proof,
) -> anyhow::Result<Passed> {
    let mut step = SecondStep { kind, sent_to: None, resend_at: None, set_up: None };
    let mut challenge = None;
    match kind {
        SecondKind::Code => {
            let email_key = crate::rules::email_key(&account.email);
            let wanted = Wanted {
                purpose: CodePurpose::NewDevice,
                email: &account.email,
                email_key: &email_key,
                account: Some(account.id),
                person: None,
            };
            let sent = match codes::send(market, op, tx, &wanted).await? {
                Ok(sent) => sent,
                Err(until) => return Ok(Passed::Locked(until)),
            };
            challenge = Some(sent.challenge);
            step.sent_to = Some(hidden(&account.email));
            step.resend_at = Some(sent.resend_at);
        }
        SecondKind::SetUp => step.set_up = totp::begin(market, op, tx, account.id, &account.email).await?,
        SecondKind::Authenticator => {}
    }
    let token = secrets::new_token();
    let new = NewSignIn {
        token_hash: &secrets::token_hash(&token),
        account: account.id,
        site: op.site,
        kind,
        challenge,
        proved: proof.address,
        at: op.now,
        expires_at: op.now + SECOND_STEP_LASTS,
    };
    sign_ins::insert(tx.db(), &new).await?;
    Ok(Passed::Second(Pending { token, step, lasts: SECOND_STEP_LASTS }))
}

/// An address of which its owner knows which it is, and nobody else: `a…@example.org`.
pub(crate) fn hidden(email: &str) -> String {
    let (local, host) = email.split_once('@').unwrap_or((email, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}…@{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Proof = Proof { address: false, authenticator: false, passkey: false };

    fn facts(careful: bool, site: Site, has_authenticator: bool, device_known: bool) -> Facts {
        Facts { careful, site, has_authenticator, device_known }
    }

    #[test]
    fn the_demo_asks_for_nothing_but_the_password() {
        for site in Site::ALL {
            assert_eq!(next_step(facts(false, site, false, false), NOTHING), None);
        }
    }

    #[test]
    fn an_app_is_always_asked_for() {
        for careful in [false, true] {
            for known in [false, true] {
                let facts = facts(careful, Site::Shopper, true, known);
                assert_eq!(next_step(facts, NOTHING), Some(SecondKind::Authenticator));
                assert_eq!(next_step(facts, Proof { address: true, ..NOTHING }), Some(SecondKind::Authenticator));
                assert_eq!(next_step(facts, Proof { authenticator: true, ..NOTHING }), None);
                assert_eq!(next_step(facts, Proof { passkey: true, ..NOTHING }), None);
            }
        }
    }

    #[test]
    fn a_new_browser_is_asked_for_a_code_and_then_known() {
        let new = facts(true, Site::Shopper, false, false);
        assert_eq!(next_step(new, NOTHING), Some(SecondKind::Code));
        assert_eq!(next_step(new, Proof { address: true, ..NOTHING }), None);
        assert_eq!(next_step(facts(true, Site::Shopper, false, true), NOTHING), None);
    }

    #[test]
    fn admins_set_their_app_up_once_they_have_proved_their_address() {
        let admin = facts(true, Site::Admin, false, false);
        assert_eq!(next_step(admin, NOTHING), Some(SecondKind::Code));
        assert_eq!(next_step(admin, Proof { address: true, ..NOTHING }), Some(SecondKind::SetUp));
        assert_eq!(next_step(facts(true, Site::Admin, false, true), NOTHING), Some(SecondKind::SetUp));
        assert_eq!(next_step(admin, Proof { passkey: true, ..NOTHING }), None);
        // On the shopper site an admin is a shopper.
        let shopping = facts(true, Site::Shopper, false, true);
        assert_eq!(next_step(shopping, NOTHING), None);
    }

    #[test]
    fn an_address_is_shown_to_whoever_knows_it() {
        assert_eq!(hidden("ana@example.org"), "a…@example.org");
        assert_eq!(hidden("ü@exämple.org"), "ü…@exämple.org");
    }
}
