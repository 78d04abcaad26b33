//! A payment provider to practise with: it takes test cards, keeps its own books and tells the market what happened.
//!
//! The sandbox speaks the form-encoded dialect of Stripe's public API, so that the market talks to it and
//! to Stripe through one and the same client. What holds, at any moment and across a kill of the process:
//!
//! - A session is paid at most once. The row lock in [`store::sessions::lock`] orders two presses of the
//!   button; the unique index `charges_one_capture_per_intent` would stop a second capture even without it.
//! - A charge is never refunded above what it captured (`charges_refund_within_capture`).
//! - An object and the events that tell of it are written in one transaction; an event is delivered until
//!   its receiver answers 2xx, so copies and reordering are normal and receivers must bear them.
//! - The same `Idempotency-Key` gives the same answer and one effect.
//! - Of a card, only its brand, last four digits and expiry are kept, and only published test cards are taken.
//!   The number and the security code reach neither the books nor a log.
//! - The clock is the database's: nothing here asks the machine what time it is.

mod api;
mod cards;
mod expiry;
mod ids;
mod money;
mod objects;
mod pay;
mod payment;
mod refund;
mod store;
mod webhooks;

use std::fmt;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use axum::Router;
use http::Uri;
use secrecy::SecretString;
use sqlx::PgPool;
use tokio::sync::Notify;

/// Where the sandbox is found, whom it tells, and the two secrets it shares with the market.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address shoppers' browsers reach the hosted page at, without a trailing slash.
    pub public_url: String,
    /// The market's webhook address; plain `http`, since the sandbox lives beside the market.
    pub webhook_url: String,
    /// Signs webhooks (`whsec_…`).
    pub webhook_secret: SecretString,
    /// Opens the API (`sk_test_…`), as a bearer token or as the user name of basic authentication.
    pub secret_key: SecretString,
}

/// The provider: a handle that is cheap to clone.
#[derive(Clone)]
pub struct Sandbox(Arc<Inner>);

struct Inner {
    pool: PgPool,
    public_url: String,
    webhook_url: Uri,
    webhook_secret: SecretString,
    secret_key: SecretString,
    /// Rung when an event was committed, so that its delivery does not wait for the next look.
    bell: Notify,
}

impl Sandbox {
    /// Opens the books in the schema `sandbox` of the given database, creating or upgrading them first.
    ///
    /// # Errors
    /// When an address is not an `http` address, a secret is empty, or the database refuses.
    pub async fn open(pool: PgPool, options: Options) -> Result<Self> {
        use secrecy::ExposeSecret as _;
        let webhook_url: Uri = options.webhook_url.parse().context("the webhook address is not an address")?;
        ensure!(
            webhook_url.scheme_str() == Some("http") && webhook_url.authority().is_some(),
            "the sandbox delivers webhooks over plain http to its neighbour; it was given {webhook_url}"
        );
        ensure!(
            api::form::is_web_address(&options.public_url),
            "the sandbox's public address must begin with http:// or https://"
        );
        ensure!(!options.webhook_secret.expose_secret().is_empty(), "the webhook secret is empty");
        ensure!(!options.secret_key.expose_secret().is_empty(), "the secret key is empty");
        store::schema::upgrade(&pool).await.context("the sandbox's books cannot be opened")?;
        Ok(Self(Arc::new(Inner {
            pool,
            public_url: options.public_url.trim_end_matches('/').to_owned(),
            webhook_url,
            webhook_secret: options.webhook_secret,
            secret_key: options.secret_key,
            bell: Notify::new(),
        })))
    }

    /// The API under `/v1`, the fault switches under `/sandbox` and the hosted page under `/pay`.
    pub fn router(&self) -> Router {
        Router::new().merge(api::router(self)).merge(pay::router()).with_state(self.clone())
    }

    /// Delivers webhooks and lets old sessions expire, until `shutdown` resolves; then finishes what is in flight.
    ///
    /// Several of these may run, in one process or in many: rows are leased.
    pub async fn deliver_webhooks(&self, shutdown: impl Future<Output = ()>) {
        webhooks::run(self, shutdown).await;
    }

    fn pool(&self) -> &PgPool {
        &self.0.pool
    }

    /// Wakes the delivery loop; called after a commit that published.
    fn ring(&self) {
        self.0.bell.notify_one();
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("public_url", &self.0.public_url).finish_non_exhaustive()
    }
}
