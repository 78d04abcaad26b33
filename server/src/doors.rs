//! Takes the addresses that the market listens at before anything else begins, and says so when one is taken.

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};

use anyhow::{Context as _, Result, bail};
use domain::actor::Site;
use tokio::net::TcpListener;

use crate::config::{Config, PaymentsConfig, SiteConfig};

/// Where the sandbox listens when nothing was set and nobody else is there.
const SANDBOX: SocketAddr = SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 3003);

/// Where everything is reached.
#[derive(Clone, Debug)]
pub struct Addresses {
    public_urls: [String; 3],
    /// The payment sandbox, where there is one.
    pub sandbox: Option<SandboxAddress>,
    /// Where the payment provider on this machine tells the market what happened.
    pub webhook_url: String,
}

/// Where the payment sandbox is reached.
#[derive(Clone, Debug)]
pub struct SandboxAddress {
    /// By browsers.
    pub public_url: String,
    /// By the market.
    pub api_base: String,
}

impl Addresses {
    /// Sites at these addresses: shopper, seller, admin. No sandbox, and nobody who tells.
    pub fn of_sites(public_urls: [String; 3]) -> Self {
        Self { public_urls, sandbox: None, webhook_url: String::new() }
    }

    /// Where browsers reach `site`.
    pub fn public_url(&self, site: Site) -> &str {
        let [shopper, seller, admin] = &self.public_urls;
        match site {
            Site::Shopper => shopper,
            Site::Seller => seller,
            Site::Admin => admin,
        }
    }
}

/// Addresses that are taken, and where they lead from outside.
pub struct Doors {
    /// One for each site that is served.
    pub sites: Vec<(Site, TcpListener)>,
    /// The payment sandbox's, where there is one.
    pub sandbox: Option<TcpListener>,
    /// Where everything is reached.
    pub addresses: Addresses,
}

impl Doors {
    /// Takes the addresses of the configuration; those of the sites only where `sites` are served.
    pub async fn open(config: &Config, sites: bool) -> Result<Self> {
        let mut listeners = Vec::new();
        let mut listening = config.sites.each_ref().map(|site| site.listen);
        if sites {
            for (site, listening) in config.sites.iter().zip(&mut listening) {
                let listener = bind(site.listen, site_name(site.site)).await?;
                *listening = listener.local_addr()?;
                listeners.push((site.site, listener));
            }
        }
        let (sandbox, sandbox_address) = match &config.payments {
            PaymentsConfig::Stripe { .. } => (None, None),
            PaymentsConfig::Sandbox { listen, public_url } => {
                let listener = bind_sandbox(*listen).await?;
                let api_base = url_of(listener.local_addr()?);
                let public_url = public_url.clone().unwrap_or_else(|| api_base.clone());
                (Some(listener), Some(SandboxAddress { public_url, api_base }))
            }
        };
        let [shopper, ..] = listening;
        let addresses = Addresses {
            public_urls: public_urls(&config.sites, listening),
            sandbox: sandbox_address,
            webhook_url: format!("{}{}", url_of(shopper), crate::webhook::PATH),
        };
        Ok(Self { sites: listeners, sandbox, addresses })
    }

    /// Addresses for a command that serves nobody but the payment sandbox: it hears webhooks at `webhooks`.
    pub async fn backstage(config: &Config, webhooks: &TcpListener) -> Result<Self> {
        let free = Config {
            payments: match config.payments.clone() {
                PaymentsConfig::Sandbox { .. } => {
                    PaymentsConfig::Sandbox { listen: Some(SocketAddr::from(([127, 0, 0, 1], 0))), public_url: None }
                }
                stripe @ PaymentsConfig::Stripe { .. } => stripe,
            },
            ..config.clone()
        };
        let mut doors = Self::open(&free, false).await?;
        doors.addresses.webhook_url = format!("{}{}", url_of(webhooks.local_addr()?), crate::webhook::PATH);
        Ok(doors)
    }
}

fn public_urls(sites: &[SiteConfig; 3], listening: [SocketAddr; 3]) -> [String; 3] {
    let [a, b, c] = sites;
    let [at_a, at_b, at_c] = listening;
    [(a, at_a), (b, at_b), (c, at_c)].map(|(site, at)| site.public_url.clone().unwrap_or_else(|| public_url_of(at)))
}

/// The address of a site as people on this machine are told it: by its name, since a number has no passkeys and nothing
/// below it, and a basket at the one is not there at the other.
fn public_url_of(address: SocketAddr) -> String {
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        url_of(address)
    }
}

/// The address as a browser on this machine reaches it.
fn url_of(address: SocketAddr) -> String {
    match address.ip() {
        ip if ip.is_unspecified() => format!("http://127.0.0.1:{}", address.port()),
        _ => format!("http://{address}"),
    }
}

/// A site as people call it.
pub fn site_name(site: Site) -> &'static str {
    match site {
        Site::Shopper => "the shopper site",
        Site::Seller => "the seller site",
        Site::Admin => "the admin site",
    }
}

/// An address that was set is meant; without one, another server on this machine may have the usual one already.
async fn bind_sandbox(listen: Option<SocketAddr>) -> Result<TcpListener> {
    let what = "the payment sandbox";
    match listen {
        Some(address) => bind(address, what).await,
        None => match TcpListener::bind(SANDBOX).await {
            Err(error) if error.kind() == ErrorKind::AddrInUse => bind(SocketAddr::new(SANDBOX.ip(), 0), what).await,
            bound => bound.with_context(|| format!("{what} cannot listen at {SANDBOX}")),
        },
    }
}

async fn bind(address: SocketAddr, what: &str) -> Result<TcpListener> {
    match TcpListener::bind(address).await {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!("{what} cannot listen at {address}: another program does already")
        }
        bound => bound.with_context(|| format!("{what} cannot listen at {address}")),
    }
}
