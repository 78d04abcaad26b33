//! Signing up, in and out, and the admin's list of users.

mod words;

use domain::id::{AccountId, ChallengeId};
use domain::identity::{
    AccountRow, BanRefusal, BanRequest, CodeEntry, CodeRefusal, CodeSent, Credentials, Me, NewAccount, SignInRefusal,
    SignUpRefusal,
};
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, enter, go, leave, request};

/// Asks for an account; a code is mailed and the account exists once the code was entered.
#[server(endpoint = "identity/sign_up")]
pub async fn sign_up(form: NewAccount) -> Answer<CodeSent, SignUpRefusal> {
    let (market, op) = request().await?;
    let sent = answer(marketplace::identity::sign_up(&market, &op, form).await)?;
    go(&format!("/sign-up/code?challenge={}", sent.challenge));
    Ok(sent)
}

/// Where a code was sent and when another may be asked for.
#[server(name = LoadCodeSent, endpoint = "identity/code_sent")]
pub async fn code_sent(challenge: ChallengeId) -> Answer<CodeSent> {
    let (market, op) = request().await?;
    answer(marketplace::identity::code_sent(&market, &op, challenge).await)
}

/// Asks for another code.
#[server(endpoint = "identity/resend_code")]
pub async fn resend_code(challenge: ChallengeId) -> Answer<CodeSent, CodeRefusal> {
    let (market, op) = request().await?;
    let sent = answer(marketplace::identity::resend_code(&market, &op, challenge).await)?;
    go(&format!("/sign-up/code?challenge={}", sent.challenge));
    Ok(sent)
}

/// Enters the code from the mail: the account exists and is signed in.
#[server(endpoint = "identity/confirm_code")]
pub async fn confirm_code(entry: CodeEntry) -> Answer<Me, CodeRefusal> {
    let (market, op) = request().await?;
    enter(&op, marketplace::identity::confirm_code(&market, &op, entry).await, None)
}

/// Signs in on the site that asks.
#[server(endpoint = "identity/sign_in")]
pub async fn sign_in(credentials: Credentials, #[server(default)] next: Option<String>) -> Answer<Me, SignInRefusal> {
    let (market, op) = request().await?;
    enter(&op, marketplace::identity::sign_in(&market, &op, credentials).await, next)
}

/// Signs out on the site that asks.
#[server(endpoint = "identity/sign_out")]
pub async fn sign_out() -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::identity::sign_out(&market, &op).await)?;
    leave(&op);
    Ok(())
}

/// The signed-in person, or nobody.
#[server(name = LoadMe, endpoint = "identity/me")]
pub async fn me() -> Answer<Option<Me>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::me(&market, &op).await)
}

/// The admin's list of users.
#[server(endpoint = "identity/accounts")]
pub async fn accounts(words: String, page: u32) -> Answer<Paged<AccountRow>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::accounts(&market, &op, &words, page).await)
}

/// Locks an account out, with a reason.
#[server(endpoint = "identity/ban_account")]
pub async fn ban_account(ban: BanRequest) -> Answer<(), BanRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::ban(&market, &op, ban).await)
}

/// Lets a locked-out account in again.
#[server(endpoint = "identity/lift_ban")]
pub async fn lift_ban(account: AccountId) -> Answer<(), BanRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::lift_ban(&market, &op, account).await)
}
