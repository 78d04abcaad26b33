//! Stand-ins for tests: a clock that is set by hand, files in memory, a provider that answers as it is told.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use secrecy::SecretBox;
use sqlx::PgPool;

use crate::clock::{Clock, Ids, SystemClock};
use crate::gateway::{
    Gateway, GatewayError, NewPayee, NewRefund, NewSession, Payee, PayeePage, ProviderEvent, Refund, RefundStatus,
    Session, SessionStatus, SignatureError,
};
use crate::market::{Market, MarketParts, Settings, SignInSettings};
use crate::ports::{Blobs, LocalHub, Mailbox, ResolveError, Resolver};
use crate::wiring::Wiring;

/// A clock that goes with the machine's until it is moved.
#[derive(Debug, Default)]
pub struct TestClock(Mutex<chrono::Duration>);

impl TestClock {
    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let mut ahead = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *ahead += chrono::Duration::from_std(by).unwrap_or_default();
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Files in memory.
#[derive(Debug, Default)]
pub struct MemoryBlobs(Mutex<HashMap<String, Bytes>>);

#[async_trait]
impl Blobs for MemoryBlobs {
    async fn put(&self, key: &str, bytes: Bytes, _content_type: &str) -> anyhow::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), bytes);
        Ok(())
    }

    async fn get(&self, key: &str) -> anyhow::Result<Option<Bytes>> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }

    async fn delete(&self, key: &str) -> anyhow::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
        Ok(())
    }
}

/// A provider that remembers sessions and is told who has paid. The sandbox is the real counterpart.
#[derive(Debug, Default)]
pub struct TestGateway {
    sessions: Mutex<HashMap<String, Session>>,
    refunds: Mutex<HashMap<String, NewRefund>>,
    payees: Mutex<HashMap<String, Payee>>,
    down: std::sync::atomic::AtomicBool,
}

impl TestGateway {
    /// The buyer pays `session`.
    pub fn pay(&self, session: &str) {
        if let Some(session) = self.sessions.lock().unwrap_or_else(PoisonError::into_inner).get_mut(session) {
            session.status = SessionStatus::Complete;
            session.paid = true;
            session.payment_intent = Some(format!("pi_{}", session.id));
        }
    }

    /// Whether the provider answers at all.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, std::sync::atomic::Ordering::SeqCst);
    }

    /// What was sent back, each key once.
    pub fn refunds(&self) -> Vec<NewRefund> {
        self.refunds.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// The provider thinks otherwise of the account of `shop`.
    pub fn change_payee(&self, shop: uuid::Uuid, change: impl FnOnce(&mut Payee)) {
        let mut payees = self.payees.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(payee) = payees.values_mut().find(|payee| payee.shop == Some(shop)) {
            change(payee);
        }
    }

    /// How many accounts there are.
    pub fn payees(&self) -> usize {
        self.payees.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn answering(&self) -> Result<(), GatewayError> {
        let down = self.down.load(std::sync::atomic::Ordering::SeqCst);
        if down { Err(GatewayError::Unreachable("told to be down".to_owned())) } else { Ok(()) }
    }
}

#[async_trait]
impl Gateway for TestGateway {
    async fn open_session(&self, new: &NewSession) -> Result<Session, GatewayError> {
        self.answering()?;
        let id = format!("cs_test_{}", new.idempotency_key);
        let session = Session {
            url: Some(format!("https://pay.example/{id}")),
            id: id.clone(),
            status: SessionStatus::Open,
            paid: false,
            payment_intent: None,
            amount: new.total,
            order_group: Some(new.order_group),
        };
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(sessions.entry(id).or_insert(session).clone())
    }

    async fn session(&self, session_id: &str) -> Result<Session, GatewayError> {
        self.answering()?;
        let sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        sessions.get(session_id).cloned().ok_or(GatewayError::NotFound)
    }

    async fn expire_session(&self, session_id: &str) -> Result<Session, GatewayError> {
        self.answering()?;
        let mut sessions = self.sessions.lock().unwrap_or_else(PoisonError::into_inner);
        let session = sessions.get_mut(session_id).ok_or(GatewayError::NotFound)?;
        if session.status == SessionStatus::Open {
            session.status = SessionStatus::Expired;
            session.url = None;
        }
        Ok(session.clone())
    }

    async fn refund(&self, new: &NewRefund) -> Result<Refund, GatewayError> {
        self.answering()?;
        let mut refunds = self.refunds.lock().unwrap_or_else(PoisonError::into_inner);
        refunds.insert(new.idempotency_key.clone(), new.clone());
        let id = format!("re_{}", new.idempotency_key);
        Ok(Refund { id, status: RefundStatus::Succeeded, amount: new.amount })
    }

    async fn open_payee(&self, new: &NewPayee) -> Result<Payee, GatewayError> {
        self.answering()?;
        let mut payees = self.payees.lock().unwrap_or_else(PoisonError::into_inner);
        let number = payees.len() + 1;
        let asked = ["external_account", "individual.first_name", "tos_acceptance.date"];
        let payee = Payee {
            id: format!("acct_test{number}"),
            shop: Some(new.shop),
            details_submitted: false,
            payouts_enabled: false,
            due: asked.map(str::to_owned).to_vec(),
            disabled_reason: None,
        };
        Ok(payees.entry(new.idempotency_key.clone()).or_insert(payee).clone())
    }

    async fn payee(&self, payee_id: &str) -> Result<Payee, GatewayError> {
        self.answering()?;
        let payees = self.payees.lock().unwrap_or_else(PoisonError::into_inner);
        payees.values().find(|payee| payee.id == payee_id).cloned().ok_or(GatewayError::NotFound)
    }

    async fn payee_page(&self, page: &PayeePage) -> Result<String, GatewayError> {
        self.payee(&page.payee_id).await?;
        Ok(format!("https://pay.example/onboard/{}", page.payee_id))
    }

    fn verify(&self, _: &[u8], _: &str, _: DateTime<Utc>) -> Result<ProviderEvent, SignatureError> {
        Err(SignatureError::Mismatch)
    }
}

/// A directory of names that says what it is told to.
#[derive(Debug, Default)]
pub struct TestResolver {
    texts: Mutex<HashMap<String, Vec<String>>>,
    down: std::sync::atomic::AtomicBool,
}

impl TestResolver {
    /// What stands at `name` from now on.
    pub fn set(&self, name: &str, texts: &[&str]) {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        self.texts.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), texts);
    }

    /// Whether the directory answers at all.
    pub fn set_down(&self, down: bool) {
        self.down.store(down, std::sync::atomic::Ordering::SeqCst);
    }
}

