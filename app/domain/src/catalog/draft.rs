//! What a seller types to put a product on the shelf, and the rules it must meet.

use serde::{Deserialize, Serialize};

use crate::id::{ProductId, VariantId};
use crate::money::{Currency, Money};
use crate::text::{self, Checks, FieldProblem, Problem};

/// Most units a seller may have on hand of one variant.
const MOST_ON_HAND: i64 = 1_000_000;
/// Most variants of one product.
const MOST_VARIANTS: usize = 100;
/// Most options of one product.
const MOST_OPTIONS: usize = 3;

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
    /// Names of the options, separated by commas: `Color, Size`.
    pub options: String,
    pub variants: Vec<VariantDraft>,
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
}

impl VariantDraft {
    /// Whether the whole row was left empty, as spare rows of the form are.
    pub fn is_blank(&self) -> bool {
        let typed = [&self.values, &self.sku, &self.price, &self.compare_at, &self.on_hand];
        self.id.is_none() && typed.iter().all(|text| text.trim().is_empty())
    }
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
    pub options: Vec<String>,
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
}

/// Why a product was not stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProductRefusal {
    /// Fields to correct.
    Invalid(Vec<FieldProblem>),
    /// Somebody else changed it meanwhile.
    Stale { theirs: i32 },
    /// Not ready for the shelf: what is missing, as fields.
    NotReady(Vec<FieldProblem>),
    /// The state does not allow this.
    NotNow { state: super::ProductState },
}

impl ProductDraft {
    /// The product that may be stored, or what is wrong with each field. Variant fields are named
    /// `variants[0][price]` as the form names them.
    pub fn check(&self, currency: Currency) -> Result<CheckedProduct, Vec<FieldProblem>> {
        let mut checks = Checks::new();
        let title = checks.field("title", text::line(&self.title, 3, 120)).unwrap_or_default();
        let wanted = if self.slug.trim().is_empty() { text::suggest_slug(&title) } else { self.slug.clone() };
        let slug = checks.field("slug", text::slug(&wanted)).unwrap_or_default();
        checks.ensure("category", !self.category.is_empty(), Problem::Missing);
        let brand = checks.field("brand", text::line(&self.brand, 0, 80)).unwrap_or_default();
        let summary = checks.field("summary", text::paragraph(&self.summary, 0, 1_500)).unwrap_or_default();
        let too_many = summary.split_whitespace().count() > 150;
        checks.ensure("summary", !too_many, Problem::TooManyWords { max: 150 });
        let description =
            checks.field("description", text::paragraph(&self.description, 0, 20_000)).unwrap_or_default();
        let options = names(&self.options);
        checks.ensure("options", options.len() <= MOST_OPTIONS, Problem::OutOfRange { min: 0, max: 3 });
        let variants = self.check_variants(&mut checks, options.len(), currency);
        checks.done()?;
        let brand = Some(brand).filter(|brand| !brand.is_empty());
        Ok(CheckedProduct {
            title,
            slug,
            category: self.category.clone(),
            brand,
            summary,
            description,
            options,
            variants,
        })
    }

    fn check_variants(&self, checks: &mut Checks, options: usize, currency: Currency) -> Vec<CheckedVariant> {
        let mut variants: Vec<CheckedVariant> = Vec::new();
        for (index, draft) in self.variants.iter().enumerate().filter(|(_, draft)| !draft.is_blank()) {
            let at = |field: &str| format!("variants[{index}][{field}]");
            let Some(variant) = draft.check(checks, &at, options, currency) else {
                continue;
            };
            let repeated = variants.iter().any(|other| other.values == variant.values);
            checks.ensure(&at("values"), !repeated, Problem::Repeated);
            let same_sku = variants.iter().any(|other| other.sku == variant.sku);
            checks.ensure(&at("sku"), !same_sku, Problem::Repeated);
            variants.push(variant);
        }
        let most = i64::try_from(MOST_VARIANTS).unwrap_or(i64::MAX);
        checks.ensure("variants", self.variants.len() <= MOST_VARIANTS, Problem::OutOfRange { min: 1, max: most });
        if self.variants.iter().all(VariantDraft::is_blank) {
            checks.ensure("variants[0][price]", false, Problem::Missing);
        }
        variants
    }
}

