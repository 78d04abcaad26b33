//! Puts the market together: connections, pictures, the payment provider, and who hears what.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use domain::actor::Site;
use gateways::{DnsResolver, LocalBlobs, S3Blobs, StripeConfig, StripeGateway};
use kernel::clock::SystemClock;
use kernel::ports::{LocalHub, Mailbox, NoResolver, Resolver};
use kernel::{Blobs, Clock, Gateway, Hub, Ids, Market, MarketParts, Postman, Settings};
use sandbox::Sandbox;
use secrecy::{ExposeSecret as _, SecretBox};
use sqlx::PgPool;

use crate::config::{Config, MediaConfig, PaymentsConfig};
use crate::database::Database;
use crate::doors::Addresses;
use crate::keys;
use crate::studio::Studio;

/// Connections of the sites and their calls.
const WEB_CONNECTIONS: u32 = 16;
/// Connections of the work behind them.
const WORKER_CONNECTIONS: u32 = 5;
/// Connections of the payment sandbox.
const SANDBOX_CONNECTIONS: u32 = 5;
/// Password hashes at a time; each takes a core for a twentieth of a second.
const HASHES: usize = 2;
/// Sign-ins that wait for theirs.
const HASH_QUEUE: usize = 50;

/// A market that is put together.
pub struct House {
    /// For the sites and their calls.
    pub web: Market,
    /// The same market over connections of its own, so that neither starves the other.
    pub worker: Market,
    /// The payment sandbox, where that takes the money.
    pub sandbox: Option<Sandbox>,
    /// Where the pictures are.
    pub studio: Arc<Studio>,
    /// Where the payment pages are: browsers must be allowed to go there.
    pub pay_origin: String,
}

impl House {
    /// Puts the market of this configuration together.
    pub async fn build(config: &Config, database: &Database, addresses: &Addresses) -> Result<Self> {
        let key = keys::market_key(config)?;
        let (sandbox, stripe, pay_origin) = provider(config, database, addresses, &key).await?;
        let studio = Arc::new(Studio::new(blobs(config).await?));
        let shared = Shared {
            blobs: studio.clone(),
            gateway: Arc::new(StripeGateway::new(stripe).context("the payment provider is not set up")?),
            postman: Arc::new(Mailbox),
            hub: Arc::new(LocalHub::default()),
            resolver: resolver(),
        };
        let settings = || Settings {
            hold_ttl: config.hold_ttl,
            unpaid_ttl: config.unpaid_ttl,
            public_urls: Site::ALL.map(|site| addresses.public_url(site).to_owned()),
            key: SecretBox::new(key.expose_secret().into()),
            hash_permits: HASHES,
            hash_queue: HASH_QUEUE,
            reviews_by_hand: config.reviews_by_hand,
            sign_in: config.sign_in.settings(),
            moderated: config.moderated,
        };
        Ok(Self {
            web: shared.market(database.pool(WEB_CONNECTIONS).await?, settings()),
            worker: shared.market(database.pool(WORKER_CONNECTIONS).await?, settings()),
            sandbox,
            studio,
            pay_origin,
        })
    }

    /// Hands its connections back.
    pub async fn close(self) {
        self.web.close().await;
        self.worker.close().await;
    }
}

/// What both halves of the market share.
struct Shared {
    blobs: Arc<dyn Blobs>,
    gateway: Arc<dyn Gateway>,
    postman: Arc<dyn Postman>,
    hub: Arc<dyn Hub>,
    resolver: Arc<dyn Resolver>,
}

impl Shared {
    fn market(&self, pool: PgPool, settings: Settings) -> Market {
        let (clock, ids): (Arc<dyn Clock>, Arc<dyn Ids>) = (Arc::new(SystemClock), Arc::new(SystemClock));
        Market::new(MarketParts {
            pool,
            clock,
            ids,
            blobs: Arc::clone(&self.blobs),
            gateway: Arc::clone(&self.gateway),
            postman: Arc::clone(&self.postman),
            hub: Arc::clone(&self.hub),
            resolver: Arc::clone(&self.resolver),
            wiring: marketplace::wiring::wiring(),
            settings,
        })
    }
}

/// Where pictures and files are kept.
async fn blobs(config: &Config) -> Result<Arc<dyn Blobs>> {
    Ok(match &config.media {
        MediaConfig::Folder => Arc::new(LocalBlobs::open(config.data_dir.join("media")).await?),
        MediaConfig::S3(store) => Arc::new(S3Blobs::open(store)?),
    })
}

/// The directory of host names that this machine asks. Without one the market runs all the same, and names wait.
fn resolver() -> Arc<dyn Resolver> {
    match DnsResolver::of_this_machine() {
        Ok(resolver) => Arc::new(resolver),
        Err(error) => {
            tracing::warn!(%error, "names of shops cannot be looked at");
            Arc::new(NoResolver)
        }
    }
}

/// Whoever takes the money: the sandbox beside the market, or Stripe; with where its payment pages are.
async fn provider(
    config: &Config,
    database: &Database,
    addresses: &Addresses,
    key: &SecretBox<[u8]>,
) -> Result<(Option<Sandbox>, StripeConfig, String)> {
    let sandbox = match (&config.payments, &addresses.sandbox) {
        (PaymentsConfig::Stripe { api_base, key, webhook_secrets }, _) => {
            let stripe = StripeConfig {
                api_base: api_base.clone(),
                secret_key: key.clone(),
                webhook_secrets: webhook_secrets.clone(),
            };
            return Ok((None, stripe, "https://checkout.stripe.com".to_owned()));
        }
        (PaymentsConfig::Sandbox { .. }, None) => anyhow::bail!("the payment sandbox has no address"),
        (PaymentsConfig::Sandbox { .. }, Some(sandbox)) => sandbox,
    };
    let secret_key = keys::derived(key, "sk_test_", "sandbox api");
    let webhook_secret = keys::derived(key, "whsec_", "sandbox webhooks");
    let options = sandbox::Options {
        public_url: sandbox.public_url.clone(),
        webhook_url: addresses.webhook_url.clone(),
        webhook_secret: webhook_secret.clone(),
        secret_key: secret_key.clone(),
    };
    let books = Sandbox::open(database.own_pool(SANDBOX_CONNECTIONS).await?, options).await?;
    let stripe = StripeConfig { api_base: sandbox.api_base.clone(), secret_key, webhook_secrets: vec![webhook_secret] };
    Ok((Some(books), stripe, sandbox.public_url.clone()))
}
