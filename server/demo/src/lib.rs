//! The goods of a market to try things out with: our own, drawn by us, and those of a catalog on disk.
//!
//! Everything here is plain data. Nothing is stored, nobody is asked: whoever opens a market takes
//! it from here and puts it where it belongs. Reviews and orders are not part of it; people write
//! and place those.

#[expect(clippy::unreadable_literal, reason = "a color is read as six digits: 0xE6DCC8")]
#[expect(clippy::many_single_char_names, reason = "a point is x, y and z, a radius r, as in geometry books")]
mod art;
#[expect(clippy::unreadable_literal, reason = "a color is read as six digits: 0xE6DCC8")]
mod content;
#[expect(clippy::unreadable_literal, clippy::many_single_char_names, reason = "colors and geometry again")]
mod drawings;
mod market;
mod multiply;
mod render;
mod vendors;

pub use content::{DEMO_PASSWORD, Hero, demo_market, hero_art};
pub use market::{
    Category, Drawing, Image, ImageSource, Market, OptionValue, Person, Product, ProductOption, Rating, Role, Shipping,
    Shop, Status, Variant,
};
pub use multiply::{multiply, repeats};
pub use render::{Pixels, render};
pub use vendors::{RefusedRow, STOCK_WHEN_UNKNOWN, read_catalog};
