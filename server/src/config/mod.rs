//! What the settings mean, and in words what is wrong with those that mean nothing.

mod media;
mod parse;
mod sign_in;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::actor::Site;
use ipnet::IpNet;
use secrecy::SecretString;

use crate::settings::{Settings, typed, typed_secret};

/// Settings that make sense.
#[derive(Clone)]
pub struct Config {
    /// Where the truth is.
    pub database: DatabaseConfig,
    /// Where pictures, the key and a private database are kept.
    pub data_dir: PathBuf,
    /// The folder with the built sites.
    pub site_root: PathBuf,
    /// The three sites, in the order of [`Site::ALL`].
    pub sites: [SiteConfig; 3],
    /// Who takes the money.
    pub payments: PaymentsConfig,
    /// Where pictures and files are kept.
    pub media: MediaConfig,
    /// What the door asks for.
    pub sign_in: SignInConfig,
    /// Whether an admin looks at every review before it is shown.
    pub reviews_by_hand: bool,
    /// Whether an admin looks at products before they go on the shelf.
    pub moderated: bool,
    /// How long goods stay set aside for a checkout.
    pub hold_ttl: Duration,
    /// How long an unpaid order waits.
    pub unpaid_ttl: Duration,
    /// The networks of our own proxies.
    pub proxies: Vec<IpNet>,
    /// What passwords and codes are hashed with, if it was set.
    pub key: Option<SecretString>,
    /// How the log is written; by the look of the output when nothing was set.
    pub log_format: Option<LogFormat>,
    /// What is logged.
    pub log_level: String,
}

/// Where the truth is.
#[derive(Clone)]
pub enum DatabaseConfig {
    /// A database that is there already.
    Given(SecretString),
    /// One that the server starts itself, with the programs of that folder or of the machine.
    Private(Option<PathBuf>),
}

/// Where a site is.
#[derive(Clone, Debug)]
pub struct SiteConfig {
    /// Which one.
    pub site: Site,
    /// Where it listens.
    pub listen: SocketAddr,
    /// How browsers reach it, without a slash at the end; where it listens when nothing was set.
    pub public_url: Option<String>,
}

/// Who takes the money.
#[derive(Clone)]
pub enum PaymentsConfig {
    /// The sandbox beside the market.
    Sandbox {
        /// Where it listens; the usual place or a free port when nothing was set.
        listen: Option<SocketAddr>,
        /// How browsers reach its payment page.
        public_url: Option<String>,
    },
    /// Stripe.
    Stripe {
        /// Where its API is.
        api_base: String,
        /// Its secret key.
        key: SecretString,
        /// What its webhooks are signed with.
        webhook_secrets: Vec<SecretString>,
    },
}

pub use media::MediaConfig;
pub use sign_in::SignInConfig;

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A setting as `server doctor` tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its environment variable.
    pub setting: &'static str,
    /// What it means, without secrets.
    pub means: String,
    /// What is wrong with it.
    pub problem: Option<String>,
}

/// All findings, and the configuration if nothing is wrong.
pub struct Reading {
    /// One for each setting.
    pub findings: Vec<Finding>,
    /// Present when no finding is a problem.
    pub config: Option<Config>,
}

impl Config {
    /// Reads the settings; every one is looked at, whatever is wrong with the one before.
    pub fn read(settings: &Settings) -> Reading {
        let mut reader = Reader::default();
        let config = reader.config(settings);
        let sound = reader.findings.iter().all(|finding| finding.problem.is_none());
        Reading { config: config.filter(|_| sound), findings: reader.findings }
    }

    /// Where `site` is.
    pub fn site(&self, site: Site) -> &SiteConfig {
        let [shopper, seller, admin] = &self.sites;
        match site {
            Site::Shopper => shopper,
            Site::Seller => seller,
            Site::Admin => admin,
        }
    }
}

#[derive(Default)]
struct Reader {
    findings: Vec<Finding>,
}

impl Reader {
    fn config(&mut self, settings: &Settings) -> Option<Config> {
        let database = self.database(settings);
        let data_dir = self.note("DATA_DIR", parse::data_dir(typed(settings.data_dir.as_ref())), |dir| show(dir));
        let site_root = self.note("SITE_ROOT", parse::site_root(typed(settings.site_root.as_ref())), |dir| show(dir));
        let sites = self.sites(settings);
        let payments = self.payments(settings);
        let media = self.media(settings);
        let sign_in = self.sign_in(settings, payments.as_ref());
        let reviews_by_hand = self.reviews(settings);
        let moderated = sign_in::by_hand(typed(settings.product_approval.as_ref()));
        let moderated = self.note("PRODUCT_APPROVAL", moderated, |by_hand| match by_hand {
            true => "by hand: an admin looks at every product before it goes on the shelf".to_owned(),
            false => "automatic: what sellers publish is on the shelf at once".to_owned(),
        });
        let hold_ttl = self.seconds("HOLD_TTL_SECONDS", settings.hold_ttl_seconds.as_ref(), 600);
        let unpaid_ttl = self.seconds("UNPAID_TTL_SECONDS", settings.unpaid_ttl_seconds.as_ref(), 1800);
        let proxies = parse::networks(typed(settings.trusted_proxies.as_ref()));
        let proxies = self.note("TRUSTED_PROXIES", proxies, |networks| match networks.len() {
            0 => "none: the address of a client is that of its connection".to_owned(),
            _ => networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        });
        let key = self.note("AGORA_KEY", parse::key(typed_secret(settings.agora_key.as_ref())), |key| match key {
            Some(_) => "set".to_owned(),
            None => "made by the server and kept in DATA_DIR; several nodes must share one".to_owned(),
        });
        let log_format = parse::log_format(typed(settings.log_format.as_ref()));
        let log_format = self.note("LOG_FORMAT", log_format, |format| match format {
            None => "text on a terminal, json elsewhere".to_owned(),
            Some(format) => format!("{format:?}").to_lowercase(),
        });
        let log_level = parse::log_level(typed(settings.log_level.as_ref()));
        let log_level = self.note("LOG_LEVEL", log_level, Clone::clone);
        Some(Config {
            database: database?,
            data_dir: data_dir?,
            site_root: site_root?,
            sites: sites?,
            payments: payments?,
            media: media?,
            sign_in: sign_in?,
            reviews_by_hand: reviews_by_hand?,
            moderated: moderated?,
            hold_ttl: hold_ttl?,
            unpaid_ttl: unpaid_ttl?,
            proxies: proxies?,
            key: key?,
            log_format: log_format?,
            log_level: log_level?,
        })
    }

