//! Everything that can be set from outside, as it was typed; `config` says what it means.

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};

/// Flags and environment variables. Nothing else in the program reads the environment.
#[derive(Args, Clone, Default)]
#[command(next_help_heading = "Settings (each is also an environment variable)")]
pub struct Settings {
    /// The PostgreSQL to use; without one the server starts its own
    #[arg(long, global = true, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<SecretString>,
    /// Where the private database, the pictures and the key are kept
    #[arg(long, global = true, env = "DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<String>,
    /// Where the programs of PostgreSQL are
    #[arg(long, global = true, env = "PG_BINDIR", value_name = "DIR")]
    pub pg_bindir: Option<String>,
    /// The folder with the built sites: user/, seller/ and admin/
    #[arg(long, global = true, env = "SITE_ROOT", value_name = "DIR")]
    pub site_root: Option<String>,
    /// Where the shopper site listens [default: 127.0.0.1:3000]
    #[arg(long, global = true, env = "SHOPPER_ADDR", value_name = "ADDR")]
    pub shopper_addr: Option<String>,
    /// Where the seller site listens [default: 127.0.0.1:3001]
    #[arg(long, global = true, env = "SELLER_ADDR", value_name = "ADDR")]
    pub seller_addr: Option<String>,
    /// Where the admin site listens [default: 127.0.0.1:3002]
    #[arg(long, global = true, env = "ADMIN_ADDR", value_name = "ADDR")]
    pub admin_addr: Option<String>,
    /// How browsers reach the shopper site
    #[arg(long, global = true, env = "PUBLIC_SHOPPER_URL", value_name = "URL")]
    pub public_shopper_url: Option<String>,
    /// How browsers reach the seller site
    #[arg(long, global = true, env = "PUBLIC_SELLER_URL", value_name = "URL")]
    pub public_seller_url: Option<String>,
    /// How browsers reach the admin site
    #[arg(long, global = true, env = "PUBLIC_ADMIN_URL", value_name = "URL")]
    pub public_admin_url: Option<String>,
    /// Where the payment sandbox listens [default: 127.0.0.1:3003, or a free port]
    #[arg(long, global = true, env = "SANDBOX_ADDR", value_name = "ADDR")]
    pub sandbox_addr: Option<String>,
    /// How browsers reach the payment page of the sandbox
    #[arg(long, global = true, env = "PUBLIC_SANDBOX_URL", value_name = "URL")]
    pub public_sandbox_url: Option<String>,
    /// Where Stripe's API is [default: Stripe's own]
    #[arg(long, global = true, env = "STRIPE_API_BASE", value_name = "URL")]
    pub stripe_api_base: Option<String>,
    /// Stripe's secret key; without one the payment sandbox is used
    #[arg(long, global = true, env = "STRIPE_SECRET_KEY", hide_env_values = true, value_name = "KEY")]
    pub stripe_secret_key: Option<SecretString>,
    /// The secret that Stripe signs webhooks with; two, with a comma between, while they are exchanged
    #[arg(long, global = true, env = "STRIPE_WEBHOOK_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub stripe_webhook_secret: Option<SecretString>,
    /// The bucket of an S3-compatible store that keeps pictures and files; without one they stay in the data folder
    #[arg(long, global = true, env = "S3_BUCKET", value_name = "NAME")]
    pub s3_bucket: Option<String>,
    /// Where that store is [default: Amazon's own]
    #[arg(long, global = true, env = "S3_ENDPOINT", value_name = "URL")]
    pub s3_endpoint: Option<String>,
    /// The region of that store [default: us-east-1]
    #[arg(long, global = true, env = "S3_REGION", value_name = "NAME")]
    pub s3_region: Option<String>,
    /// What that store calls this market
    #[arg(long, global = true, env = "S3_ACCESS_KEY", hide_env_values = true, value_name = "KEY")]
    pub s3_access_key: Option<SecretString>,
    /// How that store knows this market
    #[arg(long, global = true, env = "S3_SECRET_KEY", hide_env_values = true, value_name = "SECRET")]
    pub s3_secret_key: Option<SecretString>,
    /// How long goods stay set aside for a checkout [default: 600]
    #[arg(long, global = true, env = "HOLD_TTL_SECONDS", value_name = "SECONDS")]
    pub hold_ttl_seconds: Option<String>,
    /// How long an unpaid order waits [default: 1800]
    #[arg(long, global = true, env = "UNPAID_TTL_SECONDS", value_name = "SECONDS")]
    pub unpaid_ttl_seconds: Option<String>,
    /// The networks of the proxies in front of the server, with commas between
    #[arg(long, global = true, env = "TRUSTED_PROXIES", value_name = "CIDR,..")]
    pub trusted_proxies: Option<String>,
    /// A secret of 32 characters or more that passwords and codes are hashed with; made and kept when there is none
    #[arg(long, global = true, env = "AGORA_KEY", hide_env_values = true, value_name = "SECRET")]
    pub agora_key: Option<SecretString>,
    /// Ask new browsers for a mailed code and admins for an app: yes or no [default: yes once Stripe takes the money]
    #[arg(
        long,
        global = true,
        env = "CAREFUL_SIGN_IN",
        value_name = "YES|NO",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "yes"
    )]
    pub careful_sign_in: Option<String>,
    /// Whether an admin looks at everybody who wants to open a shop: automatic or by-hand [default: automatic]
    #[arg(long, global = true, env = "SELLER_APPROVAL", value_name = "HOW")]
    pub seller_approval: Option<String>,
    /// Whether an admin looks at every review before it is shown: automatic or by-hand [default: automatic]
    #[arg(long, global = true, env = "REVIEW_APPROVAL", value_name = "HOW")]
    pub review_approval: Option<String>,
    /// Whether an admin looks at products before they go on the shelf: automatic or by-hand [default: automatic]
    #[arg(long, global = true, env = "PRODUCT_APPROVAL", value_name = "HOW")]
    pub product_approval: Option<String>,
    /// What Google calls this market; without it nobody signs in with Google
    #[arg(long, global = true, env = "GOOGLE_CLIENT_ID", value_name = "ID")]
    pub google_client_id: Option<String>,
    /// How Google knows this market
    #[arg(long, global = true, env = "GOOGLE_CLIENT_SECRET", hide_env_values = true, value_name = "SECRET")]
    pub google_client_secret: Option<SecretString>,
    /// The issuer of Google's tokens, or of another provider of the same protocol [default: Google's own]
    #[arg(long, global = true, env = "GOOGLE_ISSUER", value_name = "URL")]
    pub google_issuer: Option<String>,
    /// How the log is written: text or json [default: text on a terminal, json elsewhere]
    #[arg(long, global = true, env = "LOG_FORMAT", value_name = "FORMAT")]
    pub log_format: Option<String>,
    /// What is logged, such as `info,server=debug` [default: info]
    #[arg(long, global = true, env = "LOG_LEVEL", value_name = "FILTER")]
    pub log_level: Option<String>,
}

/// What was typed, if anything: an empty variable is none.
pub fn typed(setting: Option<&String>) -> Option<&str> {
    setting.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// The same for what must not be shown.
pub fn typed_secret(setting: Option<&SecretString>) -> Option<&str> {
    setting.map(|secret| secret.expose_secret().trim()).filter(|text| !text.is_empty())
}
