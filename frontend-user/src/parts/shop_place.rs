//! Where a shop is and where it delivers, in words.

use domain::orders::Country;
use domain::shops::places::country_name;
use domain::shops::{ShippingMethod, ShopView};

/// Where a shop is: `Porto, Portugal`.
pub fn shop_place(shop: &ShopView) -> String {
    let country = Country::named(&shop.country).map_or(shop.country.clone(), |country| country.name.to_owned());
    if shop.city.is_empty() { country } else { format!("{}, {country}", shop.city) }
}

/// Countries that are called by their names; of more it is said how many.
const NAMED: usize = 4;

/// Where a way of shipping goes: `Only to Portugal, Spain`. Nothing where it goes everywhere.
pub fn only_to(way: &ShippingMethod) -> Option<String> {
    let names: Vec<&str> = way.countries.iter().map(|code| country_name(code)).collect();
    match names.len() {
        0 => None,
        count if count > NAMED => Some(format!("Only to {count} countries")),
        _ => Some(format!("Only to {}", names.join(", "))),
    }
}
