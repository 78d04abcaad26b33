//! The words of the market: what browser and server both say, and the rules that need no server to check.
//!
//! Invariants of this crate, above all what is absent:
//! - no I/O, no clock, no randomness, no `cfg`: every function is pure and gives the same answer in a browser and on a server;
//! - money is whole minor units with a currency, never a float ([`money`]);
//! - an id of one kind cannot be passed for another ([`id`]);
//! - every state machine is one table ([`lifecycle`]); the buttons, the server's check and the SQL `check` follow it.
//!
//! The nouns: [`identity`] who somebody is, [`shops`] who sells, [`catalog`] what is for sale, [`search`] finding it,
//! [`stock`] how much there is, [`orders`] from cart to delivery, [`payments`] money that comes in, [`reviews`] what
//! buyers say, [`messages`] mail and notices, [`insights`] figures.

pub mod actor;
pub mod catalog;
pub mod id;
pub mod identity;
pub mod insights;
pub mod lifecycle;
pub mod messages;
pub mod money;
pub mod orders;
pub mod paging;
pub mod payments;
pub mod refusal;
pub mod reviews;
pub mod search;
pub mod shops;
pub mod stock;
pub mod text;
