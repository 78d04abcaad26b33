//! Takes and returns money through Stripe, or through a sandbox that speaks like it.

mod bill;
mod breaker;
mod failure;
mod objects;
mod payees;
mod signature;
mod transport;

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use kernel::gateway::{
    Gateway, GatewayError, NewPayee, NewRefund, NewSession, Payee, PayeePage, ProviderEvent, Refund, Session,
    SessionStatus, SignatureError,
};
use secrecy::SecretString;
use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionLineItems, CreateCheckoutSessionLineItemsPriceData,
    CreateCheckoutSessionPaymentIntentData, CreateCheckoutSessionPaymentMethodTypes, ExpireCheckoutSession,
    ProductData, RetrieveCheckoutSession,
};
use stripe_client_core::{IdempotencyKey, RequestStrategy, StripeRequest as _};
use stripe_core::refund::{CreateRefund, CreateRefundReason};
use stripe_shared::CheckoutSessionMode;
use uuid::Uuid;

use self::bill::BillLine;
use self::transport::Transport;

/// The key of the note that carries our order group through Stripe.
const ORDER_GROUP: &str = "order_group";
/// Stripe keeps a page open for at least so long.
const SHORTEST_PAGE: TimeDelta = TimeDelta::minutes(30);

/// Where the provider is, and the secrets shared with it.
#[derive(Clone, Debug)]
pub struct StripeConfig {
    /// `https://api.stripe.com`, or the sandbox.
    pub api_base: String,
    /// `sk_…` or `rk_…`.
    pub secret_key: SecretString,
    /// The secrets that webhooks may be signed with: one, or two while they are exchanged.
    pub webhook_secrets: Vec<SecretString>,
}

/// The kernel's gateway, spoken in Stripe's words.
#[derive(Clone, Debug)]
pub struct StripeGateway {
    transport: Transport,
    webhook_secrets: Vec<SecretString>,
    /// Only the real Stripe insists on [`SHORTEST_PAGE`].
    has_shortest_page: bool,
}

impl StripeGateway {
    /// Gets ready to call; nothing is sent yet.
    ///
    /// # Errors
    /// [`GatewayError::Misconfigured`] when the address or the key cannot be used.
    pub fn new(config: StripeConfig) -> Result<Self, GatewayError> {
        if config.webhook_secrets.is_empty() {
            return Err(GatewayError::Misconfigured("no webhook secret is set".to_owned()));
        }
        let transport = Transport::new(&config.api_base, &config.secret_key)?;
        let has_shortest_page = transport.host() == "api.stripe.com";
        Ok(Self { transport, webhook_secrets: config.webhook_secrets, has_shortest_page })
    }

    /// When the page closes by itself. The extra time depends on nothing but the order, so that a retry is the
    /// same call; the market closes the page itself when its hold ends.
    fn closes_at(&self, new: &NewSession) -> DateTime<Utc> {
        if self.has_shortest_page { new.expires_at + SHORTEST_PAGE } else { new.expires_at }
    }

    fn request(&self, new: &NewSession) -> Result<CreateCheckoutSession, GatewayError> {
        let currency = new.total.currency.code().to_ascii_lowercase();
        let lines = bill::lines(&new.lines, new.total)?.into_iter().map(|line| line_item(line, &currency));
        let group = new.order_group.to_string();
        let notes = HashMap::from([(ORDER_GROUP.to_owned(), group.clone())]);
        let mut intent = CreateCheckoutSessionPaymentIntentData::new();
        intent.metadata = Some(notes.clone());
        intent.transfer_group = Some(group.clone());
        let request = CreateCheckoutSession::new()
            .mode(CheckoutSessionMode::Payment)
            .payment_method_types(vec![CreateCheckoutSessionPaymentMethodTypes::Card])
            .line_items(lines.collect::<Vec<_>>())
            .client_reference_id(group)
            .metadata(notes)
            .payment_intent_data(intent)
            .success_url(&new.success_url)
            .cancel_url(&new.cancel_url)
            .expires_at(self.closes_at(new).timestamp());
        Ok(match &new.email {
            Some(email) => request.customer_email(email),
            None => request,
        })
    }

    async fn retrieve(&self, id: &str) -> Result<Session, GatewayError> {
        let call = RetrieveCheckoutSession::new(id).build().customize::<objects::Session>();
        Ok(call.send(&self.transport).await?.read()?)
    }

