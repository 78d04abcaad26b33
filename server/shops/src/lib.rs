//! Who sells: shops, the people who run them, how they ship and how their orders are numbered.
//!
//! Invariants, above all what is absent:
//! - a shop that is not active is seen by its own people and by admins alone; to everybody else it is not there;
//! - what a browser says about a shop decides nothing: which shop a seller runs is looked up from their account;
//! - no two shops share a handle or a prefix of order numbers, and no two orders of a shop a number: numbers are taken
//!   in the transaction of the order, all shops at once, in the order of their ids;
//! - no shop is deleted here, and none changes its currency;
//! - what is kept in this process is at most a second old; nothing is sold, numbered or changed by it.

mod by_handle;
mod create;
mod directory;
pub mod events;
mod kept;
mod mine;
mod numbers;
mod rules;
mod store;

pub use by_handle::by_handle;
pub use create::{CreateRefusal, NewShipping, NewShop, create};
pub use directory::{all_active, count, fee_bps, is_staff, shop_of, staff_accounts};
pub use kept::by_ids;
pub use mine::mine;
pub use numbers::next_order_numbers;
