//! Offers: prices that hold from one instant to another, and what a seller types to make one.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ImageView;
use crate::id::{OfferId, ProductId, VariantId};
use crate::money::{Currency, Money};
use crate::paging::Paged;
use crate::shops::Slip;
use crate::shops::form::Marks;
use crate::text::Problem;

/// Deepest cut, in percent.
pub const MOST_PERCENT: i64 = 90;
/// Most units that an offer may be limited to.
const MOST_UNITS: i64 = 1_000_000;

/// That a price is an offer, for those who look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferMark {
    /// When the price goes back.
    pub ends_at: DateTime<Utc>,
    /// Units that are left at this price; without a limit none is said.
    pub left: Option<u32>,
}

/// Where an offer stands at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferState {
    /// It has not begun.
    Coming,
    /// It holds now.
    Running,
    /// It holds, but every unit it was limited to is taken.
    UsedUp,
    /// Its time is over.
    Over,
    /// The shop ended it early.
    CalledOff,
}

impl OfferState {
    /// Whether the shop may still end it.
    pub fn may_end(self) -> bool {
        matches!(self, Self::Coming | Self::Running | Self::UsedUp)
    }
}

/// An offer in its shop's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferRow {
    pub id: OfferId,
    pub product: ProductId,
    pub slug: String,
    pub title: String,
    pub image: Option<ImageView>,
    pub state: OfferState,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// Its lowest price.
    pub price: Money,
    /// The deepest cut of it, in percent of the price without it.
    pub percent: u32,
    pub limit: Option<u32>,
    pub taken: u32,
}

/// The offers of a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersView {
    pub offers: Paged<OfferRow>,
    /// The clock that the shop's times are written by.
    pub time_zone: String,
}

/// A variant that may be offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferVariant {
    pub id: VariantId,
    /// What tells it from its sisters; empty when there is only one.
    pub label: String,
    pub sku: String,
    pub price: Money,
}

/// What the form of a new offer shows beside its fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferChoice {
    pub product: ProductId,
    pub title: String,
    pub currency: Currency,
    pub variants: Vec<OfferVariant>,
    pub time_zone: String,
    /// What time it is there: `2026-11-20T16:30`.
    pub now: String,
}

/// An offer as its seller types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfferForm {
    pub product: Option<ProductId>,
    /// By the shop's clock: `2026-11-27T08:00`.
    pub starts: String,
    pub ends: String,
    /// Off every price that has none of its own below.
    pub percent: String,
    /// A whole number, or empty for as many as there are.
    pub units: String,
    pub prices: Vec<OfferPrice>,
}

/// The price of one variant as its seller types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfferPrice {
    pub variant: Option<VariantId>,
    /// A decimal amount, or empty.
    pub price: String,
}

/// An offer that may be stored. Whether its times are free is the database's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedOffer {
    /// By the shop's clock.
    pub starts: NaiveDateTime,
    pub ends: NaiveDateTime,
    pub units: Option<i32>,
    pub prices: Vec<(VariantId, i64)>,
}

/// Why an offer was not made or not ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferRefusal {
    /// Fields to correct.
    Invalid(Slip<OfferForm>),
    /// The product has another offer at that time.
    Overlaps(Slip<OfferForm>),
    /// It is over already.
    Over,
    /// The product is not on the shelf.
    NotOnShelf,
}

impl OfferForm {
    /// The offer that may be stored, for these variants of its product; `now` is what the shop's clock shows.
    pub fn check(self, variants: &[OfferVariant], now: NaiveDateTime) -> Result<CheckedOffer, Slip<Self>> {
        let mut marks = Marks::new();
        let starts =
            if self.starts.trim().is_empty() { Some(now) } else { marks.field("starts", instant(&self.starts)) };
        let ends = marks.field("ends", instant(&self.ends));
        if let (Some(starts), Some(ends)) = (starts, ends) {
            marks.ensure("ends", starts < ends && now < ends, Problem::NotAfter);
        }
        let percent = marks.field("percent", whole(&self.percent, MOST_PERCENT)).flatten();
        let units = marks.field("units", whole(&self.units, MOST_UNITS)).flatten();
        let prices = self.prices(&mut marks, variants, percent);
        let blank = self.percent.trim().is_empty() && self.prices.iter().all(|row| row.price.trim().is_empty());
        marks.ensure("percent", !blank, Problem::Missing);
        marks.done(self.kept())?;
        Ok(CheckedOffer {
            starts: starts.unwrap_or(now),
            ends: ends.unwrap_or(now),
            units: units.and_then(|units| i32::try_from(units).ok()),
            prices,
        })
    }

