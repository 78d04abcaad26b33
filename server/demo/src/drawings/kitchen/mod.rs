//! Kettles, pots and everything for coffee.

mod coffee;
mod cooking;
mod kettle;
mod press;
mod storing;

pub use coffee::{bag, dripper, grinder, server};
pub use cooking::{board, casserole, knife, open_casserole};
pub use kettle::{kettle, teapot};
pub use press::{french_press, moka_pot};
pub use storing::jar;
