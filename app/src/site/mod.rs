//! What the sites share: the frame of a page, the door, the account, and how orders, figures and times are shown.

#![expect(clippy::needless_pass_by_value, reason = "a part owns what it is given: that is how views call it")]

pub mod account;
mod address;
pub mod applications;
mod changes;
mod desk;
mod document;
pub mod door;
mod fault_view;
mod figures;
mod missing;
mod notices;
pub mod orders;
mod page_head;
mod passkeys;
mod person;
pub mod reviews;
mod search_form;
mod session;
mod storefront;
mod told;
mod waiting;
mod when;

pub use address::{address, here, page_number, typed};
pub use changes::{Changes, DeedFault, Hidden, alive, busy, fault, lead_to};
pub use desk::{Desk, NavGroup, NavItem};
pub use document::{PublicUrl, document};
pub use fault_view::{FaultView, loaded, loaded_page};
pub use figures::{AreaOfSales, FigureTile, Periods, States, period};
pub use missing::Missing;
pub use notices::{Bell, NoticesPage};
pub use page_head::PageHead;
pub use person::Person;
pub use search_form::SearchForm;
pub use session::{Session, SignedIn};
pub use storefront::Storefront;
pub use told::{DoneNote, at, done, was};
pub use waiting::{CardsWaiting, RowsWaiting};
pub use when::{Clock, When, day_name};
