//! The settings of the shop: one page a section, and a frame around them all.

mod closing;
mod domains;
pub mod form;
pub mod frame;
mod notices;
mod payouts;
mod pictures;
mod plan;
pub mod profile;
mod selling;
mod shipping;
pub mod staff;

pub use closing::Closing;
pub use domains::Domains;
pub use notices::Notices;
pub use payouts::Payouts;
pub use plan::Plan;
pub use profile::Profile;
pub use selling::Selling;
pub use shipping::Shipping;
pub use staff::Staff;
