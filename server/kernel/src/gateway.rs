//! What a payment provider does for us, in Stripe's terms; the adapter stands in `gateways`.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use domain::money::Money;
use uuid::Uuid;

/// The payment provider. Every call that makes something carries a key, so that a retry after a crash is the same call.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// Opens a hosted payment page.
    async fn open_session(&self, new: &NewSession) -> Result<Session, GatewayError>;
    /// The session as the provider sees it now.
    async fn session(&self, session_id: &str) -> Result<Session, GatewayError>;
    /// Closes a session that was not paid; one that was is returned as it is.
    async fn expire_session(&self, session_id: &str) -> Result<Session, GatewayError>;
    /// Sends money back.
    async fn refund(&self, new: &NewRefund) -> Result<Refund, GatewayError>;
    /// Opens an account to which a shop's money can be sent; the provider asks its owner for the rest.
    async fn open_payee(&self, new: &NewPayee) -> Result<Payee, GatewayError>;
    /// The account as the provider sees it now.
    async fn payee(&self, payee_id: &str) -> Result<Payee, GatewayError>;
    /// A page of the provider's on which the owner answers what is asked; good for a few minutes and one visit.
    async fn payee_page(&self, page: &PayeePage) -> Result<String, GatewayError>;
    /// Checks the signature of a webhook over its raw bytes and reads it.
    fn verify(&self, payload: &[u8], signature: &str, now: DateTime<Utc>) -> Result<ProviderEvent, SignatureError>;
}

/// A hosted payment page to be opened.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Derived from our row id: the same on every try.
    pub idempotency_key: String,
    /// What is paid; comes back in the session's metadata.
    pub order_group: Uuid,
    /// What the page lists.
    pub lines: Vec<SessionLine>,
    /// What is charged, to the cent.
    pub total: Money,
    /// Filled in on the page.
    pub email: Option<String>,
    /// Where the buyer goes after paying; `{CHECKOUT_SESSION_ID}` is replaced.
    pub success_url: String,
    /// Where the buyer goes without paying.
    pub cancel_url: String,
    /// When the page closes.
    pub expires_at: DateTime<Utc>,
}

/// A line of the hosted page.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// What it is.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// What one costs.
    pub unit: Money,
}

/// Where a hosted page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionStatus {
    /// Waiting for the buyer.
    Open,
    /// The buyer is through.
    Complete,
    /// Closed unpaid.
    Expired,
}

/// A hosted page as the provider sees it.
#[derive(Clone, Debug)]
pub struct Session {
    /// The provider's id.
    pub id: String,
    /// Where the buyer pays, while it is open.
    pub url: Option<String>,
    /// Where it stands.
    pub status: SessionStatus,
    /// Whether the money was captured.
    pub paid: bool,
    /// The charge behind it.
    pub payment_intent: Option<String>,
    /// What is or was charged.
    pub amount: Money,
    /// Our order group, from its metadata.
    pub order_group: Option<Uuid>,
}

/// Money to be sent back.
#[derive(Clone, Debug)]
pub struct NewRefund {
    /// Derived from our row id: the same on every try.
    pub idempotency_key: String,
    /// The charge it comes from.
    pub payment_intent: String,
    /// How much.
    pub amount: Money,
    /// Why, for our own books.
    pub reason: String,
}

/// Where a refund stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundStatus {
    /// On its way.
    Pending,
    /// Done.
    Succeeded,
    /// Refused by the bank.
    Failed,
}

/// A refund as the provider sees it.
#[derive(Clone, Debug)]
pub struct Refund {
    /// The provider's id.
    pub id: String,
    /// Where it stands.
    pub status: RefundStatus,
    /// How much.
    pub amount: Money,
}

/// An account to which a shop's money shall be sent.
#[derive(Clone, Debug)]
pub struct NewPayee {
    /// Derived from our row id: the same on every try.
    pub idempotency_key: String,
    /// Whose it is; comes back in the account's metadata.
    pub shop: Uuid,
    /// Two letters of ISO 3166.
    pub country: String,
    /// Where the provider writes to the owner.
    pub email: String,
    /// The shop's name, which the provider shows.
    pub name: String,
}

/// A page on which an owner answers what the provider asks.
#[derive(Clone, Debug)]
pub struct PayeePage {
    /// Whose.
    pub payee_id: String,
    /// Where the owner goes when the page was used or is too old, to get another.
    pub refresh_url: String,
    /// Where the owner goes when they are through, or give up.
    pub return_url: String,
}

/// An account to which money is sent, as the provider sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payee {
    /// The provider's id.
    pub id: String,
    /// Our shop, from its metadata.
    pub shop: Option<Uuid>,
    /// Whether the owner has answered everything once.
    pub details_submitted: bool,
    /// Whether the provider pays out.
    pub payouts_enabled: bool,
    /// What the provider asks for, in its own words.
    pub due: Vec<String>,
    /// Why it does not pay out, in its own words.
    pub disabled_reason: Option<String>,
}

/// Something the provider told us, signature checked.
#[derive(Clone, Debug)]
pub struct ProviderEvent {
    /// The provider's id: copies have the same.
    pub id: String,
    /// For example `checkout.session.completed`.
    pub kind: String,
    /// When it happened there.
    pub created: DateTime<Utc>,
    /// What it is about.
    pub subject: EventSubject,
    /// All of it.
    pub body: serde_json::Value,
}

/// What a provider event is about.
#[derive(Clone, Debug)]
pub enum EventSubject {
    /// A hosted page.
    Session(Session),
    /// A charge.
    PaymentIntent {
        /// The provider's id.
        id: String,
        /// Our order group, from its metadata.
        order_group: Option<Uuid>,
        /// How much.
        amount: Money,
        /// Whether it succeeded.
        succeeded: bool,
    },
    /// A refund.
    Refund(Refund),
    /// Anything else: stored and left alone.
    Other,
}

/// Why the provider did not do it.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// It said no.
    #[error("the provider refused: {0}")]
    Refused(String),
    /// It knows no such thing.
    #[error("the provider knows no such thing")]
    NotFound,
    /// It did not answer in time, or with an error of its own; the same call may be made again.
    #[error("the provider does not answer: {0}")]
    Unreachable(String),
    /// Our key or address is wrong.
    #[error("the provider is not set up: {0}")]
    Misconfigured(String),
}

/// Why a webhook was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// No signature we can read.
    #[error("the signature is malformed")]
    Malformed,
    /// Not signed with our secret.
    #[error("the signature does not match")]
    Mismatch,
    /// Signed more than 300 seconds ago.
    #[error("the signature is too old")]
    Stale,
}