    /// What each variant costs in the offer; one without a price of its own follows the percentage.
    fn prices(&self, marks: &mut Marks, variants: &[OfferVariant], percent: Option<i64>) -> Vec<(VariantId, i64)> {
        let mut prices = Vec::new();
        for variant in variants {
            let row = self.prices.iter().find(|row| row.variant == Some(variant.id));
            let typed = row.map_or("", |row| row.price.trim());
            let field = price_field(variant.id);
            if typed.is_empty() {
                prices.extend(percent.map(|percent| (variant.id, reduced(variant.price.minor, percent))));
                continue;
            }
            match Money::parse(typed, variant.price.currency) {
                Ok(price) if price.minor > 0 && price.minor < variant.price.minor => {
                    prices.push((variant.id, price.minor));
                }
                Ok(_) => marks.wrong(&field, Problem::NotLower),
                Err(_) => marks.wrong(&field, Problem::NotAnAmount),
            }
        }
        // A cut of a few percent off a few cents is none.
        prices.retain(|(id, minor)| variants.iter().any(|variant| variant.id == *id && *minor < variant.price.minor));
        prices
    }

    /// What is given back is cut, because without script it travels in an address.
    #[must_use]
    pub fn kept(&self) -> Self {
        use crate::shops::form::cut;
        let price = |row: &OfferPrice| OfferPrice { variant: row.variant, price: cut(&row.price, 14) };
        Self {
            product: self.product,
            starts: cut(&self.starts, 20),
            ends: cut(&self.ends, 20),
            percent: cut(&self.percent, 10),
            units: cut(&self.units, 10),
            prices: self.prices.iter().filter(|row| !row.price.trim().is_empty()).take(20).map(price).collect(),
        }
    }
}

/// What the price of a variant is called where something is wrong with it.
pub fn price_field(variant: VariantId) -> String {
    format!("price of {variant}")
}

/// A price less so many percent, rounded up to a whole minor unit, and never nothing.
fn reduced(minor: i64, percent: i64) -> i64 {
    let (minor, percent) = (i128::from(minor), i128::from(percent));
    let cut = minor * percent / 100;
    i64::try_from(minor - cut).unwrap_or(i64::MAX).max(1)
}

/// A whole number from 1 to `most`, or none.
fn whole(typed: &str, most: i64) -> Result<Option<i64>, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse().ok().filter(|number| (1..=most).contains(number));
    number.map(Some).ok_or(Problem::OutOfRange { min: 1, max: most })
}

/// An instant as browsers send it, with seconds or without.
fn instant(typed: &str) -> Result<NaiveDateTime, Problem> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Problem::Missing);
    }
    let read = |format| NaiveDateTime::parse_from_str(typed, format).ok();
    let read = read("%Y-%m-%dT%H:%M").or_else(|| read("%Y-%m-%dT%H:%M:%S")).or_else(|| read("%Y-%m-%d %H:%M"));
    read.filter(|at| (2000..2100).contains(&chrono::Datelike::year(at))).ok_or(Problem::NotAnInstant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn variant(number: u128, minor: i64) -> OfferVariant {
        let price = Money::new(minor, Currency::USD);
        OfferVariant { id: VariantId(Uuid::from_u128(number)), label: String::new(), sku: String::new(), price }
    }

    fn now() -> NaiveDateTime {
        instant("2026-11-20T12:00").expect("an instant")
    }

    fn form(ends: &str, percent: &str) -> OfferForm {
        OfferForm { ends: ends.into(), percent: percent.into(), ..OfferForm::default() }
    }

    fn wrong(form: OfferForm, variants: &[OfferVariant]) -> Vec<String> {
        form.check(variants, now()).expect_err("is refused").wrong.into_iter().map(|wrong| wrong.field).collect()
    }

    #[test]
    fn a_percentage_cuts_what_has_no_price_of_its_own() {
        let variants = [variant(1, 1999), variant(2, 1000), variant(3, 1)];
        let own = OfferPrice { variant: Some(variants[1].id), price: "7.50".into() };
        let form = OfferForm { prices: vec![own], ..form("2026-11-21T12:00", "20") };
        let offer = form.check(&variants, now()).expect("is good");
        assert_eq!(offer.prices, [(variants[0].id, 1600), (variants[1].id, 750)], "a cent cannot be cut");
        assert_eq!(offer.starts, now(), "it begins at once when no start is named");
    }

    #[test]
    fn an_offer_ends_after_it_starts_and_not_in_the_past() {
        let variants = [variant(1, 1000)];
        assert_eq!(wrong(form("2026-11-19T12:00", "10"), &variants), ["ends"]);
        let backwards = OfferForm { starts: "2026-11-23T08:00".into(), ..form("2026-11-22T08:00", "10") };
        assert_eq!(wrong(backwards, &variants), ["ends"]);
        assert_eq!(wrong(form("tomorrow", "10"), &variants), ["ends"]);
        assert_eq!(wrong(form("", ""), &variants), ["ends", "percent"]);
    }

    #[test]
    fn an_offer_is_lower_than_the_price() {
        let variants = [variant(1, 1000)];
        for price in ["10.00", "0", "-1", "many", "9.999"] {
            let price = OfferPrice { variant: Some(variants[0].id), price: price.into() };
            let form = OfferForm { prices: vec![price], ..form("2026-11-21T12:00", "") };
            assert_eq!(wrong(form, &variants).first().map(String::as_str), Some(price_field(variants[0].id).as_str()));
        }
        assert_eq!(wrong(form("2026-11-21T12:00", "91"), &variants), ["percent"]);
    }
}
