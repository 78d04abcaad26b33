//! The door: signing up, in and out, second steps, forgotten passwords.

mod account;
mod people;
mod ways_in;
mod words;

use domain::id::ChallengeId;
use domain::identity::{
    CodeEntry, CodeRefusal, CodeSent, Credentials, ForgotRefusal, ForgotRequest, Me, NewAccount, NewSeller,
    PasswordRefusal, SecondAnswer, SecondEntry, SecondRefusal, SecondStep, SignInRefusal, SignInStep, SignUpRefusal,
};
use leptos::prelude::*;

pub use account::*;
pub use people::*;
pub use ways_in::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{
    after_reset, allow_reset, answer, browser, enter, go, go_to_code, leave, request, reset_token, second, second_page,
    step, step_token,
};

/// Asks for an account; a code is mailed and the account exists once the code was entered.
#[server(endpoint = "identity/sign_up")]
pub async fn sign_up(form: NewAccount) -> Answer<CodeSent, SignUpRefusal> {
    let (market, op) = request().await?;
    let sent = answer(marketplace::identity::sign_up(&market, &op, form).await)?;
    go(&format!("/sign-up/code?challenge={}", sent.challenge));
    Ok(sent)
}

/// The same for somebody who wants to sell; on the seller site alone.
#[server(endpoint = "identity/sign_up_to_sell")]
pub async fn sign_up_to_sell(form: NewSeller) -> Answer<CodeSent, SignUpRefusal> {
    let (market, op) = request().await?;
    let sent = answer(marketplace::identity::sign_up_to_sell(&market, &op, form).await)?;
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
    let (sent, purpose) = answer(marketplace::identity::resend_code(&market, &op, challenge).await)?;
    go_to_code(&sent, purpose);
    Ok(sent)
}

/// Enters the code from the mail: the account exists and is signed in.
#[server(endpoint = "identity/confirm_code")]
pub async fn confirm_code(entry: CodeEntry) -> Answer<Me, CodeRefusal> {
    let (market, op) = request().await?;
    enter(&op, marketplace::identity::confirm_code(&market, &op, entry).await, None)
}

/// Signs in on the site that asks, or leads to the second step.
#[server(endpoint = "identity/sign_in")]
pub async fn sign_in(
    credentials: Credentials,
    #[server(default)] next: Option<String>,
) -> Answer<SignInStep, SignInRefusal> {
    let (market, op) = request().await?;
    step(&op, marketplace::identity::sign_in(&market, &op, credentials, &browser()).await, next)
}

/// What the sign-in of this browser waits for.
#[server(name = LoadSecondStep, endpoint = "identity/second_step")]
pub async fn second_step() -> Answer<SecondStep> {
    let (market, op) = request().await?;
    answer(marketplace::identity::second_step(&market, &op, &step_token(&op)).await)
}

/// Asks for another code for the sign-in of this browser.
#[server(endpoint = "identity/resend_second_code")]
pub async fn resend_second_code(#[server(default)] next: Option<String>) -> Answer<SecondStep, SecondRefusal> {
    let (market, op) = request().await?;
    let step = answer(marketplace::identity::resend_second_code(&market, &op, &step_token(&op)).await)?;
    go(&second_page(next));
    Ok(step)
}

/// Enters the second step of the sign-in of this browser.
#[server(endpoint = "identity/enter_second_step")]
pub async fn enter_second_step(
    entry: SecondEntry,
    #[server(default)] next: Option<String>,
) -> Answer<SecondAnswer, SecondRefusal> {
    let (market, op) = request().await?;
    let token = step_token(&op);
    second(&op, marketplace::identity::enter_second_step(&market, &op, &token, entry, &browser()).await, next)
}

/// Asks for a code for a new password.
#[server(endpoint = "identity/forgot_password")]
pub async fn forgot_password(form: ForgotRequest) -> Answer<CodeSent, ForgotRefusal> {
    let (market, op) = request().await?;
    let sent = answer(marketplace::identity::forgot_password(&market, &op, form).await)?;
    go(&format!("/forgot/code?challenge={}", sent.challenge));
    Ok(sent)
}

/// Enters the code for a new password; ten minutes open in which one is chosen.
#[server(endpoint = "identity/enter_reset_code")]
pub async fn enter_reset_code(entry: CodeEntry) -> Answer<(), CodeRefusal> {
    let (market, op) = request().await?;
    allow_reset(marketplace::identity::enter_reset_code(&market, &op, entry).await)
}

/// Replaces a forgotten password within the ten minutes of this browser.
#[server(endpoint = "identity/reset_password")]
pub async fn reset_password(password: String) -> Answer<(), PasswordRefusal> {
    let (market, op) = request().await?;
    let form = domain::identity::NewPassword { token: reset_token(), password };
    after_reset(marketplace::identity::reset_password(&market, &op, form).await)
}

/// How hard a new password is to guess, from 0 to 4; one of 2 is taken. `own` are words that others know of the person.
#[server(name = ScorePassword, endpoint = "identity/password_score")]
pub async fn password_score(#[server(default)] password: String, #[server(default)] own: Vec<String>) -> Answer<u8> {
    request().await?;
    Ok(marketplace::identity::password_score(&password, &own))
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
