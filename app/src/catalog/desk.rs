//! What admins do with products and shelves.

use domain::catalog::{CategoryForm, CategoryRefusal, CategoryRow, Judgement, JudgementRefusal, WaitingProduct};
use domain::id::CategoryId;
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// The products that wait for somebody of the market.
#[server(endpoint = "catalog/waiting_products")]
pub async fn waiting_products(page: u32) -> Answer<Paged<WaitingProduct>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::waiting_products(&market, &op, page).await)
}

/// Lets a product that waits on the shelf, asks for changes, or rejects it.
#[server(endpoint = "catalog/judge_product")]
pub async fn judge_product(judgement: Judgement) -> Answer<(), JudgementRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::judge_product(&market, &op, judgement).await)
}

/// Every category, with how much stands on it.
#[server(endpoint = "catalog/all_shelves")]
pub async fn all_shelves() -> Answer<Vec<CategoryRow>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::all_shelves(&market, &op).await)
}

/// Adds a category, renames or moves one.
#[server(endpoint = "catalog/save_category")]
pub async fn save_category(form: CategoryForm) -> Answer<(), CategoryRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::save_category(&market, &op, form).await)
}

/// Takes a category away, its products to another one.
#[server(endpoint = "catalog/remove_category")]
pub async fn remove_category(category: CategoryId, to: String) -> Answer<(), CategoryRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::remove_category(&market, &op, category, &to).await)
}
