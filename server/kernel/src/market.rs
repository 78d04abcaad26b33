//! The handles of one running market: database, clock, ports, settings. Cheap to clone, passed to every use case.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretBox;
use sqlx::PgPool;
use tokio::sync::{Notify, Semaphore};
use uuid::Uuid;

use crate::clock::{Clock, Ids};
use crate::gateway::Gateway;
use crate::op::Op;
use crate::ports::{Blobs, Hub, Postman, Resolver};
use crate::tenant::{Db, Tenant};
use crate::tx::Tx;
use crate::wiring::Wiring;

/// What can be set from outside; read once by the composition root.
#[derive(Debug)]
pub struct Settings {
    /// How long goods stay set aside for a checkout.
    pub hold_ttl: Duration,
    /// How long an unpaid order waits.
    pub unpaid_ttl: Duration,
    /// Where the sites are reached: shopper, seller, admin.
    pub public_urls: [String; 3],
    /// Key of the HMACs over codes, and pepper of the password hashes. Never leaves the process.
    pub key: SecretBox<[u8]>,
    /// Password hashes that may run at the same time.
    pub hash_permits: usize,
    /// Sign-ins that may wait for their turn.
    pub hash_queue: usize,
    /// Whether an admin looks at every review before it is shown.
    pub reviews_by_hand: bool,
    /// What the door asks for.
    pub sign_in: SignInSettings,
    /// Whether somebody of the market looks at products before they go on the shelf.
    pub moderated: bool,
}

/// What the door asks for, and who else may open it.
#[derive(Debug, Default)]
pub struct SignInSettings {
    /// Whether a browser that was never here is asked for a mailed code, and admins for one of an app.
    pub careful: bool,
    /// Whether an admin looks at everybody who wants to open a shop.
    pub sellers_by_hand: bool,
    /// Google, or a provider that speaks like it; nothing when there is none.
    pub google: Option<GoogleSettings>,
}

/// A provider of accounts that speaks `OpenID` Connect.
#[derive(Clone, Debug)]
pub struct GoogleSettings {
    /// Its address, as it stands in its tokens.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// How it knows that it is us.
    pub client_secret: secrecy::SecretString,
}

impl Settings {
    /// Where `site` is reached, without a slash at the end.
    pub fn public_url(&self, site: domain::actor::Site) -> &str {
        let [shopper, seller, admin] = &self.public_urls;
        match site {
            domain::actor::Site::Shopper => shopper,
            domain::actor::Site::Seller => seller,
            domain::actor::Site::Admin => admin,
        }
    }
}

/// Everything a market is made of.
pub struct MarketParts {
    /// The only truth.
    pub pool: PgPool,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// New numbers.
    pub ids: Arc<dyn Ids>,
    /// Pictures and files.
    pub blobs: Arc<dyn Blobs>,
    /// The payment provider.
    pub gateway: Arc<dyn Gateway>,
    /// Whoever carries mail.
    pub postman: Arc<dyn Postman>,
    /// News to open pages.
    pub hub: Arc<dyn Hub>,
    /// The directory of host names.
    pub resolver: Arc<dyn Resolver>,
    /// Who hears which event.
    pub wiring: Wiring,
    /// What was set from outside.
    pub settings: Settings,
}

/// One running market.
#[derive(Clone)]
pub struct Market(Arc<Inner>);

struct Inner {
    parts: MarketParts,
    hashing: Arc<Semaphore>,
    nudge: Notify,
    kept: RwLock<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

impl Market {
    /// A market of these parts.
    pub fn new(parts: MarketParts) -> Self {
        let hashing = Arc::new(Semaphore::new(parts.settings.hash_permits));
        Self(Arc::new(Inner { parts, hashing, nudge: Notify::new(), kept: RwLock::default() }))
    }

    /// The connections as they are, for the kernel's own tables: they are for nobody, and see nothing behind a wall.
    pub(crate) fn pool(&self) -> &PgPool {
        &self.0.parts.pool
    }

    /// A connection for reading, for whoever asks or whom it is said to be for. Writes go through [`Market::begin`].
    pub async fn db(&self, tenant: impl Into<Tenant>) -> Result<Db, sqlx::Error> {
        Db::of(self.pool().acquire().await?, tenant.into()).await
    }

    /// How many connections there are, and how many of them wait for work.
    pub fn connections(&self) -> (u32, usize) {
        (self.pool().size(), self.pool().num_idle())
    }

    /// Hands all connections back; nothing works after that.
    pub async fn close(&self) {
        self.pool().close().await;
    }

    /// What was set from outside.
    pub fn settings(&self) -> &Settings {
        &self.0.parts.settings
    }

    /// This instant.
    pub fn now(&self) -> DateTime<Utc> {
        self.0.parts.clock.now()
    }

    /// A new id, of whichever kind is needed.
    pub fn new_id<Id: From<Uuid>>(&self) -> Id {
        self.0.parts.ids.new_id().into()
    }

    /// Pictures and files.
    pub fn blobs(&self) -> &dyn Blobs {
        self.0.parts.blobs.as_ref()
    }

    /// The payment provider.
    pub fn gateway(&self) -> &dyn Gateway {
        self.0.parts.gateway.as_ref()
    }

    /// Whoever carries mail.
    pub fn postman(&self) -> &dyn Postman {
        self.0.parts.postman.as_ref()
    }

    /// News to open pages.
    pub fn hub(&self) -> &dyn Hub {
        self.0.parts.hub.as_ref()
    }

    /// The directory of host names.
    pub fn resolver(&self) -> &dyn Resolver {
        self.0.parts.resolver.as_ref()
    }

    /// Who hears which event.
    pub fn wiring(&self) -> &Wiring {
        &self.0.parts.wiring
    }

    /// Turns for password hashing: few at once, because each takes a core for a while.
    pub fn hashing(&self) -> Arc<Semaphore> {
        Arc::clone(&self.0.hashing)
    }

    /// A transaction with an outbox.
    pub async fn begin(&self, op: &Op) -> Result<Tx, sqlx::Error> {
        self.begin_for(op, op.into()).await
    }

    /// A transaction in which somebody does what the market does in their name, such as founding a shop. Whoever calls
    /// this has asked whether they may.
    pub async fn begin_for(&self, op: &Op, tenant: Tenant) -> Result<Tx, sqlx::Error> {
        Tx::begin(self, &op.request_id, tenant).await
    }

    /// Tells the worker of this process that deliveries wait.
    pub fn nudge(&self) {
        self.0.nudge.notify_waiters();
    }

    /// Waits for [`Market::nudge`].
    pub async fn nudged(&self) {
        self.0.nudge.notified().await;
    }

    /// Something a context keeps in this process, such as a cache: made on first use, lost with the process, and
    /// never the truth.
    pub fn kept<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let id = TypeId::of::<T>();
        let found = self.0.kept.read().unwrap_or_else(std::sync::PoisonError::into_inner).get(&id).cloned();
        let any = found.unwrap_or_else(|| {
            let mut kept = self.0.kept.write().unwrap_or_else(std::sync::PoisonError::into_inner);
            Arc::clone(kept.entry(id).or_insert_with(|| Arc::new(T::default())))
        });
        any.downcast::<T>().unwrap_or_else(|_| Arc::new(T::default()))
    }
}