impl VariantDraft {
    fn check(
        &self,
        checks: &mut Checks,
        at: &dyn Fn(&str) -> String,
        options: usize,
        currency: Currency,
    ) -> Option<CheckedVariant> {
        let values = names(&self.values);
        checks.ensure(&at("values"), values.len() == options, Problem::NotOffered);
        let sku = checks.field(&at("sku"), text::line(&self.sku, 1, 64));
        let price = checks.field(&at("price"), amount(&self.price, currency));
        let compare_at = match self.compare_at.trim() {
            "" => None,
            typed => checks.field(&at("compare_at"), amount(typed, currency)),
        };
        if let (Some(now), Some(before)) = (price, compare_at) {
            checks.ensure(&at("compare_at"), before.minor > now.minor, Problem::NotHigher);
        }
        let range = Problem::OutOfRange { min: 0, max: MOST_ON_HAND };
        let typed = if self.on_hand.trim().is_empty() { "0" } else { self.on_hand.trim() };
        let counted = typed.parse().ok().filter(|count| (0..=MOST_ON_HAND).contains(count)).ok_or(range);
        let counted = checks.field(&at("on_hand"), counted)?;
        let left_alone = self.id.is_some() && self.shown.trim() == self.on_hand.trim();
        let on_hand = (!left_alone).then_some(counted);
        Some(CheckedVariant { id: self.id, values, sku: sku?, price: price?, compare_at, on_hand })
    }
}

fn names(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// A price: above nothing, below ten million major units.
fn amount(typed: &str, currency: Currency) -> Result<Money, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::Missing);
    }
    let most = 10_000_000 * 10_i64.pow(currency.exponent());
    Money::parse(typed, currency).ok().filter(|money| (1..=most).contains(&money.minor)).ok_or(Problem::NotAnAmount)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mug() -> ProductDraft {
        let variant = |values: &str, sku: &str| VariantDraft {
            values: values.into(),
            sku: sku.into(),
            price: "12.50".into(),
            on_hand: "3".into(),
            ..VariantDraft::default()
        };
        ProductDraft {
            title: "Stoneware mug".into(),
            category: "mugs".into(),
            options: "Color".into(),
            variants: vec![variant("Sand", "MUG-1"), variant("Ink", "MUG-2"), VariantDraft::default()],
            ..ProductDraft::default()
        }
    }

    #[test]
    fn a_good_draft_becomes_a_product() {
        let product = mug().check(Currency::USD).expect("nothing is wrong with it");
        assert_eq!((product.slug.as_str(), product.variants.len()), ("stoneware-mug", 2));
        assert_eq!(product.variants[0].price.minor, 1250);
    }

    #[test]
    fn a_count_that_nobody_changed_is_no_count() {
        let mut draft = mug();
        for (variant, (number, shown)) in draft.variants.iter_mut().zip([(1, "3"), (2, "4")]) {
            variant.id = Some(VariantId(uuid::Uuid::from_u128(number)));
            variant.shown = shown.into();
        }
        let product = draft.check(Currency::USD).expect("nothing is wrong with it");
        assert_eq!((product.variants[0].on_hand, product.variants[1].on_hand), (None, Some(3)));
    }

    #[test]
    fn each_wrong_field_is_named() {
        let mut draft = mug();
        draft.variants[0].price = "12,50".into();
        draft.variants[0].compare_at = "1".into();
        draft.variants[1].on_hand = "-1".into();
        draft.variants[1].sku = String::new();
        draft.title = "x".into();
        let problems = draft.check(Currency::USD).expect_err("four fields are wrong");
        let fields: Vec<&str> = problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(fields, ["title", "variants[0][price]", "variants[1][sku]", "variants[1][on_hand]"]);
    }

    #[test]
    fn twins_are_refused() {
        let mut draft = mug();
        draft.variants[1] = draft.variants[0].clone();
        let problems = draft.check(Currency::USD).expect_err("twins");
        assert!(problems.iter().all(|p| p.problem == Problem::Repeated));
    }
}
