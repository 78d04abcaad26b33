//! Plays a merchant and a shopper against the sandbox on a real database.

mod accounts;
mod actors;
mod calls;
mod idempotency;
mod page;
mod paying;
mod refunds;
mod shapes;
mod webhooks;
