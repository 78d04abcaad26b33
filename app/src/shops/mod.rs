//! Shops as everybody may see them.

use domain::shops::ShopView;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// The shop of that handle.
#[server(endpoint = "shops/shop")]
pub async fn shop(handle: String) -> Answer<ShopView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::by_handle(&market, &op, &handle).await)
}

/// The shop that the signed-in seller runs.
#[server(endpoint = "shops/my_shop")]
pub async fn my_shop() -> Answer<ShopView> {
    let (market, op) = request().await?;
    answer(marketplace::shops::mine(&market, &op).await)
}
