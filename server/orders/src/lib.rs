//! From basket to delivery: carts, the checkout, orders and what happens to them.
//!
//! Invariants, above all what is absent:
//! - a basket is text until it is bought: prices, stock and shipping are looked up again when the order is placed, and
//!   a total that differs from what the buyer saw is refused and shown;
//! - placing an order holds everything or nothing, in the transaction that writes the order; the provider is called
//!   after it, with a key made from our row;
//! - only captured money makes an order paid, and captured money whose goods are gone is given back in the same
//!   transaction;
//! - every move is a compare-and-set that also writes the history; there is no other update of a state;
//! - an order is found by its owner only: a foreign one and an absent one look the same.

mod add;
mod advance;
mod bought;
mod cancel;
mod cart;
mod forget;
mod group;
mod lists;
mod place;
mod settle;
mod store;

pub mod events;
pub mod figures;
pub mod jobs;
pub mod seed;
pub mod told;

pub use add::{add_to_cart, basket_wish, merge_carts, set_quantity};
pub use advance::advance;
pub use bought::{BoughtLine, arrived_lines, bought_line, shows};
pub use cancel::cancel;
pub use cart::{cart, cart_units};
pub use forget::{forget_buyer, forget_buyers};
pub use group::group;
pub use lists::{all_orders, any_order, my_order, my_orders, shop_order, shop_order_counts, shop_orders};
pub use place::place;
pub use settle::{confirm_paid, let_go_after_decline, let_go_closed, note_refund};