    async fn close(&self, id: &str) -> Result<Session, GatewayError> {
        let call = ExpireCheckoutSession::new(id).build().customize::<objects::Session>();
        let call = call.request_strategy(once_under(&format!("expire {id}"))?);
        Ok(call.send(&self.transport).await?.read()?)
    }
}

#[async_trait]
impl Gateway for StripeGateway {
    async fn open_session(&self, new: &NewSession) -> Result<Session, GatewayError> {
        let call = self.request(new)?.build().customize::<objects::Session>();
        let call = call.request_strategy(once_under(&new.idempotency_key)?);
        let session = call.send(&self.transport).await?.read()?;
        if session.amount == new.total {
            return Ok(session);
        }
        // Nobody has seen the page yet; it must not take a wrong amount.
        self.close(&session.id).await?;
        let message = format!("the page would charge {:?} instead of {:?}", session.amount, new.total);
        Err(GatewayError::Refused(message))
    }

    async fn session(&self, session_id: &str) -> Result<Session, GatewayError> {
        known_shape(session_id)?;
        self.retrieve(session_id).await
    }

    async fn expire_session(&self, session_id: &str) -> Result<Session, GatewayError> {
        known_shape(session_id)?;
        match self.close(session_id).await {
            // Stripe refuses to close what is paid or closed; how it stands is the answer then.
            Err(GatewayError::Refused(why)) => match self.retrieve(session_id).await? {
                session if session.status == SessionStatus::Open => Err(GatewayError::Refused(why)),
                session => Ok(session),
            },
            outcome => outcome,
        }
    }

    async fn refund(&self, new: &NewRefund) -> Result<Refund, GatewayError> {
        known_shape(&new.payment_intent)?;
        if new.amount.minor < 1 {
            return Err(GatewayError::Refused(format!("{:?} cannot be sent back", new.amount)));
        }
        let call = CreateRefund::new()
            .payment_intent(&new.payment_intent)
            .amount(new.amount.minor)
            .reason(CreateRefundReason::RequestedByCustomer)
            .metadata(HashMap::from([("reason".to_owned(), bill::cut(&new.reason, 500))]))
            .build()
            .customize::<objects::Refund>()
            .request_strategy(once_under(&new.idempotency_key)?);
        Ok(call.send(&self.transport).await?.read()?)
    }

    async fn open_payee(&self, new: &NewPayee) -> Result<Payee, GatewayError> {
        payees::open(&self.transport, new).await
    }

    async fn payee(&self, payee_id: &str) -> Result<Payee, GatewayError> {
        payees::show(&self.transport, payee_id).await
    }

    async fn payee_page(&self, page: &PayeePage) -> Result<String, GatewayError> {
        payees::page(&self.transport, page).await
    }

    fn verify(&self, payload: &[u8], signature: &str, now: DateTime<Utc>) -> Result<ProviderEvent, SignatureError> {
        signature::check(&self.webhook_secrets, payload, signature, now)?;
        objects::event(payload).ok_or(SignatureError::Malformed)
    }
}

fn line_item(line: BillLine, currency: &str) -> CreateCheckoutSessionLineItems {
    let Ok(currency) = currency.parse::<stripe_types::Currency>();
    let mut price = CreateCheckoutSessionLineItemsPriceData::new(currency);
    price.unit_amount = Some(line.unit);
    price.product_data = Some(ProductData::new(line.name));
    let mut item = CreateCheckoutSessionLineItems::new();
    item.price_data = Some(price);
    item.quantity = Some(line.quantity.into());
    item
}

/// The same call is made under the same key, however often.
fn once_under(key: &str) -> Result<RequestStrategy, GatewayError> {
    let key = IdempotencyKey::new(key).map_err(|error| GatewayError::Refused(error.to_string()))?;
    Ok(RequestStrategy::Idempotent(key))
}

/// Ids become part of an address, and some come from the buyer's browser: anything but an id is nothing we know.
fn known_shape(id: &str) -> Result<(), GatewayError> {
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if plain && (1..=255).contains(&id.len()) { Ok(()) } else { Err(GatewayError::NotFound) }
}

/// Our order group in an object's notes; notes of others are none of ours.
fn order_group(notes: &HashMap<String, String>) -> Option<Uuid> {
    notes.get(ORDER_GROUP)?.parse().ok()
}