    /// Notes what a setting means or what is wrong with it, and hands a good value on.
    fn note<T>(
        &mut self,
        setting: &'static str,
        read: Result<T, String>,
        means: impl FnOnce(&T) -> String,
    ) -> Option<T> {
        let (means, problem) = match &read {
            Ok(value) => (means(value), None),
            Err(problem) => (String::new(), Some(problem.clone())),
        };
        self.findings.push(Finding { setting, means, problem });
        read.ok()
    }

    fn database(&mut self, settings: &Settings) -> Option<DatabaseConfig> {
        let given = parse::database_url(typed_secret(settings.database_url.as_ref()));
        let given = self.note("DATABASE_URL", given, |url| match url {
            Some(_) => "set".to_owned(),
            None => "none: the server starts a private PostgreSQL".to_owned(),
        })?;
        let bindir = typed(settings.pg_bindir.as_ref()).map(PathBuf::from);
        let bindir = self.note("PG_BINDIR", parse::bindir(bindir), |dir| match dir {
            Some(dir) => show(dir),
            None => "the newest PostgreSQL of this machine".to_owned(),
        })?;
        Some(given.map_or(DatabaseConfig::Private(bindir), DatabaseConfig::Given))
    }

    fn sites(&mut self, settings: &Settings) -> Option<[SiteConfig; 3]> {
        let typed_in = [
            (Site::Shopper, "SHOPPER_ADDR", &settings.shopper_addr, "PUBLIC_SHOPPER_URL", &settings.public_shopper_url),
            (Site::Seller, "SELLER_ADDR", &settings.seller_addr, "PUBLIC_SELLER_URL", &settings.public_seller_url),
            (Site::Admin, "ADMIN_ADDR", &settings.admin_addr, "PUBLIC_ADMIN_URL", &settings.public_admin_url),
        ];
        let mut taken = Vec::new();
        let mut sites = Vec::new();
        for ((site, addr, listen, url, public_url), port) in typed_in.into_iter().zip(3000..) {
            let usual = SocketAddr::from(([127, 0, 0, 1], port));
            let listen = parse::address(typed(listen.as_ref()), usual).and_then(|listen| {
                let twice = listen.port() != 0 && taken.contains(&listen);
                if twice { Err(format!("{listen} is the address of another site.")) } else { Ok(listen) }
            });
            let listen = self.note(addr, listen, ToString::to_string);
            taken.extend(listen);
            let public_url = self.note(url, parse::public_url(typed(public_url.as_ref())), |url| match url {
                Some(url) => url.clone(),
                None => "where the site listens".to_owned(),
            });
            sites.extend(listen.zip(public_url).map(|(listen, public_url)| SiteConfig { site, listen, public_url }));
        }
        sites.try_into().ok()
    }

    fn payments(&mut self, settings: &Settings) -> Option<PaymentsConfig> {
        let key = typed_secret(settings.stripe_secret_key.as_ref());
        let means = |key: &Option<SecretString>| match key {
            Some(_) => "set: money is taken by Stripe".to_owned(),
            None => "none: money is play money, taken by the sandbox".to_owned(),
        };
        let key = self.note("STRIPE_SECRET_KEY", parse::stripe_key(key), means)?;
        let secrets = typed_secret(settings.stripe_webhook_secret.as_ref());
        let Some(key) = key else {
            let listen = typed(settings.sandbox_addr.as_ref()).map(parse::written_address).transpose();
            let listen = self.note("SANDBOX_ADDR", listen, |listen| match listen {
                Some(listen) => listen.to_string(),
                None => "127.0.0.1:3003, or a free port where that is taken".to_owned(),
            });
            let public_url = parse::public_url(typed(settings.public_sandbox_url.as_ref()));
            let public_url = self.note("PUBLIC_SANDBOX_URL", public_url, |url| match url {
                Some(url) => url.clone(),
                None => "where the sandbox listens".to_owned(),
            });
            return Some(PaymentsConfig::Sandbox { listen: listen?, public_url: public_url? });
        };
        let secrets =
            self.note("STRIPE_WEBHOOK_SECRET", parse::webhook_secrets(secrets), |secrets| match secrets.len() {
                1 => "set".to_owned(),
                count => format!("{count} are accepted"),
            });
        let api_base = parse::api_base(typed(settings.stripe_api_base.as_ref()));
        let api_base = self.note("STRIPE_API_BASE", api_base, Clone::clone);
        Some(PaymentsConfig::Stripe { api_base: api_base?, key, webhook_secrets: secrets? })
    }

    fn seconds(&mut self, setting: &'static str, typed_in: Option<&String>, usual: u64) -> Option<Duration> {
        self.note(setting, parse::seconds(typed(typed_in), usual), |time| format!("{} s", time.as_secs()))
    }
}

fn show(path: &Path) -> String {
    path.display().to_string()
}
