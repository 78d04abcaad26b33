//! The provider's API: what the market may ask and order, in the public dialect of Stripe.

mod accounts;
mod balance;
mod calls;
mod charges;
mod events;
mod faults;
pub mod form;
mod gate;
mod intents;
mod paging;
mod refunds;
mod refusal;
mod sessions;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{any, get, post};

use crate::Sandbox;

/// A call is a form of at most a hundred lines; this is ample for it.
const LARGEST_CALL: usize = 256 * 1024;

pub fn router(sandbox: &Sandbox) -> Router<Sandbox> {
    Router::new()
        .route("/v1/checkout/sessions", get(sessions::list).post(sessions::create))
        .route("/v1/checkout/sessions/{id}", get(sessions::show))
        .route("/v1/checkout/sessions/{id}/expire", post(sessions::expire))
        .route("/v1/checkout/sessions/{id}/line_items", get(sessions::line_items))
        .route("/v1/payment_intents", get(intents::list).post(intents::create))
        .route("/v1/payment_intents/{id}", get(intents::show))
        .route("/v1/payment_intents/{id}/cancel", post(intents::cancel))
        .route("/v1/charges", get(charges::list))
        .route("/v1/charges/{id}", get(charges::show))
        .route("/v1/refunds", get(refunds::list).post(refunds::create))
        .route("/v1/refunds/{id}", get(refunds::show))
        .route("/v1/accounts", get(accounts::list).post(accounts::create))
        .route("/v1/accounts/{id}", get(accounts::show))
        .route("/v1/account_links", post(accounts::link))
        .route("/v1/balance_transactions", get(balance::list))
        .route("/v1/balance_transactions/{id}", get(balance::show))
        .route("/v1/events", get(events::list))
        .route("/v1/events/{id}", get(events::show))
        .route("/v1/{*unknown}", any(gate::unknown))
        .route("/sandbox/faults", post(faults::order))
        .method_not_allowed_fallback(gate::unknown)
        .route_layer(from_fn_with_state(sandbox.clone(), gate::check))
        .layer(DefaultBodyLimit::max(LARGEST_CALL))
}
