//! Other ways in and the way out: Google, passkeys, a copy of one's data, leaving.

use domain::id::PasskeyId;
use domain::identity::{
    Ceremony, ErasureRefusal, ErasureRequest, ErasureView, ExportRefusal, ExportView, GoogleRefusal, PasskeyAnswer,
    PasskeyRefusal, PasskeyView, SignInStep,
};
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, browser, go_to_google, request, step};

/// Whether people come in with Google here.
#[server(name = LoadGoogleOffered, endpoint = "identity/google_offered")]
pub async fn google_offered() -> Answer<bool> {
    let (market, _) = request().await?;
    Ok(marketplace::identity::google_offered(&market))
}

/// Begins the way to Google and leads there.
#[server(endpoint = "identity/begin_google")]
pub async fn begin_google(#[server(default)] next: String) -> Answer<(), GoogleRefusal> {
    let (market, op) = request().await?;
    go_to_google(marketplace::identity::begin_google(&market, &op, &next).await)
}

/// Google opens the signed-in person's account no more.
#[server(endpoint = "identity/unlink_google")]
pub async fn unlink_google() -> Answer<(), GoogleRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::unlink_google(&market, &op).await)
}

/// The signed-in person's passkeys.
#[server(name = LoadPasskeys, endpoint = "identity/passkeys")]
pub async fn passkeys() -> Answer<Vec<PasskeyView>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::my_passkeys(&market, &op).await)
}

/// Begins to add a passkey.
#[server(endpoint = "identity/begin_passkey")]
pub async fn begin_passkey(#[server(default)] password: String) -> Answer<Ceremony, PasskeyRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::begin_passkey(&market, &op, password).await)
}

/// Adds a passkey with what the authenticator answered.
#[server(endpoint = "identity/add_passkey")]
pub async fn add_passkey(form: PasskeyAnswer) -> Answer<PasskeyView, PasskeyRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::add_passkey(&market, &op, form).await)
}

/// Forgets a passkey.
#[server(endpoint = "identity/remove_passkey")]
pub async fn remove_passkey(passkey: PasskeyId) -> Answer<(), PasskeyRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::remove_passkey(&market, &op, passkey).await)
}

/// Begins to come in with a passkey.
#[server(endpoint = "identity/begin_passkey_sign_in")]
pub async fn begin_passkey_sign_in() -> Answer<Ceremony, PasskeyRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::begin_passkey_sign_in(&market, &op).await)
}

/// Comes in with a passkey.
#[server(endpoint = "identity/sign_in_with_passkey")]
pub async fn sign_in_with_passkey(
    form: PasskeyAnswer,
    #[server(default)] next: Option<String>,
) -> Answer<SignInStep, PasskeyRefusal> {
    let (market, op) = request().await?;
    step(&op, marketplace::identity::sign_in_with_passkey(&market, &op, form, &browser()).await, next)
}

/// Asks for a copy of everything the market knows of the signed-in person.
#[server(endpoint = "identity/ask_export")]
pub async fn ask_export() -> Answer<ExportView, ExportRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::ask_export(&market, &op).await)
}

/// The signed-in person's copies, newest first. Each is fetched at `/account/data/{id}`.
#[server(name = LoadExports, endpoint = "identity/exports")]
pub async fn exports() -> Answer<Vec<ExportView>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::my_exports(&market, &op).await)
}

/// Asks for the signed-in person's account to be erased.
#[server(endpoint = "identity/ask_erasure")]
pub async fn ask_erasure(#[server(default)] form: ErasureRequest) -> Answer<ErasureView, ErasureRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::leaving::ask_erasure(&market, &op, form).await)
}

/// Keeps the signed-in person's account after all.
#[server(endpoint = "identity/keep_account")]
pub async fn keep_account() -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::identity::keep_account(&market, &op).await)
}
