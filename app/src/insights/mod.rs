//! Dashboards, and what waits in the background.

use domain::id::DeliveryId;
use domain::insights::{AdminDashboard, ParkedDelivery, SellerDashboard};
use domain::paging::Paged;
use leptos::prelude::*;

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, request};

/// The figures of the seller's shop over the last `days`.
#[server(name = LoadSellerDashboard, endpoint = "insights/seller_dashboard")]
pub async fn seller_dashboard(days: u32) -> Answer<SellerDashboard> {
    let (market, op) = request().await?;
    answer(marketplace::insights::seller_dashboard(&market, &op, days).await)
}

/// The figures of the market over the last `days`.
#[server(name = LoadAdminDashboard, endpoint = "insights/admin_dashboard")]
pub async fn admin_dashboard(days: u32) -> Answer<AdminDashboard> {
    let (market, op) = request().await?;
    answer(marketplace::insights::admin_dashboard(&market, &op, days).await)
}

/// Deliveries that no handler could take.
#[server(endpoint = "insights/parked")]
pub async fn parked(page: u32) -> Answer<Paged<ParkedDelivery>> {
    let (market, op) = request().await?;
    answer(marketplace::insights::parked(&market, &op, page).await)
}

/// Hands a parked delivery to its handler again.
#[server(endpoint = "insights/replay")]
pub async fn replay(delivery: DeliveryId) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::insights::replay(&market, &op, delivery).await)
}
