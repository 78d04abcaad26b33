//! The addresses that a person keeps for their parcels.

use serde::{Deserialize, Serialize};

use crate::id::AddressId;
use crate::orders::{NewOrder, PostalAddress, postal_address};
use crate::text::{self, Checks, FieldProblem, Problem};

/// Most addresses one person keeps.
pub const ADDRESSES_MAX: u32 = 20;

/// What an address is to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AddressLabel {
    #[default]
    Home,
    Work,
    Other,
}

impl AddressLabel {
    /// All labels, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Home, Self::Work, Self::Other];

    /// The name stored in the database and sent by forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Work => "work",
            Self::Other => "other",
        }
    }

    /// The label of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.name() == name)
    }
}

/// What a person types about an address. Everything is text until it was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedAddress {
    /// `home`, `work` or `other`.
    pub label: String,
    pub name: String,
    pub street: String,
    pub city: String,
    /// State, province or county; may be empty.
    pub region: String,
    pub postcode: String,
    /// ISO 3166 code of two letters.
    pub country: String,
    /// May be empty.
    pub phone: String,
    /// Whether parcels go here unless something else is said.
    pub is_default: bool,
}

/// An address that makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedAddress {
    pub label: AddressLabel,
    pub postal: PostalAddress,
    pub region: String,
    pub is_default: bool,
}

impl TypedAddress {
    /// The address that was typed at the checkout, to be kept as somebody's home.
    pub fn of_order(order: &NewOrder) -> Self {
        Self {
            label: AddressLabel::Home.name().to_owned(),
            name: order.name.clone(),
            street: order.street.clone(),
            city: order.city.clone(),
            postcode: order.postcode.clone(),
            country: order.country.clone(),
            phone: order.phone.clone(),
            ..Self::default()
        }
    }

    /// The typed form, by the same rules as at the checkout, or what is wrong with each field.
    pub fn check(&self) -> Result<CheckedAddress, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let label = AddressLabel::named(self.label.trim());
        checks.ensure("label", label.is_some(), Problem::NotOffered);
        let region = checks.field("region", text::line(&self.region, 0, 100)).unwrap_or_default();
        let typed = PostalAddress {
            name: self.name.clone(),
            street: self.street.clone(),
            city: self.city.clone(),
            postcode: self.postcode.clone(),
            country: self.country.clone(),
            phone: Some(self.phone.clone()),
        };
        let postal = postal_address(&mut checks, &typed);
        checks.done()?;
        Ok(CheckedAddress { label: label.unwrap_or_default(), postal, region, is_default: self.is_default })
    }
}

/// An address as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressView {
    pub id: AddressId,
    pub label: AddressLabel,
    pub address: PostalAddress,
    pub region: String,
    pub is_default: bool,
}

/// Why an address was not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddressRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// There are as many as one person keeps.
    TooMany { most: u32 },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedAddress {
        TypedAddress {
            label: "home".into(),
            name: "Ana Ferreira".into(),
            street: "Rua das Flores 41".into(),
            city: "Lisbon".into(),
            postcode: "1200-194".into(),
            country: "pt".into(),
            ..TypedAddress::default()
        }
    }

    #[test]
    fn the_rules_of_the_checkout_hold() {
        let checked = typed().check().expect("good");
        assert_eq!((checked.postal.country.as_str(), checked.postal.phone), ("PT", None));
        for (wrong, field) in [
            (TypedAddress { postcode: "1200".into(), ..typed() }, "postcode"),
            (TypedAddress { country: "ZZ".into(), ..typed() }, "country"),
            (TypedAddress { phone: "12".into(), ..typed() }, "phone"),
            (TypedAddress { label: "cave".into(), ..typed() }, "label"),
            (TypedAddress { street: " ".into(), ..typed() }, "street"),
            (TypedAddress { region: "x".repeat(101), ..typed() }, "region"),
        ] {
            let problems = wrong.check().expect_err(field);
            assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), [field]);
        }
    }
}
