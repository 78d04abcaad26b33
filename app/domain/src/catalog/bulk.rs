//! Changing many products at once, and what became of each.

use serde::{Deserialize, Serialize};

use super::{ProductState, list};
use crate::id::ProductId;
use crate::text::{self, Checks, FieldProblem, Problem};

/// Most products that are changed at once.
pub const MOST_AT_ONCE: usize = 100;
/// How far prices go at once, in percent.
const LEAST_PERCENT: i64 = -90;
const MOST_PERCENT: i64 = 1_000;

/// What is done to all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum BulkDeed {
    #[default]
    Publish,
    Archive,
    Remove,
    /// By so many percent, up or down.
    PricePercent,
    /// By an amount, up or down.
    PriceAmount,
    Category,
    AddTags,
    RemoveTags,
}

/// Many products and what is to be done to them, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BulkForm {
    pub products: Vec<ProductId>,
    pub deed: BulkDeed,
    /// Percents, an amount or tags.
    pub value: String,
    /// The slug of a category.
    pub category: String,
}

/// What is done, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkChange {
    Publish,
    Archive,
    Remove,
    Percent(i64),
    /// In minor units.
    Amount(i64),
    Category(String),
    AddTags(Vec<String>),
    RemoveTags(Vec<String>),
}

/// Why one of them was left as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BulkProblem {
    /// It is not there any more.
    Gone,
    /// Its state does not allow this.
    NotNow { state: ProductState },
    /// Not ready for the shelf: the names of the fields that are missing.
    NotReady(Vec<String>),
    /// The plan of the shop allows no more than so many on the shelf.
    ShelfFull { most: u32 },
    /// A price would be nothing, or not below the earlier one.
    Price,
    /// It would have too many tags.
    Tags,
}

/// What became of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkReport {
    /// How many were changed.
    pub done: u32,
    /// Those that were not, by title.
    pub refused: Vec<(String, BulkProblem)>,
}

/// Why nothing was done at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BulkRefusal {
    Invalid(Vec<FieldProblem>),
}

impl BulkForm {
    /// What is to be done, or what is wrong with the form. `exponent` is that of the shop's currency.
    pub fn check(&self, exponent: u32) -> Result<BulkChange, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        checks.ensure("products", !self.products.is_empty(), Problem::Missing);
        let most = Problem::TooMany { max: u32::try_from(MOST_AT_ONCE).unwrap_or(u32::MAX) };
        checks.ensure("products", self.products.len() <= MOST_AT_ONCE, most);
        let value = self.value.trim();
        let change = match self.deed {
            BulkDeed::Publish => Some(BulkChange::Publish),
            BulkDeed::Archive => Some(BulkChange::Archive),
            BulkDeed::Remove => Some(BulkChange::Remove),
            BulkDeed::PricePercent => checks.field("value", percent(value)).map(BulkChange::Percent),
            BulkDeed::PriceAmount => checks.field("value", amount(value, exponent)).map(BulkChange::Amount),
            BulkDeed::Category => {
                checks.ensure("category", !self.category.is_empty(), Problem::Missing);
                Some(BulkChange::Category(self.category.clone()))
            }
            BulkDeed::AddTags => checks.field("value", tags(value)).map(BulkChange::AddTags),
            BulkDeed::RemoveTags => checks.field("value", tags(value)).map(BulkChange::RemoveTags),
        };
        checks.done()?;
        change.ok_or_else(Vec::new)
    }
}

impl BulkChange {
    /// The price after it, rounded half to even; nothing where there would be none.
    pub fn price(&self, before: i64) -> Option<i64> {
        let after = match self {
            Self::Percent(percent) => {
                let hundredfold = i128::from(before) * i128::from(100 + percent);
                let (whole, rest) = (hundredfold.div_euclid(100), hundredfold.rem_euclid(100));
                let up = rest > 50 || (rest == 50 && whole % 2 != 0);
                i64::try_from(whole + i128::from(up)).ok()?
            }
            Self::Amount(amount) => before.checked_add(*amount)?,
            _ => before,
        };
        (after >= 1).then_some(after)
    }
}

fn percent(typed: &str) -> Result<i64, Problem> {
    let typed = typed.trim_end_matches('%').trim();
    let range = Problem::OutOfRange { min: LEAST_PERCENT, max: MOST_PERCENT };
    let number = typed.strip_prefix('+').unwrap_or(typed).parse().map_err(|_| range.clone())?;
    if (LEAST_PERCENT..=MOST_PERCENT).contains(&number) && number != 0 { Ok(number) } else { Err(range) }
}

/// An amount with a sign, in minor units.
fn amount(typed: &str, exponent: u32) -> Result<i64, Problem> {
    let (sign, digits) = match typed.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, typed.strip_prefix('+').unwrap_or(typed)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let good = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let places = exponent as usize;
    if whole.is_empty() || whole.len() > 9 || part.len() > places || !good(whole) || !good(part) {
        return Err(Problem::NotAnAmount);
    }
    let minor: i64 = format!("{whole}{part:0<places$}").parse().map_err(|_| Problem::NotAnAmount)?;
    if minor == 0 { Err(Problem::NotAnAmount) } else { Ok(sign * minor) }
}

fn tags(typed: &str) -> Result<Vec<String>, Problem> {
    let tags = list::names(typed).into_iter().map(|tag| text::line(&tag.to_lowercase(), 1, 40));
    let tags: Vec<String> = tags.collect::<Result<_, _>>()?;
    if tags.is_empty() { Err(Problem::Missing) } else { Ok(tags) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_and_amounts_have_signs() {
        assert_eq!((percent("-10 %"), percent("+5"), percent("0").is_err()), (Ok(-10), Ok(5), true));
        assert!(percent("-91").is_err() && percent("1001").is_err() && percent("x").is_err());
        assert_eq!((amount("-1.5", 2), amount("+2", 0), amount("3.001", 3)), (Ok(-150), Ok(2), Ok(3001)));
        assert!(amount("0.00", 2).is_err() && amount("1.234", 2).is_err() && amount("1,5", 2).is_err());
    }

    #[test]
    fn prices_are_rounded_once_and_never_vanish() {
        let change = BulkChange::Percent(-10);
        assert_eq!([999, 995, 985, 1].map(|price| change.price(price)), [Some(899), Some(896), Some(886), Some(1)]);
        assert_eq!((BulkChange::Percent(-90).price(4), BulkChange::Amount(-5).price(5)), (None, None));
        assert_eq!(BulkChange::Percent(1000).price(i64::MAX), None);
    }
}
