//! Files of products that a seller brings.

use domain::catalog::{ImportRefusal, ImportRow, ImportView};
use domain::id::ImportId;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// The shop's files, newest first.
#[server(name = LoadImports, endpoint = "catalog/my_imports")]
pub async fn my_imports() -> Answer<Vec<ImportRow>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_imports(&market, &op).await)
}

/// One of the shop's files, with a page of its lines.
#[server(name = LoadImport, endpoint = "catalog/my_import")]
pub async fn my_import(import: ImportId, page: u32) -> Answer<ImportView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_import(&market, &op, import, page).await)
}

/// Says that a file is to be taken in, whole or without the products of which lines are wrong.
#[server(endpoint = "catalog/confirm_import")]
pub async fn confirm_import(import: ImportId, leave_out: bool) -> Answer<(), ImportRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::confirm_import(&market, &op, import, leave_out).await)
}
