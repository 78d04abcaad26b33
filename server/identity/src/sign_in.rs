//! Signing in with e-mail and password, on the site that asks.

use domain::id::AccountId;
use domain::identity::{Credentials, SignInRefusal};
use domain::text;
use kernel::{Failure, Market, Op, Tenant, Tx, limits};

use crate::door::{self, Browser, Entered, Passed, Proof};
use crate::passwords::{Place, Verdict};
use crate::rules::{self, TRIES_FROM_NETWORK, TRIES_OF_ACCOUNT, email_key};
use crate::{codes, google, sessions, store};

/// Opens a session on the op's site, or asks for a second step: a code of the person's app, or a mailed one where the
/// market is careful and the browser is not known. A wrong address and a wrong password look
/// the same and take the same; whether an account is locked out or lacks the site's role is said only to whoever has its
/// password.
pub async fn sign_in(
    market: &Market,
    op: &Op,
    credentials: Credentials,
    browser: &Browser,
) -> Result<Entered, Failure<SignInRefusal>> {
    let (mut tx, passed) = proved(market, op, credentials, browser).await?;
    let entered = match passed {
        Passed::In(admitted) => {
            Entered::In(sessions::open(market, op, &mut tx, admitted.account, admitted.device).await?)
        }
        Passed::Second(pending) => Entered::Second(pending),
        Passed::Locked(until) => return codes::refuse(tx, SignInRefusal::Locked { until }).await,
    };
    // What was in the guest's basket is in the account's when the next page is asked for.
    tx.commit_and_tell().await?;
    Ok(entered)
}

/// Proves the password, up to the point where something is opened.
pub(crate) async fn proved(
    market: &Market,
    op: &Op,
    credentials: Credentials,
    browser: &Browser,
) -> Result<(Tx, Passed), Failure<SignInRefusal>> {
    // What is no address is nobody's; that is no secret.
    let Ok(email) = text::email(&credentials.email) else { return Err(Failure::Refused(SignInRefusal::Wrong)) };
    let keys = Keys::of(op, &email_key(&email));
    let place = Place::take(market).map_err(|_| Failure::Refused(SignInRefusal::Busy))?;
    keys.take(market, op).await?;
    let proven = prove(market, place, &email_key(&email), credentials.password).await?;

    let mut tx = market.begin(op).await?;
    let account = store::accounts::lock_to_enter(tx.db(), proven.account).await?;
    // A password that was changed since it was looked at proves nothing any more.
    let account = account.filter(|account| account.password_hash.as_ref() == Some(&proven.password_hash));
    let account = account.ok_or(Failure::Refused(SignInRefusal::Wrong))?;
    keys.give_back(tx.db()).await?;
    if let Err(refusal) = rules::admit(&account, op.site) {
        return codes::refuse(tx, refusal).await;
    }
    google::confirm_waiting(op, &mut tx, account.id, browser).await?;
    let passed = door::pass(market, op, &mut tx, account, Proof::default(), browser).await?;
    Ok((tx, passed))
}

/// Somebody knew the password behind this hash.
struct Proven {
    account: AccountId,
    password_hash: String,
}

/// The account whose password this is.
async fn prove(
    market: &Market,
    place: Place,
    email_key: &str,
    password: String,
) -> Result<Proven, Failure<SignInRefusal>> {
    let mut db = market.db(Tenant::Market).await?;
    let found = store::accounts::credentials_of(&mut db, email_key).await?;
    // Connections are scarcer than people who wait for their hash.
    drop(db);
    // Whoever never chose a password has none that could be right.
    let found = found.and_then(|(account, hash)| Some((account, hash?)));
    let verdict = place.verify(found.as_ref().map(|(_, hash)| hash.clone()), password).await?;
    match (verdict, found) {
        (Verdict::Right, Some((account, password_hash))) => Ok(Proven { account, password_hash }),
        (Verdict::RightButOld(new), Some((account, old))) => {
            let mut db = market.db(Tenant::Market).await?;
            store::accounts::renew_hash(&mut db, account, &old, &new).await?;
            Ok(Proven { account, password_hash: new })
        }
        _ => Err(Failure::Refused(SignInRefusal::Wrong)),
    }
}

/// The two counters of tries: for an account from one network, and for it from anywhere.
struct Keys {
    from_network: String,
    of_account: String,
}

impl Keys {
    fn of(op: &Op, email_key: &str) -> Self {
        Self {
            from_network: format!("identity.sign_in:{email_key}:{}", op.network()),
            of_account: format!("identity.sign_in:{email_key}"),
        }
    }

    /// Counts a try before it is looked at. What one network has too many does not count against the account, so that
    /// nobody can lock others out from a single place.
    async fn take(&self, market: &Market, op: &Op) -> Result<(), Failure<SignInRefusal>> {
        let mut tx = market.begin(op).await?;
        let (near, far) = (TRIES_FROM_NETWORK, TRIES_OF_ACCOUNT);
        let mut taken = limits::take(tx.db(), &self.from_network, near.most, near.seconds).await?;
        if taken.is_ok() {
            taken = limits::take(tx.db(), &self.of_account, far.most, far.seconds).await?;
        }
        tx.commit().await?;
        taken.map_err(|until| Failure::Refused(SignInRefusal::Locked { until }))
    }

    /// A right password was no guess.
    async fn give_back(&self, db: &mut sqlx::PgConnection) -> Result<(), sqlx::Error> {
        limits::reset(db, &self.from_network).await?;
        limits::reset(db, &self.of_account).await
    }
}
