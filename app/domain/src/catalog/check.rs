//! The rules that a product must meet before it is stored; a browser asks them as well as the server.

use super::{
    CheckedProduct, CheckedVariant, OptionDraft, ProductDraft, ProductOption, Property, VariantDraft, film, list,
};
use crate::money::{Currency, Money};
use crate::text::{self, Checks, FieldProblem, Problem};

/// Most units a seller may have on hand of one variant.
const MOST_ON_HAND: i64 = 1_000_000;
/// Most variants of one product.
pub const MOST_VARIANTS: usize = 100;
/// Most options of one product.
pub const MOST_OPTIONS: usize = 3;
/// Most words that a product is found by.
const MOST_TAGS: usize = 20;
/// Most lines of the technical sheet, and most properties.
pub const MOST_SPECS: usize = 40;
/// Most grams of one variant.
const MOST_GRAMS: i64 = 1_000_000;
/// Most characters of the name of an option or of a value.
pub const LONGEST_NAME: u32 = 60;

impl ProductDraft {
    /// The product that may be stored, or what is wrong with each field. Fields of lines are named as the form names
    /// them: `variants[0][price]`.
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
        let warranty = checks.field("warranty", text::line(&self.warranty, 0, 120)).unwrap_or_default();
        let tags = tags(&mut checks, &self.tags);
        let video = match self.video.trim() {
            "" => None,
            address => checks.field("video", film(address)),
        };
        let (specs, properties) = (self.check_specs(&mut checks), self.check_properties(&mut checks));
        let options = self.check_options(&mut checks);
        let variants = self.check_variants(&mut checks, options.len(), currency);
        checks.done()?;
        let told = |text: String| Some(text).filter(|text| !text.is_empty());
        Ok(CheckedProduct {
            title,
            slug,
            category: self.category.clone(),
            brand: told(brand),
            summary,
            description,
            tags,
            video,
            warranty: told(warranty),
            cash_on_delivery: self.cash_on_delivery,
            specs,
            properties,
            options,
            variants,
        })
    }

    fn check_specs(&self, checks: &mut Checks) -> Vec<(String, String)> {
        let mut specs: Vec<(String, String)> = Vec::new();
        for (index, spec) in self.specs.iter().enumerate().filter(|(_, spec)| !spec.is_blank()) {
            let at = |field: &str| format!("specs[{index}][{field}]");
            let name = checks.field(&at("name"), text::line(&spec.name, 1, LONGEST_NAME));
            let value = checks.field(&at("value"), text::line(&spec.value, 1, 200));
            let Some((name, value)) = name.zip(value) else { continue };
            checks.ensure(&at("name"), specs.iter().all(|(other, _)| *other != name), Problem::Repeated);
            specs.push((name, value));
        }
        checks.ensure("specs[0][name]", specs.len() <= MOST_SPECS, Problem::TooMany { max: most(MOST_SPECS) });
        specs
    }

    fn check_properties(&self, checks: &mut Checks) -> Vec<Property> {
        let mut properties: Vec<Property> = Vec::new();
        for (index, property) in self.properties.iter().enumerate().filter(|(_, property)| !property.is_blank()) {
            let at = |field: &str| format!("properties[{index}][{field}]");
            let name = checks.field(&at("name"), text::line(&property.name, 1, LONGEST_NAME));
            let values = checks.field(&at("values"), lines(&list::names(&property.values), 100));
            let Some((name, values)) = name.zip(values) else { continue };
            checks.ensure(&at("values"), !values.is_empty(), Problem::Missing);
            checks.ensure(&at("name"), properties.iter().all(|other| other.name != name), Problem::Repeated);
            properties.push(Property { name, values });
        }
        checks.ensure(
            "properties[0][name]",
            properties.len() <= MOST_SPECS,
            Problem::TooMany { max: most(MOST_SPECS) },
        );
        properties
    }

    fn check_options(&self, checks: &mut Checks) -> Vec<ProductOption> {
        let mut options: Vec<ProductOption> = Vec::new();
        for (index, option) in self.options.iter().enumerate().filter(|(_, option)| !option.is_blank()) {
            let at = |field: &str| format!("options[{index}][{field}]");
            let name = checks.field(&at("name"), text::line(&option.name, 1, LONGEST_NAME)).unwrap_or_default();
            let twice = options.iter().any(|other| other.name.eq_ignore_ascii_case(&name));
            checks.ensure(&at("name"), !twice || name.is_empty(), Problem::Repeated);
            let values = OptionDraft::parsed(option);
            let printable = |name: &str| !name.contains(char::is_control);
            let short = |name: &str| (1..=LONGEST_NAME as usize).contains(&name.chars().count());
            let good = values.iter().all(|value| short(&value.name) && printable(&value.name));
            checks.ensure(&at("values"), good, Problem::TooLong { max: LONGEST_NAME });
            let repeated = (1..values.len()).any(|at| values[..at].iter().any(|v| v.name == values[at].name));
            checks.ensure(&at("values"), !repeated, Problem::Repeated);
            options.push(ProductOption { name, values });
        }
        checks.ensure("options[0][name]", options.len() <= MOST_OPTIONS, Problem::TooMany { max: most(MOST_OPTIONS) });
        options
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
        let filled = self.variants.iter().filter(|variant| !variant.is_blank()).count();
        checks.ensure("variants", filled <= MOST_VARIANTS, Problem::TooMany { max: most(MOST_VARIANTS) });
        if filled == 0 {
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
        let values = list::names(&self.values);
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
        let typed = if self.on_hand.trim().is_empty() { "0" } else { self.on_hand.trim() };
        let counted = checks.field(&at("on_hand"), number(typed, 0, MOST_ON_HAND))?;
        let left_alone = self.id.is_some() && self.shown.trim() == self.on_hand.trim();
        let on_hand = (!left_alone).then_some(counted);
        let weight_grams = match self.weight.trim() {
            "" => None,
            typed => checks.field(&at("weight"), number(typed, 1, MOST_GRAMS)).and_then(|grams| grams.try_into().ok()),
        };
        let image = match self.image.trim() {
            "" => None,
            typed => checks.field(&at("image"), typed.parse().map_err(|_| Problem::NotOffered)),
        };
        Some(CheckedVariant { id: self.id, values, sku: sku?, price: price?, compare_at, on_hand, weight_grams, image })
    }
}

