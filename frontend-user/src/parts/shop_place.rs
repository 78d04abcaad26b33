//! Where a shop is, in words.

use domain::orders::Country;
use domain::shops::ShopView;

/// Where a shop is: `Porto, Portugal`.
pub fn shop_place(shop: &ShopView) -> String {
    let country = Country::named(&shop.country).map_or(shop.country.clone(), |country| country.name.to_owned());
    if shop.city.is_empty() { country } else { format!("{}, {country}", shop.city) }
}
