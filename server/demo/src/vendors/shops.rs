//! Vendors as shops, each with somebody who runs it.

use std::collections::{HashMap, HashSet};

use super::files::{Line, ProductRow, VendorRow};
use crate::content::DEMO_PASSWORD;
use crate::market::{Person, Role, Shipping, Shop};

/// A shop and its owner for each vendor; a shop prices in the currency of its first priced product.
pub fn open(vendors: &[Line<VendorRow>], products: &[Line<ProductRow>]) -> (Vec<Shop>, Vec<Person>) {
    let mut currencies: HashMap<&str, &str> = HashMap::new();
    for Line { row, .. } in products.iter().filter(|line| !line.row.currency.is_empty()) {
        currencies.entry(&row.vendor_id).or_insert(&row.currency);
    }
    let mut prefixes = HashSet::new();
    vendors
        .iter()
        .map(|Line { row, .. }| {
            let currency = currencies.get(row.vendor_id.as_str()).copied().unwrap_or("USD");
            let owner = owner(row);
            (shop(row, currency, owner.key.clone(), prefix(&row.vendor_id, &mut prefixes)), owner)
        })
        .unzip()
}

fn owner(vendor: &VendorRow) -> Person {
    let key = format!("seller-{}", vendor.vendor_id);
    Person {
        name: format!("{} seller", vendor.name),
        email: format!("{key}@example.org"),
        key,
        role: Role::Seller,
        password: DEMO_PASSWORD.into(),
    }
}

fn shop(vendor: &VendorRow, currency: &str, owner: String, order_prefix: String) -> Shop {
    Shop {
        key: vendor.vendor_id.clone(),
        handle: vendor.vendor_id.clone(),
        name: vendor.name.clone(),
        bio: format!("Products from {}, licence {}.", vendor.source, vendor.licence),
        city: String::new(),
        country: country(currency).into(),
        currency: currency.into(),
        owner,
        founded_on: None,
        order_prefix,
        shipping: vec![
            Shipping {
                name: "Standard".into(),
                minor: 595,
                free_above: Some(7_500),
                min_days: 3,
                max_days: 6,
                countries: Vec::new(),
            },
            Shipping {
                name: "Express".into(),
                minor: 1_495,
                free_above: None,
                min_days: 1,
                max_days: 2,
                countries: Vec::new(),
            },
        ],
        return_days: 30,
        tax_bps: 0,
        prices_include_tax: false,
    }
}

/// A country that pays in a currency.
fn country(currency: &str) -> &'static str {
    match currency {
        "EUR" => "DE",
        "GBP" => "GB",
        "JPY" => "JP",
        "CAD" => "CA",
        "AUD" => "AU",
        _ => "US",
    }
}

/// Four letters of the name, the last one counted up where another shop has them.
fn prefix(vendor: &str, taken: &mut HashSet<String>) -> String {
    let letters: String = vendor.chars().filter(char::is_ascii_alphanumeric).take(4).collect::<String>().to_uppercase();
    let letters = format!("{letters:X<2}");
    let free = std::iter::once(letters.clone())
        .chain((1_u32..1_000).map(|n| {
            let end = n.to_string();
            format!("{}{end}", &letters[..letters.len().min(4 - end.len())])
        }))
        .find(|prefix| !taken.contains(prefix))
        .unwrap_or(letters);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_shops_share_a_prefix() {
        let mut taken = HashSet::new();
        let given: Vec<String> = ["venia", "veni-vidi", "v"].into_iter().map(|name| prefix(name, &mut taken)).collect();
        assert_eq!(given, ["VENI", "VEN1", "VX"]);
    }
}
