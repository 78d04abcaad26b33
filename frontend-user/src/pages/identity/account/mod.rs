//! One's own pages: who one is, where parcels go, how one comes in, what the market knows, and working with it.

mod address_form;
mod addresses;
mod app;
mod apply;
mod codes;
mod data;
mod devices;
mod frame;
mod home;
mod passkeys;
mod password;
mod profile;
mod security;

pub use address_form::label_words;
pub use addresses::{AddressPage, AddressesPage, NewAddressPage};
pub use app::AppPage;
pub use apply::ApplyPage;
pub use codes::CodesPage;
pub use data::DataPage;
pub use frame::Frame;
pub use home::AccountPage;
pub use profile::ProfilePage;
pub use security::SecurityPage;
