//! The checkout form and the rules it must meet before anything is held or charged.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::view::PostalAddress;
use crate::id::{OrderGroupId, ShippingMethodId, ShopId};
use crate::money::Money;
use crate::text::{self, Checks, FieldProblem, Problem};

/// What a buyer types at the checkout. Everything is text until it was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewOrder {
    /// Made when the page was rendered; the same key never makes two orders.
    pub key: String,
    pub email: String,
    pub name: String,
    pub street: String,
    pub city: String,
    pub postcode: String,
    /// ISO 3166 code of two letters.
    pub country: String,
    /// May be empty.
    pub phone: String,
    /// The chosen shipping method of each shop.
    pub shipping: BTreeMap<String, String>,
    /// The total the buyer saw, in minor units; a different one is refused and shown.
    pub expected_total: i64,
}

/// A checkout form that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedOrder {
    pub key: uuid::Uuid,
    pub email: String,
    pub address: PostalAddress,
    pub shipping: BTreeMap<ShopId, ShippingMethodId>,
    pub expected_total: i64,
}

impl NewOrder {
    /// The typed form, or what is wrong with each field.
    pub fn check(&self) -> Result<CheckedOrder, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let key = checks.field("key", self.key.parse().map_err(|_| Problem::Missing));
        let email = checks.field("email", text::email(&self.email)).unwrap_or_default();
        let address = postal_address(&mut checks, &self.typed_address());
        let shipping = self.shipping_choices();
        checks.ensure("shipping", shipping.is_some(), Problem::NotOffered);
        checks.done()?;
        let (key, shipping) = (key.unwrap_or_default(), shipping.unwrap_or_default());
        Ok(CheckedOrder { key, email, address, shipping, expected_total: self.expected_total })
    }

    fn typed_address(&self) -> PostalAddress {
        PostalAddress {
            name: self.name.clone(),
            street: self.street.clone(),
            city: self.city.clone(),
            postcode: self.postcode.clone(),
            country: self.country.clone(),
            phone: Some(self.phone.clone()),
        }
    }

    /// The chosen methods, or nothing when one of them is no id.
    pub fn shipping_choices(&self) -> Option<BTreeMap<ShopId, ShippingMethodId>> {
        self.shipping.iter().map(|(shop, method)| Some((shop.parse().ok()?, method.parse().ok()?))).collect()
    }
}

/// An address as it is written on a parcel; what is wrong with it is noted beside each field.
pub fn postal_address(checks: &mut Checks, typed: &PostalAddress) -> PostalAddress {
    let name = checks.field("name", text::line(&typed.name, 1, 100)).unwrap_or_default();
    let street = checks.field("street", text::line(&typed.street, 1, 200)).unwrap_or_default();
    let city = checks.field("city", text::line(&typed.city, 1, 100)).unwrap_or_default();
    let country = Country::named(&typed.country);
    checks.ensure("country", country.is_some(), Problem::NotACountry);
    let postcode = match country {
        Some(country) => checks.field("postcode", country.postcode(&typed.postcode)),
        None => checks.field("postcode", text::line(&typed.postcode, 0, 12)),
    }
    .unwrap_or_default();
    let phone = match typed.phone.as_deref().unwrap_or_default().trim() {
        "" => None,
        phone => checks.field("phone", text::phone(phone)),
    };
    let country = country.map(|country| country.code.to_owned()).unwrap_or_default();
    PostalAddress { name, street, city, postcode, country, phone }
}

/// An order that waits for its payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    pub group: OrderGroupId,
    /// The provider's payment page.
    pub pay_url: String,
}

/// Why an order was not placed. Nothing is held and nothing charged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlaceRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// There is nothing in the basket.
    EmptyCart,
    /// Lines are gone, sold out or short; the basket shows which.
    Changed,
    /// The total is another one now.
    TotalChanged { now: Money, expected: Money },
    /// A shop does not ship that way.
    NoSuchShipping { shop: ShopId },
    /// A shop does not deliver there: not in that way, or in none.
    NotThere {
        /// What the shop is called.
        shop: String,
        /// What the country is called.
        country: String,
        another_way: bool,
    },
    /// The payment provider does not answer; the basket is as it was.
    PaymentDown,
    /// The same checkout is being worked on this moment.
    InFlight,
    /// The key was used for another order already.
    KeyReused,
}

/// A country the market ships to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: &'static str,
    pub name: &'static str,
    /// A pattern: `9` a digit, `A` a letter, `*` letter or digit, other characters themselves; several separated by `|`.
    /// Empty where there are no postcodes.
    pattern: &'static str,
    example: &'static str,
}

