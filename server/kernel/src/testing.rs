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
    Gateway, GatewayError, NewRefund, NewSession, ProviderEvent, Refund, RefundStatus, Session, SessionStatus,
    SignatureError,
};
use crate::market::{Market, MarketParts, Settings, SignInSettings};
use crate::ports::{Blobs, LocalHub, Mailbox};
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

    fn verify(&self, _: &[u8], _: &str, _: DateTime<Utc>) -> Result<ProviderEvent, SignatureError> {
        Err(SignatureError::Mismatch)
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
}

impl TestMarket {
    /// A market on `pool`, wired as told.
    pub fn new(pool: PgPool, wiring: Wiring) -> Self {
        Self::set(pool, wiring, |_| ())
    }

    /// The same with settings of its own.
    pub fn set(pool: PgPool, wiring: Wiring, change: impl FnOnce(&mut Settings)) -> Self {
        let (clock, gateway) = (Arc::new(TestClock::default()), Arc::new(TestGateway::default()));
        let url = |port: u16| format!("http://localhost:{port}");
        let mut settings = Settings {
            hold_ttl: Duration::from_secs(600),
            unpaid_ttl: Duration::from_secs(1800),
            public_urls: [url(3000), url(3001), url(3002)],
            key: SecretBox::new(Box::new([7; 32])),
            hash_permits: 2,
            hash_queue: 50,
            sign_in: SignInSettings::default(),
        };
        change(&mut settings);
        let ids: Arc<dyn Ids> = Arc::new(SystemClock);
        let market = Market::new(MarketParts {
            pool,
            clock: clock.clone(),
            ids,
            blobs: Arc::new(MemoryBlobs::default()),
            gateway: gateway.clone(),
            postman: Arc::new(Mailbox),
            hub: Arc::new(LocalHub::default()),
            wiring,
            settings,
        });
        Self { market, clock, gateway }
    }
}
