//! What a seller types to put a product on the shelf, and what of it may be stored.

use serde::{Deserialize, Serialize};

use super::{OptionValue, ProductOption, Property, list};
use crate::id::{ImageId, ProductId, VariantId};
use crate::money::Money;
use crate::shops::LimitReached;
use crate::text::FieldProblem;

/// A product as its seller types it: everything is text until it was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProductDraft {
    /// Absent for a new product.
    pub id: Option<ProductId>,
    /// The version that was edited; a stale one is refused.
    pub version: i32,
    pub title: String,
    /// Suggested from the title when empty.
    pub slug: String,
    /// The slug of a category.
    pub category: String,
    pub brand: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// Words it is found by, separated by commas.
    pub tags: String,
    /// The address of a film on `YouTube`, or empty.
    pub video: String,
    pub warranty: String,
    /// Whether it may be paid for at the door.
    pub cash_on_delivery: bool,
    pub specs: Vec<SpecDraft>,
    pub properties: Vec<PropertyDraft>,
    pub options: Vec<OptionDraft>,
    /// What rows that are made for missing combinations begin with.
    pub all: RowDraft,
    /// Whether a row is to be made for every combination of the options that has none.
    pub fill: bool,
    pub variants: Vec<VariantDraft>,
}

/// A line of the technical sheet as its seller types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpecDraft {
    pub name: String,
    pub value: String,
}

/// A property as its seller types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PropertyDraft {
    pub name: String,
    /// Separated by commas.
    pub values: String,
}

/// A choice that the product offers, as its seller types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OptionDraft {
    pub name: String,
    /// Separated by commas; a colour may be followed by its hex: `Sand #d9cfc4, Ink`.
    pub values: String,
}

/// What is typed once for many variants.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RowDraft {
    pub price: String,
    pub compare_at: String,
    pub on_hand: String,
    pub weight: String,
}

/// A variant as its seller types it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VariantDraft {
    /// Absent for a new variant.
    pub id: Option<VariantId>,
    /// Values of the options, separated by commas: `Blue, L`.
    pub values: String,
    pub sku: String,
    /// A decimal amount.
    pub price: String,
    /// A decimal amount, or empty.
    pub compare_at: String,
    /// A whole number.
    pub on_hand: String,
    /// The count that the form showed: one that nobody changed is left as the sales since have made it.
    pub shown: String,
    /// Grams, or empty.
    pub weight: String,
    /// The number of one of the product's pictures, or empty.
    pub image: String,
}

/// A product that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedProduct {
    pub title: String,
    pub slug: String,
    pub category: String,
    pub brand: Option<String>,
    pub summary: String,
    pub description: String,
    pub tags: Vec<String>,
    /// What `YouTube` calls the film.
    pub video: Option<String>,
    pub warranty: Option<String>,
    pub cash_on_delivery: bool,
    pub specs: Vec<(String, String)>,
    pub properties: Vec<Property>,
    /// With the values that were listed, whether a variant has them or not.
    pub options: Vec<ProductOption>,
    pub variants: Vec<CheckedVariant>,
}

/// A variant that may be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedVariant {
    pub id: Option<VariantId>,
    pub values: Vec<String>,
    pub sku: String,
    pub price: Money,
    pub compare_at: Option<Money>,
    /// What the seller counted; nothing when they did not count.
    pub on_hand: Option<i64>,
    pub weight_grams: Option<i32>,
    pub image: Option<ImageId>,
}

/// Why a product was not stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProductRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// Somebody else changed it meanwhile. What was typed is kept beside the product, to be compared.
    Stale { theirs: i32 },
    /// Not ready for the shelf: what is missing, as fields.
    NotReady(Vec<FieldProblem>),
    /// The state does not allow this.
    NotNow { state: super::ProductState },
    /// It was removed more than a day ago and cannot come back.
    TooLate,
    /// The plan of the shop allows no more products on the shelf.
    ShelfFull(LimitReached),
    /// There are so many products that more cannot be changed at once.
    TooMany { most: u32 },
}

impl SpecDraft {
    /// Whether the line was left empty, as spare ones are.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.value.trim().is_empty()
    }
}

impl PropertyDraft {
    /// Whether the line was left empty, as spare ones are.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.values.trim().is_empty()
    }
}

impl OptionDraft {
    /// A choice of that name whose values are those of the variants.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), values: String::new() }
    }

    /// Whether the line was left empty, as spare ones are.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.values.trim().is_empty()
    }

    /// The values, each with its hex where one stands behind it.
    pub fn parsed(&self) -> Vec<OptionValue> {
        list::names(&self.values).into_iter().map(OptionValue::typed).collect()
    }
}

impl From<&ProductOption> for OptionDraft {
    fn from(option: &ProductOption) -> Self {
        let values: Vec<String> = option.values.iter().map(OptionValue::as_typed).collect();
        Self { name: option.name.clone(), values: list::listed(&values) }
    }
}

impl OptionValue {
    /// `Sand #d9cfc4` as a name and a hex.
    pub fn typed(text: String) -> Self {
        let split = text.rsplit_once(char::is_whitespace).filter(|(_, hex)| is_hex(hex));
        match split {
            Some((name, hex)) => Self { name: name.trim().to_owned(), hex: Some(hex.to_ascii_lowercase()) },
            None => Self { name: text, hex: None },
        }
    }

    /// The same as it is typed.
    pub fn as_typed(&self) -> String {
        self.hex.as_ref().map_or_else(|| self.name.clone(), |hex| format!("{} {hex}", self.name))
    }
}

/// Whether that is a colour like `#2f4f4f`.
pub(crate) fn is_hex(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()))
}

impl VariantDraft {
    /// Whether the whole row was left empty, as spare rows of the form are.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.values, &self.sku, &self.price, &self.compare_at, &self.on_hand, &self.weight];
        self.id.is_none() && typed.iter().all(|text| text.trim().is_empty())
    }
}

impl ProductDraft {
    /// Whether nothing was typed at all, as in a form that was just opened.
    pub fn is_blank(&self) -> bool {
        let texts = [&self.title, &self.slug, &self.brand, &self.summary, &self.description, &self.tags, &self.video];
        texts.iter().all(|text| text.trim().is_empty())
            && self.warranty.trim().is_empty()
            && self.specs.iter().all(SpecDraft::is_blank)
            && self.properties.iter().all(PropertyDraft::is_blank)
            && self.options.iter().all(OptionDraft::is_blank)
            && self.variants.iter().all(VariantDraft::is_blank)
    }
}
