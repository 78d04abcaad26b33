//! The ways a shop ships, as their form shows them.

use serde::{Deserialize, Serialize};

use super::form::{Marks, Slip, Why, cut, number};
use super::places;
use crate::id::ShippingMethodId;
use crate::money::{Currency, Money};
use crate::text::{self, Problem};

/// Most ways in which a shop ships.
pub const MOST_METHODS: u32 = 20;

/// A way to ship as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShippingForm {
    /// The one that is changed; nothing for a new one.
    pub id: Option<ShippingMethodId>,
    pub name: String,
    /// What it costs, such as `4.90`.
    pub rate: String,
    /// From which amount on it costs nothing; empty for never.
    pub free_above: String,
    pub min_days: String,
    pub max_days: String,
    /// Where to, as letters of countries with blanks or commas between them; empty for everywhere.
    pub countries: String,
}

/// A way to ship, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedShipping {
    pub name: String,
    pub rate: Money,
    pub free_above: Option<Money>,
    pub min_days: u32,
    pub max_days: u32,
    pub countries: Vec<String>,
}

impl ShippingForm {
    /// The form as it is stored, or what is wrong with it. Whether the name is free only the server knows.
    pub fn check(self, currency: Currency) -> Result<CheckedShipping, Slip<Self>> {
        let mut marks = Marks::new();
        let name = marks.field("name", text::line(&self.name, 1, 60)).unwrap_or_default();
        let rate = marks.field("rate", amount(&self.rate, currency)).unwrap_or(Money::zero(currency));
        let free_above = match self.free_above.trim() {
            "" => None,
            typed => marks.field("free_above", amount(typed, currency)),
        };
        marks.ensure("free_above", free_above.is_none_or(|limit| limit.minor > 0), Problem::NotAnAmount);
        let min_days = marks.field("min_days", number(&self.min_days, 0, 365));
        let max_days = marks.field("max_days", number(&self.max_days, 0, 365));
        if let (Some(min), Some(max)) = (min_days, max_days) {
            marks.ensure("max_days", min <= max, Why::LessThanLeast);
        }
        let countries = marks.field("countries", countries(&self.countries)).unwrap_or_default();
        marks.done(self.short())?;
        let (min_days, max_days) = (min_days.unwrap_or_default(), max_days.unwrap_or_default());
        Ok(CheckedShipping { name, rate, free_above, min_days, max_days, countries })
    }

    fn short(self) -> Self {
        let short = |text: &str| cut(text, 100);
        Self {
            id: self.id,
            name: short(&self.name),
            rate: short(&self.rate),
            free_above: short(&self.free_above),
            min_days: short(&self.min_days),
            max_days: short(&self.max_days),
            countries: cut(&self.countries, 1_000),
        }
    }
}

/// An amount that is not below zero and not beyond reason.
fn amount(typed: &str, currency: Currency) -> Result<Money, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::Missing);
    }
    let amount = Money::parse(typed.trim(), currency).map_err(|_| Problem::NotAnAmount)?;
    if (0..=100_000_000).contains(&amount.minor) { Ok(amount) } else { Err(Problem::NotAnAmount) }
}

fn countries(typed: &str) -> Result<Vec<String>, Problem> {
    let mut good = Vec::new();
    for code in typed.split([',', ' ', ';', '\n', '\r', '\t']).filter(|code| !code.is_empty()) {
        let code = places::country(code)?;
        if !good.contains(&code) {
            good.push(code);
        }
    }
    good.sort_unstable();
    Ok(good)
}

/// A way to ship as its shop's people see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingRow {
    pub id: ShippingMethodId,
    pub name: String,
    pub rate: Money,
    pub free_above: Option<Money>,
    pub min_days: u32,
    pub max_days: u32,
    /// Where to; empty for everywhere.
    pub countries: Vec<String>,
}

impl ShippingRow {
    /// The form that changes it.
    pub fn form(&self) -> ShippingForm {
        ShippingForm {
            id: Some(self.id),
            name: self.name.clone(),
            rate: self.rate.to_plain(),
            free_above: self.free_above.map(Money::to_plain).unwrap_or_default(),
            min_days: self.min_days.to_string(),
            max_days: self.max_days.to_string(),
            countries: self.countries.join(", "),
        }
    }
}

/// All ways a shop ships, in its own order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingView {
    pub currency: Currency,
    pub methods: Vec<ShippingRow>,
}

/// Which way a method is moved in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    Up,
    Down,
}

/// Why the ways to ship were not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShippingRefusal {
    /// Fields to correct.
    Invalid(Slip<ShippingForm>),
    /// There are as many as there may be.
    Full {
        /// Most methods.
        most: u32,
    },
    /// The shop sells, and this is its only way to ship.
    TheLast,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> ShippingForm {
        let text = str::to_owned;
        ShippingForm {
            name: text("Post"),
            rate: text("4.90"),
            min_days: text("2"),
            max_days: text("4"),
            countries: text("pt, ES es"),
            ..ShippingForm::default()
        }
    }

    #[test]
    fn a_way_to_ship_is_tidied() {
        let good = form().check(Currency::EUR).expect("is good");
        assert_eq!((good.rate, good.free_above), (Money::new(490, Currency::EUR), None));
        assert_eq!(good.countries, ["ES", "PT"]);
    }

    #[test]
    fn what_is_wrong_stands_beside_its_field() {
        let cases = [
            ("name", ShippingForm { name: String::new(), ..form() }),
            ("rate", ShippingForm { rate: "-1".to_owned(), ..form() }),
            ("rate", ShippingForm { rate: "4.999".to_owned(), ..form() }),
            ("free_above", ShippingForm { free_above: "0".to_owned(), ..form() }),
            ("min_days", ShippingForm { min_days: "soon".to_owned(), ..form() }),
            ("max_days", ShippingForm { max_days: "1".to_owned(), ..form() }),
            ("countries", ShippingForm { countries: "PT, Narnia".to_owned(), ..form() }),
        ];
        for (field, typed) in cases {
            let slip = typed.clone().check(Currency::EUR).expect_err(field);
            let fields: Vec<&str> = slip.wrong.iter().map(|wrong| wrong.field.as_str()).collect();
            assert_eq!((fields, *slip.typed), (vec![field], typed));
        }
    }
}
