//! Who sells: shops, the people who run them, how they ship, what they pay, how they are paid, and how they end.
//!
//! Invariants, above all what is absent:
//! - a shop that is not active is seen by its own people and by admins alone; to everybody else it is not there;
//! - what a browser says about a shop decides nothing: which shop a seller works in is looked up from their account on
//!   every request, and what they may do there is one table ([`domain::shops::permissions`]) asked by one function
//!   ([`permit`]);
//! - no two shops share a handle, present or former, nor a prefix of order numbers, and no two orders of a shop a
//!   number: numbers are taken in the transaction of the order, all shops at once, in the order of their ids;
//! - limits are counted under a lock of what they belong to: people under the shop's owner, shops under what the owner
//!   has, the rest under the shop;
//! - a shop is not paid before the provider says that it can be, nor while it is suspended or its owner locked out; the
//!   provider is never called inside a transaction, and an older answer of it never overwrites a newer one;
//! - a name leads to the one shop that has proven it by a record that carries a secret of its own; nothing follows from
//!   how a name ends, except below the market's own host;
//! - no shop's row is deleted here, and none changes its currency: what is purged keeps its name, orders and history;
//! - what is kept in this process is at most a second old; nothing is sold, numbered or changed by it.

mod admin;
mod by_handle;
mod close;
mod create;
mod directory;
pub mod events;
mod follow;
mod invite;
mod kept;
mod mine;
mod numbers;
mod open;
mod payouts;
mod permit;
pub mod pictures;
mod plans;
mod rules;
mod seat;
mod settings;
mod shipping;
mod staff;
mod store;
mod storefront;
mod suspend;

pub use admin::{all, answer_plan_request, detail, queue, shops_of};
pub use by_handle::{by_handle, on_show};
pub use close::{close, forget_person, life, purge, restore};
pub use create::{CreateRefusal, NewShipping, NewShop, create};
pub use directory::{
    all_active, channels_of, count, fee_bps, is_staff, limits_of, low_stock_of, open_of_owner, payout_destination,
    plan_of, rating_of, shop_of, staff_accounts, time_zone,
};
pub use follow::{follow, page, unfollow};
pub use invite::{accept_invitation, invitation, invite, let_in, open_seller_door, withdraw_invitation};
pub use kept::by_ids;
pub use mine::mine;
pub use numbers::next_order_numbers;
pub use open::{checklist, open, open_doors};
pub use payouts::{ask_provider, connect_payouts, hear_provider, payouts, refresh_payouts};
pub use permit::{Seat, permit};
pub use plans::{give_plan, leave_plan, lock_listing_limit, plan, request_plan, start_trial, withdraw_plan_request};
pub use seat::{choose_shop, seat};
pub use settings::{save_notices, save_profile, save_selling, settings, suggest_handle};
pub use shipping::{move_shipping, remove_shipping, save_shipping, shipping};
pub use staff::{remove_staff, set_role, staff};
pub use storefront::{
    Shown, check_domain, check_domains, claim_domain, drop_domain, shown_at, storefront, tenant_of_host,
};
pub use suspend::{hide_banned, show_again, suspend, unsuspend};
