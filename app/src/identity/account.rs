//! A person's own account: what they say of themselves, their addresses, devices, password, app.

use domain::id::{AddressId, SessionId};
use domain::identity::{
    AddressRefusal, AddressView, AuthenticatorRefusal, AuthenticatorSetUp, AuthenticatorState, PasswordChange,
    PasswordRefusal, ProfileDraft, ProfileRefusal, ProfileView, RecoveryCodes, SecondEntry, SessionView, TypedAddress,
};
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, go, request, show_once, take_shown};

/// The signed-in person's own profile.
#[server(name = LoadProfile, endpoint = "identity/profile")]
pub async fn profile() -> Answer<ProfileView> {
    let (market, op) = request().await?;
    answer(marketplace::identity::profile(&market, &op).await)
}

/// Stores what the signed-in person says of themselves.
#[server(endpoint = "identity/save_profile")]
pub async fn save_profile(#[server(default)] form: ProfileDraft) -> Answer<ProfileView, ProfileRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::save_profile(&market, &op, form).await)
}

/// Replaces the signed-in person's password.
#[server(endpoint = "identity/change_password")]
pub async fn change_password(form: PasswordChange) -> Answer<(), PasswordRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::change_password(&market, &op, form).await)
}

/// The signed-in person's addresses, the usual one first.
#[server(name = LoadAddresses, endpoint = "identity/addresses")]
pub async fn addresses() -> Answer<Vec<AddressView>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::my_addresses(&market, &op).await)
}

/// Keeps one more address.
#[server(endpoint = "identity/add_address")]
pub async fn add_address(#[server(default)] form: TypedAddress) -> Answer<AddressView, AddressRefusal> {
    let (market, op) = request().await?;
    let kept = answer(marketplace::identity::add_address(&market, &op, form).await)?;
    go("/account/addresses?done=identity/add_address");
    Ok(kept)
}

/// Changes an address.
#[server(endpoint = "identity/edit_address")]
pub async fn edit_address(
    address: AddressId,
    #[server(default)] form: TypedAddress,
) -> Answer<AddressView, AddressRefusal> {
    let (market, op) = request().await?;
    let kept = answer(marketplace::identity::edit_address(&market, &op, address, form).await)?;
    go("/account/addresses?done=identity/edit_address");
    Ok(kept)
}

/// Forgets an address.
#[server(endpoint = "identity/remove_address")]
pub async fn remove_address(address: AddressId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::identity::remove_address(&market, &op, address).await)
}

/// Makes an address the usual one.
#[server(endpoint = "identity/make_default_address")]
pub async fn make_default_address(address: AddressId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::identity::make_default_address(&market, &op, address).await)
}

/// Everywhere the signed-in person is signed in.
#[server(name = LoadSessions, endpoint = "identity/sessions")]
pub async fn sessions() -> Answer<Vec<SessionView>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::my_sessions(&market, &op).await)
}

/// Ends one of the signed-in person's sessions.
#[server(endpoint = "identity/end_session")]
pub async fn end_session(session: SessionId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::identity::end_session(&market, &op, session).await)
}

/// Ends all of the signed-in person's sessions but this one.
#[server(endpoint = "identity/end_other_sessions")]
pub async fn end_other_sessions() -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::identity::end_other_sessions(&market, &op).await)
}

/// Whether codes of an app are asked for at the signed-in person's door.
#[server(name = LoadAuthenticator, endpoint = "identity/authenticator")]
pub async fn authenticator() -> Answer<AuthenticatorState> {
    let (market, op) = request().await?;
    answer(marketplace::identity::authenticator(&market, &op).await)
}

/// Begins with an app: what it has to be told.
#[server(endpoint = "identity/begin_authenticator")]
pub async fn begin_authenticator(
    #[server(default)] password: String,
) -> Answer<AuthenticatorSetUp, AuthenticatorRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::begin_authenticator(&market, &op, password).await)
}

/// What the app that was begun with has to be told, once more.
#[server(name = LoadAuthenticatorBegun, endpoint = "identity/authenticator_begun")]
pub async fn authenticator_begun() -> Answer<Option<AuthenticatorSetUp>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::authenticator_begun(&market, &op).await)
}

/// Takes the app into use with its first code.
#[server(endpoint = "identity/confirm_authenticator")]
pub async fn confirm_authenticator(entry: SecondEntry) -> Answer<RecoveryCodes, AuthenticatorRefusal> {
    let (market, op) = request().await?;
    let codes = answer(marketplace::identity::confirm_authenticator(&market, &op, entry).await)?;
    show_once(&codes);
    Ok(codes)
}

/// Takes the app away.
#[server(endpoint = "identity/remove_authenticator")]
pub async fn remove_authenticator(#[server(default)] password: String) -> Answer<(), AuthenticatorRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::remove_authenticator(&market, &op, password).await)
}

/// New recovery codes.
#[server(endpoint = "identity/renew_recovery_codes")]
pub async fn renew_recovery_codes(#[server(default)] password: String) -> Answer<RecoveryCodes, AuthenticatorRefusal> {
    let (market, op) = request().await?;
    let codes = answer(marketplace::identity::renew_recovery_codes(&market, &op, password).await)?;
    show_once(&codes);
    Ok(codes)
}

/// The recovery codes that this browser was given a moment ago. Whoever asks again gets nothing.
#[server(name = LoadShownCodes, endpoint = "identity/shown_codes")]
pub async fn shown_codes() -> Answer<Option<RecoveryCodes>> {
    request().await?;
    Ok(take_shown())
}