const fn country(code: &'static str, name: &'static str, pattern: &'static str, example: &'static str) -> Country {
    Country { code, name, pattern, example }
}

/// The countries offered, by name.
pub const COUNTRIES: &[Country] = &[
    country("AU", "Australia", "9999", "3000"),
    country("AT", "Austria", "9999", "1010"),
    country("BE", "Belgium", "9999", "1000"),
    country("BR", "Brazil", "99999-999|99999999", "01310-100"),
    country("CA", "Canada", "A9A 9A9|A9A9A9", "K1A 0B1"),
    country("CZ", "Czechia", "999 99|99999", "110 00"),
    country("DK", "Denmark", "9999", "1050"),
    country("FI", "Finland", "99999", "00100"),
    country("FR", "France", "99999", "75001"),
    country("DE", "Germany", "99999", "10115"),
    country("GR", "Greece", "999 99|99999", "104 31"),
    country("IN", "India", "999999|999 999", "110001"),
    country("IE", "Ireland", "A** ****|A******", "D02 X285"),
    country("IT", "Italy", "99999", "00118"),
    country("JP", "Japan", "999-9999|9999999", "100-0001"),
    country("MX", "Mexico", "99999", "06000"),
    country("NL", "Netherlands", "9999 AA|9999AA", "1012 AB"),
    country("NZ", "New Zealand", "9999", "6011"),
    country("NO", "Norway", "9999", "0150"),
    country("PL", "Poland", "99-999", "00-001"),
    country("PT", "Portugal", "9999-999", "1200-194"),
    country("ES", "Spain", "99999", "28001"),
    country("SE", "Sweden", "999 99|99999", "111 20"),
    country("CH", "Switzerland", "9999", "8001"),
    country("AE", "United Arab Emirates", "", ""),
    country("GB", "United Kingdom", "A9 9AA|A99 9AA|AA9 9AA|AA99 9AA|A9A 9AA|AA9A 9AA", "SW1A 1AA"),
    country("US", "United States", "99999|99999-9999", "10001"),
];

impl Country {
    /// The country of that code.
    pub fn named(code: &str) -> Option<Self> {
        COUNTRIES.iter().copied().find(|country| country.code.eq_ignore_ascii_case(code.trim()))
    }

    /// The postcode in the form that country writes it, or what is wrong with it.
    pub fn postcode(self, typed: &str) -> Result<String, Problem> {
        let typed = typed.trim().to_uppercase();
        if self.pattern.is_empty() {
            return text::line(&typed, 0, 12);
        }
        if typed.is_empty() {
            return Err(Problem::Missing);
        }
        let wrong = Problem::NotAPostcode { example: self.example.to_owned() };
        if self.pattern.split('|').any(|pattern| fits(&typed, pattern)) { Ok(typed) } else { Err(wrong) }
    }
}

fn fits(typed: &str, pattern: &str) -> bool {
    typed.chars().count() == pattern.chars().count()
        && typed.chars().zip(pattern.chars()).all(|(c, p)| match p {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_uppercase(),
            '*' => c.is_ascii_uppercase() || c.is_ascii_digit(),
            other => c == other,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> NewOrder {
        NewOrder {
            key: "01890a5d-ac96-774b-bcce-b302099a8057".into(),
            email: "ana@example.org".into(),
            name: "Ana Ferreira".into(),
            street: "Rua das Flores 41".into(),
            city: "Lisbon".into(),
            postcode: "1200-194".into(),
            country: "PT".into(),
            ..NewOrder::default()
        }
    }

    #[test]
    fn every_example_postcode_is_one() {
        for country in COUNTRIES.iter().filter(|country| !country.pattern.is_empty()) {
            assert_eq!(country.postcode(country.example), Ok(country.example.to_owned()), "{}", country.code);
        }
    }

    #[test]
    fn a_missing_digit_is_said_beside_the_postcode() {
        let problems = NewOrder { postcode: "1200-19".into(), ..form() }.check().expect_err("a digit is missing");
        assert_eq!(problems[0].field, "postcode");
        assert_eq!(problems[0].problem, Problem::NotAPostcode { example: "1200-194".into() });
    }

    #[test]
    fn a_foreign_shipping_choice_is_not_an_id() {
        let mut order = form();
        order.shipping.insert("shop".into(), "fast".into());
        assert!(order.check().is_err());
    }
}
