//! A forgotten password: a code goes to the address, the code opens ten minutes, and in those a new one is chosen.

use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::id::AccountId;
use domain::identity::{CodeEntry, CodePurpose, CodeRefusal, CodeSent, ForgotRefusal, ForgotRequest};
use domain::identity::{NewPassword, PasswordRefusal};
use domain::text::{FieldProblem, Problem};
use kernel::{Failure, Market, Op, Tenant, limits, mail, secrets};

use crate::events::PasswordChanged;
use crate::letters::News;
use crate::passwords::{Place, Replacement};
use crate::rules::{RESET_LASTS, RESETS_OF_NETWORK, email_key};
use crate::sessions::Recent;
use crate::store::accounts::{self, ToChange};
use crate::store::codes::Wanted;
use crate::store::{devices, resets};
use crate::{codes, ending};

/// Ten minutes in which a new password can be chosen.
pub struct ResetAllowed {
    /// What goes into a cookie, and nowhere else.
    pub token: String,
    /// How long it is good for.
    pub lasts: Duration,
}

/// The token is not printed.
impl std::fmt::Debug for ResetAllowed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ResetAllowed").field("lasts", &self.lasts).finish_non_exhaustive()
    }
}

/// Asks for a code for a new password. The answer and the work are the same for an address that is nobody's: whoever
/// reads its mail is told.
pub async fn forgot_password(
    market: &Market,
    op: &Op,
    request: ForgotRequest,
) -> Result<CodeSent, Failure<ForgotRefusal>> {
    let email = request.check().map_err(|problems| Failure::Refused(ForgotRefusal::Invalid(problems)))?;
    let email_key = email_key(&email);
    let mut tx = market.begin(op).await?;
    let (key, limit) = (format!("identity.forgot:{}", op.network()), RESETS_OF_NETWORK);
    limits::spend(tx.db(), op, &key, limit.most, limit.seconds).await?;
    let account = accounts::of_email(tx.db(), &email_key).await?;
    let wanted =
        Wanted { purpose: CodePurpose::ResetPassword, email: &email, email_key: &email_key, account, person: None };
    match codes::send(market, op, &mut tx, &wanted).await? {
        Ok(sent) => {
            tx.commit().await?;
            Ok(sent)
        }
        Err(until) => codes::refuse(tx, ForgotRefusal::TooManyCodes { until }).await,
    }
}

/// Enters the code from the mail; a new password can be chosen for ten minutes, once.
pub async fn enter_reset_code(
    market: &Market,
    op: &Op,
    entry: CodeEntry,
) -> Result<ResetAllowed, Failure<CodeRefusal>> {
    let mut tx = market.begin(op).await?;
    let tried = match codes::enter(market, op, &mut tx, CodePurpose::ResetPassword, &entry).await? {
        Ok(tried) => tried,
        Err(refusal) => return codes::refuse(tx, refusal).await,
    };
    let Some(account) = tried.account else { return codes::refuse(tx, CodeRefusal::Expired).await };
    let token = secrets::new_token();
    resets::open(tx.db(), &secrets::token_hash(&token), account, op.now, op.now + RESET_LASTS).await?;
    tx.commit().await?;
    Ok(ResetAllowed { token, lasts: RESET_LASTS })
}

/// Replaces a forgotten password. Wherever the person was signed in, they are signed out, every browser is new again,
/// and a mail says what happened.
pub async fn reset_password(market: &Market, op: &Op, request: NewPassword) -> Result<(), Failure<PasswordRefusal>> {
    let token_hash = secrets::token_hash(&request.token);
    let expired = || Failure::Refused(PasswordRefusal::Expired);
    let (account, before) = looked_up(market, &token_hash, op.now).await?.ok_or_else(expired)?;
    let own_words = vec![before.name.clone(), before.email.clone()];
    let words: Vec<&str> = own_words.iter().map(String::as_str).collect();
    request.check(&words).map_err(|problems| Failure::Refused(PasswordRefusal::Invalid(problems)))?;
    let place = Place::take(market).map_err(|_| Failure::Refused(PasswordRefusal::Busy))?;
    let replaced = place.replace(before.password_hash.clone(), None, request.password, own_words).await?;
    let new_hash = accepted(replaced, "password").map_err(Failure::Refused)?;

    let mut tx = market.begin(op).await?;
    accounts::lock(tx.db(), account).await?;
    resets::take(tx.db(), &token_hash, op.now).await?.ok_or_else(expired)?;
    if !accounts::set_password(tx.db(), account, before.password_hash.as_deref(), &new_hash).await? {
        return Err(expired());
    }
    devices::forget_all(tx.db(), account).await?;
    let ended = ending::everywhere(&mut tx, op, account, None, "a new password").await?;
    let news = News { key: &op.request_id, email: &before.email, name: &before.name };
    mail::write(market, &mut tx, news.password_changed(market, op)).await?;
    tx.publish(&PasswordChanged { account })?;
    tx.commit().await?;
    market.kept::<Recent>().forget(ended).await;
    Ok(())
}

async fn looked_up(
    market: &Market,
    token_hash: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<(AccountId, ToChange)>, sqlx::Error> {
    let mut db = market.db(Tenant::Market).await?;
    let Some(account) = resets::owner(&mut db, token_hash, now).await? else { return Ok(None) };
    Ok(accounts::to_change(&mut db, account).await?.map(|before| (account, before)))
}

/// The hash to be stored, or what is wrong with the password, beside the field it was typed into.
pub(crate) fn accepted(replaced: Replacement, field: &str) -> Result<String, PasswordRefusal> {
    let problem =
        |field: &str, problem| Err(PasswordRefusal::Invalid(vec![FieldProblem { field: field.to_owned(), problem }]));
    match replaced {
        Replacement::Hash(hash) => Ok(hash),
        Replacement::NotYours => problem("current", Problem::NotYours),
        Replacement::TooWeak => problem(field, Problem::TooWeak),
        Replacement::Unchanged => problem(field, Problem::Unchanged),
    }
}
