//! Parts that several pages of this site are made of.

mod machines;
mod marks;
mod offer;
mod picture;
mod price;
mod product_tile;
mod section;
mod shop_place;
mod stock;
mod trouble;

pub use machines::{Facts, Preview, shorten, trail};
pub use marks::{Heart, MarkButtons, MarkForm};
pub use offer::OfferLine;
pub use picture::{Picture, Small};
pub use price::{MoneyPrice, rating};
pub use product_tile::ProductTile;
pub use section::{Heading, Section};
pub use shop_place::{only_to, shop_place};
pub use stock::{StockLine, stock_words};
pub use trouble::{Missing, trouble};
