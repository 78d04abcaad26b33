//! Orders as seller and admin see them: the list, its tabs, and one order opened.

mod address;
mod filter;
mod lines;
mod list;
mod state;
mod timeline;

pub use address::AddressCard;
pub use filter::{filter, filtered, tab_states};
pub use lines::{LinesCard, TotalsCard};
pub use list::{OrderColumns, OrderPager, OrderTable};
pub use state::{StateBadge, tone};
pub use timeline::TimelineCard;
