//! Figures for dashboards, every one counted from orders, payments, stock and queues.
//!
//! Invariants, above all what is absent:
//! - no figure is stored here and none is made up: a figure that cannot be counted is not shown;
//! - a seller sees their own shop; the market is for admins.

mod admin;
mod parked;
mod seller;
mod series;

pub mod jobs;

pub use admin::admin_dashboard;
pub use parked::{parked, replay};
pub use seller::seller_dashboard;
