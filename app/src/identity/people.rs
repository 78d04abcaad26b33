//! Wanting to sell, and what admins do with people: the list, bans, applications, other admins.

use domain::id::{AccountId, DocumentId};
use domain::identity::{
    AccountRow, AdminRefusal, ApplicationRefusal, ApplicationState, ApplicationView, BanRefusal, BanRequest, Decision,
    DocumentRefusal, NewApplication, PersonView, Promotion,
};
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// The admin's list of users.
#[server(endpoint = "identity/accounts")]
pub async fn accounts(words: String, page: u32) -> Answer<Paged<AccountRow>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::accounts(&market, &op, &words, page).await)
}

/// One person, for an admin.
#[server(name = LoadPerson, endpoint = "identity/person")]
pub async fn person(account: AccountId) -> Answer<PersonView> {
    let (market, op) = request().await?;
    answer(marketplace::identity::person(&market, &op, account).await)
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

/// Makes an account an admin.
#[server(endpoint = "identity/promote")]
pub async fn promote(promotion: Promotion) -> Answer<(), AdminRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::promote(&market, &op, promotion).await)
}

/// Takes an admin's role away.
#[server(endpoint = "identity/demote")]
pub async fn demote(account: AccountId) -> Answer<(), AdminRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::demote(&market, &op, account).await)
}

/// Applies for a trade.
#[server(endpoint = "identity/apply")]
pub async fn apply(form: NewApplication) -> Answer<ApplicationView, ApplicationRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::apply(&market, &op, form).await)
}

/// The signed-in person's applications, newest first.
#[server(name = LoadMyApplications, endpoint = "identity/my_applications")]
pub async fn my_applications() -> Answer<Vec<ApplicationView>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::my_applications(&market, &op).await)
}

/// The admin's queue: applications in a state.
#[server(name = LoadApplications, endpoint = "identity/applications")]
pub async fn applications(state: ApplicationState, page: u32) -> Answer<Paged<ApplicationView>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::applications_in(&market, &op, state, page).await)
}

/// How many applications there are in each state, for an admin.
#[server(endpoint = "identity/application_counts")]
pub async fn application_counts() -> Answer<Vec<(ApplicationState, u64)>> {
    let (market, op) = request().await?;
    answer(marketplace::identity::application_counts(&market, &op).await)
}

/// Takes a document of an application back.
#[server(endpoint = "identity/remove_document")]
pub async fn remove_document(document: DocumentId) -> Answer<(), DocumentRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::remove_document(&market, &op, document).await)
}

/// Approves or rejects an application.
#[server(endpoint = "identity/decide_application")]
pub async fn decide_application(decision: Decision) -> Answer<(), ApplicationRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::identity::decide_application(&market, &op, decision).await)
}