/// The words that a product is found by: each once, in small letters.
fn tags(checks: &mut Checks, typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let typed: Vec<String> = list::names(typed).into_iter().map(|tag| tag.to_lowercase()).collect();
    for tag in checks.field("tags", lines(&typed, 40)).unwrap_or_default() {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    checks.ensure("tags", tags.len() <= MOST_TAGS, Problem::TooMany { max: most(MOST_TAGS) });
    tags
}

fn lines(typed: &[String], longest: u32) -> Result<Vec<String>, Problem> {
    typed.iter().map(|name| text::line(name, 1, longest)).collect()
}

fn number(typed: &str, min: i64, max: i64) -> Result<i64, Problem> {
    typed.parse().ok().filter(|number| (min..=max).contains(number)).ok_or(Problem::OutOfRange { min, max })
}

fn most(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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
    use crate::catalog::{PropertyDraft, SpecDraft};
    use crate::id::VariantId;

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
            options: vec![OptionDraft { name: "Color".into(), values: "Sand #D9CFC4, Ink".into() }],
            variants: vec![variant("Sand", "MUG-1"), variant("Ink", "MUG-2"), VariantDraft::default()],
            ..ProductDraft::default()
        }
    }

    fn wrong(draft: &ProductDraft) -> Vec<String> {
        let problems = draft.check(Currency::USD).expect_err("something is wrong");
        problems.into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_good_draft_becomes_a_product() {
        let product = mug().check(Currency::USD).expect("nothing is wrong with it");
        assert_eq!((product.slug.as_str(), product.variants.len()), ("stoneware-mug", 2));
        assert_eq!(product.variants[0].price.minor, 1250);
        assert_eq!(product.options[0].values[0].hex.as_deref(), Some("#d9cfc4"));
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
        assert_eq!(wrong(&draft), ["title", "variants[0][price]", "variants[1][sku]", "variants[1][on_hand]"]);
    }

    #[test]
    fn twins_are_refused() {
        let mut draft = mug();
        draft.variants[1] = draft.variants[0].clone();
        let problems = draft.check(Currency::USD).expect_err("twins");
        assert!(problems.iter().all(|p| p.problem == Problem::Repeated));
    }

    #[test]
    fn tags_stand_once_and_small() {
        let draft = ProductDraft { tags: "Tea, tea,  Stoneware ,".into(), ..mug() };
        assert_eq!(draft.check(Currency::USD).expect("fine").tags, ["tea", "stoneware"]);
        assert_eq!(wrong(&ProductDraft { tags: "x".repeat(41), ..mug() }), ["tags"]);
        let many = (0..21).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert_eq!(wrong(&ProductDraft { tags: many, ..mug() }), ["tags"]);
    }

    #[test]
    fn what_is_wrong_in_a_line_is_named_by_its_line() {
        let mut draft = mug();
        let spec = |name: &str, value: &str| SpecDraft { name: name.into(), value: value.into() };
        draft.specs = vec![spec("Height", "9 cm"), SpecDraft::default(), spec("Width", ""), spec("Height", "10 cm")];
        draft.properties = vec![PropertyDraft { name: String::new(), values: "Oak".into() }];
        draft.options.push(OptionDraft { name: "color".into(), values: "a, a".into() });
        draft.video = "https://vimeo.com/1".into();
        draft.variants[0].weight = "0".into();
        draft.variants[1].image = "first".into();
        let expected = [
            "video",
            "specs[2][value]",
            "specs[3][name]",
            "properties[0][name]",
            "options[1][name]",
            "options[1][values]",
            "variants[0][values]",
            "variants[0][weight]",
            "variants[1][values]",
            "variants[1][image]",
        ];
        assert_eq!(wrong(&draft), expected);
    }

    #[test]
    fn a_hundred_and_one_variants_are_too_many() {
        let mut draft = mug();
        draft.options[0].values = String::new();
        let row = draft.variants[0].clone();
        let row = |n: usize| VariantDraft { values: format!("v{n}"), sku: format!("S{n}"), ..row.clone() };
        draft.variants = (0..100).map(row).collect();
        assert!(draft.check(Currency::USD).is_ok());
        draft.variants.push(row(100));
        assert_eq!(wrong(&draft), ["variants"]);
    }
}
