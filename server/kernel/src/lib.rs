//! What every context stands on: the market's handles, who asks and when, transactions with an outbox, and the ports.
//!
//! Invariants, above all what is absent:
//! - no business word: the kernel knows no order, no product, no price;
//! - nothing but [`Clock`] asks the time and nothing but [`Ids`] makes a number, so that tests own both;
//! - a [`Tx`] is the only way to write, and an event is published in the transaction of what it tells about;
//! - no network call is made inside a transaction: adapters stand behind [`Gateway`], [`Blobs`], [`Postman`] and
//!   [`Resolver`], and jobs call them.
//!
//! Contents: [`market`] handles and settings, [`op`] who asks, [`failure`] why not, [`tx`] transactions and outbox,
//! [`tenant`] whom a connection is for,
//! [`wiring`] who hears what, [`worker`] deliveries and schedules, [`limits`] counted limits, [`mail`] mails as rows,
//! [`ports`] and [`gateway`] what the outside looks like, [`clock`] time and ids, [`secrets`] codes and hashes.

mod aside;
pub mod clock;
pub mod db;
pub mod failure;
pub mod gateway;
pub mod limits;
pub mod mail;
pub mod market;
pub mod op;
pub mod ports;
pub mod secrets;
pub mod tenant;
pub mod testing;
pub mod tx;
pub mod wiring;
pub mod worker;

pub use aside::aside;
pub use clock::{Clock, Ids};
pub use failure::{Denied, Failure, Nothing};
pub use gateway::Gateway;
pub use market::{GoogleSettings, Market, MarketParts, Settings, SignInSettings};
pub use op::{Op, Owner};
pub use ports::{Blobs, Hub, Postman, Resolver};
pub use tenant::{Db, Tenant};
pub use tx::{Event, Tx};
pub use wiring::Wiring;