#[async_trait]
impl Resolver for TestResolver {
    async fn texts(&self, name: &str) -> Result<Vec<String>, ResolveError> {
        if self.down.load(std::sync::atomic::Ordering::SeqCst) {
            return Err(ResolveError::Unreachable("told to be down".to_owned()));
        }
        Ok(self.texts.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned().unwrap_or_default())
    }
}

/// A market on a test's own database, and the stand-ins it is made of.
pub struct TestMarket {
    /// The market.
    pub market: Market,
    /// Its clock.
    pub clock: Arc<TestClock>,
    /// Its payment provider.
    pub gateway: Arc<TestGateway>,
    /// Its directory of names.
    pub resolver: Arc<TestResolver>,
}

impl TestMarket {
    /// A market on `pool`, wired as told.
    pub fn new(pool: &PgPool, wiring: Wiring) -> Self {
        Self::set(pool, wiring, |_| ())
    }

    /// The same with settings of its own. The market has connections of its own, of the role that it has everywhere;
    /// the test looks at what it did without any wall.
    pub fn set(pool: &PgPool, wiring: Wiring, change: impl FnOnce(&mut Settings)) -> Self {
        let (clock, gateway) = (Arc::new(TestClock::default()), Arc::new(TestGateway::default()));
        let resolver = Arc::new(TestResolver::default());
        let url = |port: u16| format!("http://localhost:{port}");
        let mut settings = Settings {
            hold_ttl: Duration::from_secs(600),
            unpaid_ttl: Duration::from_secs(1800),
            public_urls: [url(3000), url(3001), url(3002)],
            key: SecretBox::new(Box::new([7; 32])),
            hash_permits: 2,
            hash_queue: 50,
            reviews_by_hand: false,
            sign_in: SignInSettings::default(),
            moderated: false,
        };
        change(&mut settings);
        let ids: Arc<dyn Ids> = Arc::new(SystemClock);
        let options = pool.connect_options().as_ref().clone();
        let pool = crate::db::limits(pool.options().get_max_connections()).connect_lazy_with(options);
        let market = Market::new(MarketParts {
            pool,
            clock: clock.clone(),
            ids,
            blobs: Arc::new(MemoryBlobs::default()),
            gateway: gateway.clone(),
            postman: Arc::new(Mailbox),
            hub: Arc::new(LocalHub::default()),
            resolver: resolver.clone(),
            wiring,
            settings,
        });
        Self { market, clock, gateway, resolver }
    }
}
