//! The demo market: six shops that might exist, and what they sell.

mod categories;
mod coffee;
mod furniture;
mod heroes;
mod kitchen;
mod lighting;
mod listing;
mod outdoors;
mod people;
mod plants;
mod shops;
mod stationery;
mod tableware;
mod textiles;
mod vases;

pub use heroes::{Hero, hero_art};
pub use people::DEMO_PASSWORD;

use crate::market::Market;

/// The demo market, always the same.
pub fn demo_market() -> Market {
    let shelves = [
        coffee::products(),
        kitchen::products(),
        tableware::products(),
        vases::products(),
        lighting::products(),
        furniture::products(),
        plants::products(),
        stationery::products(),
        outdoors::products(),
        textiles::products(),
    ];
    Market {
        categories: categories::categories(),
        people: people::people(),
        shops: shops::shops(),
        products: shelves.into_iter().flatten().collect(),
    }
}
