//! A person's app that makes codes: set up, taken away, its recovery codes made anew.

use domain::actor::Role;
use domain::identity::{
    AuthenticatorRefusal, AuthenticatorSetUp, AuthenticatorState, RecoveryCodes, SecondEntry, TypedCode,
};
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tx, limits};

use crate::change_password::{Asked, ask};
use crate::codes;
use crate::rules::TRIES_OF_SECOND_STEP;
use crate::store::{authenticators, people};
use crate::totp::{self, First};

type Outcome<T> = Result<T, Failure<AuthenticatorRefusal>>;

/// Whether codes of an app are asked for at the signed-in person's door.
pub async fn authenticator(market: &Market, op: &Op) -> Result<AuthenticatorState, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let stored = authenticators::of(&mut db, account, op.now).await?;
    let left = authenticators::recovery_left(&mut db, account).await?;
    Ok(AuthenticatorState {
        on: stored.is_some_and(|stored| stored.confirmed),
        recovery_left: u32::try_from(left)?,
        required: is_required(market, op),
    })
}

/// Whoever looks after the market cannot do without, where it is careful.
fn is_required(market: &Market, op: &Op) -> bool {
    market.settings().sign_in.careful && op.roles.contains(&Role::Admin)
}

/// Begins with an app: what it has to be told. It is in use once its first code was entered.
pub async fn begin_authenticator(market: &Market, op: &Op, password: String) -> Outcome<AuthenticatorSetUp> {
    let account = op.account()?;
    prove(market, op, password).await?;
    let mut tx = market.begin(op).await?;
    let email = people::email(tx.db(), account).await?.ok_or(Failure::NotFound)?;
    let begun = totp::begin(market, op, &mut tx, account, &email).await?;
    let begun = begun.ok_or(Failure::Refused(AuthenticatorRefusal::AlreadyOn))?;
    tx.commit().await?;
    Ok(begun)
}

/// What the app that was begun with has to be told, once more; nothing when none was, or too long ago.
pub async fn authenticator_begun(market: &Market, op: &Op) -> Result<Option<AuthenticatorSetUp>, Failure> {
    let account = op.account()?;
    let mut db = market.db(op).await?;
    let email = people::email(&mut db, account).await?.ok_or(Failure::NotFound)?;
    Ok(totp::begun(market, op, &mut db, account, &email).await?)
}

/// Takes the app into use with its first code; the recovery codes are shown this once.
pub async fn confirm_authenticator(market: &Market, op: &Op, entry: SecondEntry) -> Outcome<RecoveryCodes> {
    let account = op.account()?;
    let Some(TypedCode::Digits(code)) = entry.read() else { return Err(Failure::Refused(AuthenticatorRefusal::Wrong)) };
    let mut tx = market.begin(op).await?;
    if let Err(until) = take_try(&mut tx, op).await? {
        return codes::refuse(tx, AuthenticatorRefusal::Locked { until }).await;
    }
    match totp::confirm(market, op, &mut tx, account, &code).await? {
        First::On(recovery_codes) => {
            tx.commit().await?;
            Ok(recovery_codes)
        }
        First::Wrong => codes::refuse(tx, AuthenticatorRefusal::Wrong).await,
        First::NotBegun => codes::refuse(tx, AuthenticatorRefusal::NotBegun).await,
    }
}

/// Takes the app away, against the password.
pub async fn remove_authenticator(market: &Market, op: &Op, password: String) -> Outcome<()> {
    let account = op.account()?;
    if is_required(market, op) {
        return Err(Failure::Refused(AuthenticatorRefusal::Required));
    }
    prove(market, op, password).await?;
    let mut tx = market.begin(op).await?;
    authenticators::remove(tx.db(), account).await?;
    tx.commit().await?;
    Ok(())
}

/// New recovery codes, against the password; those before are worth nothing from now on.
pub async fn renew_recovery_codes(market: &Market, op: &Op, password: String) -> Outcome<RecoveryCodes> {
    let account = op.account()?;
    prove(market, op, password).await?;
    let mut tx = market.begin(op).await?;
    let stored = authenticators::of(tx.db(), account, op.now).await?;
    if !stored.is_some_and(|stored| stored.confirmed) {
        return Err(Failure::Refused(AuthenticatorRefusal::NotBegun));
    }
    let recovery_codes = totp::new_recovery_codes(market, &mut tx, account).await?;
    tx.commit().await?;
    Ok(recovery_codes)
}

/// Asks for the password; whoever never had one has nothing to prove it with but their session.
async fn prove(market: &Market, op: &Op, password: String) -> Outcome<()> {
    match ask(market, op, op.account()?, password).await? {
        Asked::Right | Asked::None => Ok(()),
        Asked::Wrong => {
            let problem = FieldProblem { field: "password".to_owned(), problem: Problem::NotYours };
            Err(Failure::Refused(AuthenticatorRefusal::Invalid(vec![problem])))
        }
        Asked::Locked(until) => Err(Failure::Refused(AuthenticatorRefusal::Locked { until })),
        Asked::Busy => Err(Failure::Refused(AuthenticatorRefusal::Busy)),
    }
}

async fn take_try(tx: &mut Tx, op: &Op) -> Outcome<Result<(), chrono::DateTime<chrono::Utc>>> {
    let (key, limit) = (format!("identity.first_code:{}", op.account()?), TRIES_OF_SECOND_STEP);
    Ok(limits::take(tx.db(), &key, limit.most, limit.seconds).await?)
}
