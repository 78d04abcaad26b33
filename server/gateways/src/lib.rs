//! The doors to the outside: the payment provider, the place where pictures are kept, the directory of host names.
//!
//! Each adapter here stands behind a port of the kernel, and nothing else may name it. What holds:
//!
//! - No adapter asks the database anything, and none is called inside a transaction.
//! - Every call out has a time limit; a provider that fails again and again is left alone for a while.
//! - A call that moves money is repeated only under the same idempotency key.
//! - Secrets are held in [`secrecy::SecretString`] and appear in no log, error or `Debug`.

mod blobs;
mod names;
mod stripe;

pub use blobs::{LocalBlobs, S3Blobs, S3Config};
pub use names::DnsResolver;
pub use stripe::{StripeConfig, StripeGateway};
