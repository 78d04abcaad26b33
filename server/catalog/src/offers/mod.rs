//! Offers: prices that begin and end by themselves, some for so many units only.
//!
//! An offer holds from one instant of the database's clock to another; whoever asks for a price gets the one of that
//! instant, so that nothing has to happen for it to go back. Only what lists keep of prices is brought up to date
//! behind it, by [`turn`].

mod list;
mod make;
mod show;
mod turn;
mod units;

pub use list::{my_offers, offer_choice};
pub use make::{call_off, make_offer};
pub use show::offers;
pub use turn::turn;
pub use units::{return_units, take_units};
