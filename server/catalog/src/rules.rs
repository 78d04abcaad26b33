//! What a product needs before it may stand on the shelf, and what is kept of the choices it offers.

use domain::catalog::{CheckedProduct, LONGEST_NAME, OptionValue, ProductOption};
use domain::text::{FieldProblem, Problem};

/// Fewest characters of the description of a product on the shelf.
pub(crate) const SHORTEST_DESCRIPTION: u32 = 100;

/// What is missing before the product may be published, as fields of its form.
pub(crate) fn missing(description: &str, images: i64, variants: i64) -> Vec<FieldProblem> {
    let mut missing = Vec::new();
    let mut need = |field: &str, problem| missing.push(FieldProblem { field: field.to_owned(), problem });
    match description.trim().chars().count() {
        0 => need("description", Problem::Missing),
        count if count < SHORTEST_DESCRIPTION as usize => {
            need("description", Problem::TooShort { min: SHORTEST_DESCRIPTION });
        }
        _ => {}
    }
    if images == 0 {
        need("images", Problem::Missing);
    }
    if variants == 0 {
        need("variants", Problem::Missing);
    }
    missing
}

/// The choices of the product with the values that its variants have: in the order they were listed, then in that of the
/// variants. A colour has the hex that was typed behind it, else the one that was known.
pub(crate) fn options(product: &CheckedProduct, known: &[ProductOption]) -> Vec<ProductOption> {
    let one = |(at, option): (usize, &ProductOption)| {
        let used: Vec<&String> = product.variants.iter().filter_map(|variant| variant.values.get(at)).collect();
        let listed = option.values.iter().filter(|value| used.contains(&&value.name)).cloned();
        let mut values: Vec<OptionValue> = listed.collect();
        for value in used {
            if values.iter().all(|other| other.name != *value) {
                values.push(OptionValue { name: value.clone(), hex: None });
            }
        }
        for value in values.iter_mut().filter(|value| value.hex.is_none()) {
            value.hex = hex(known, &option.name, &value.name);
        }
        ProductOption { name: option.name.clone(), values }
    };
    product.options.iter().enumerate().map(one).collect()
}

fn hex(known: &[ProductOption], option: &str, value: &str) -> Option<String> {
    let option = known.iter().find(|known| known.name.eq_ignore_ascii_case(option))?;
    option.values.iter().find(|known| known.name == value)?.hex.clone()
}

/// Values of variants that are too long or hold what cannot be printed; `rows` are the places of the variants in the
/// form.
pub(crate) fn wrong_names(product: &CheckedProduct, rows: &[usize]) -> Vec<FieldProblem> {
    let mut wrong = Vec::new();
    for (variant, row) in product.variants.iter().zip(rows) {
        let bad = |name: &String| name.chars().count() > LONGEST_NAME as usize || name.contains(char::is_control);
        if variant.values.iter().any(bad) {
            let field = format!("variants[{row}][values]");
            wrong.push(FieldProblem { field, problem: Problem::TooLong { max: LONGEST_NAME } });
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::catalog::CheckedVariant;
    use domain::money::{Currency, Money};

    fn mug(values: &[&str]) -> CheckedProduct {
        let variant = |value: &&str| CheckedVariant {
            id: None,
            values: vec![(*value).to_owned()],
            sku: (*value).to_owned(),
            price: Money::new(100, Currency::USD),
            compare_at: None,
            on_hand: None,
            weight_grams: None,
            image: None,
        };
        CheckedProduct {
            title: "Mug".into(),
            slug: "mug".into(),
            category: "mugs".into(),
            brand: None,
            summary: String::new(),
            description: String::new(),
            tags: Vec::new(),
            video: None,
            warranty: None,
            cash_on_delivery: false,
            specs: Vec::new(),
            properties: Vec::new(),
            options: vec![ProductOption { name: "Color".into(), values: Vec::new() }],
            variants: values.iter().map(variant).collect(),
        }
    }

    #[test]
    fn each_thing_that_is_missing_is_named() {
        let fields = |missing: Vec<FieldProblem>| missing.into_iter().map(|m| m.field).collect::<Vec<_>>();
        assert_eq!(fields(missing("", 0, 0)), ["description", "images", "variants"]);
        assert_eq!(fields(missing(&"é".repeat(99), 1, 1)), ["description"]);
        assert!(missing(&"é".repeat(100), 1, 1).is_empty());
    }

    #[test]
    fn known_colours_keep_their_hex_and_gone_ones_go() {
        let value = |name: &str, hex: &str| OptionValue { name: name.into(), hex: Some(hex.into()) };
        let known =
            [ProductOption { name: "color".into(), values: vec![value("Ink", "#222233"), value("Sand", "#d9cfc4")] }];
        let kept = options(&mug(&["Sand", "Moss", "Sand"]), &known);
        let moss = OptionValue { name: "Moss".into(), hex: None };
        assert_eq!(kept, [ProductOption { name: "Color".into(), values: vec![value("Sand", "#d9cfc4"), moss] }]);
    }

    #[test]
    fn values_stand_in_the_order_they_were_listed() {
        let mut product = mug(&["Sand", "Moss", "Ink"]);
        let value = |name: &str, hex: Option<&str>| OptionValue { name: name.into(), hex: hex.map(str::to_owned) };
        product.options[0].values = vec![value("Ink", Some("#111111")), value("Gone", None), value("Sand", None)];
        let kept = options(&product, &[]);
        assert_eq!(kept[0].values, [value("Ink", Some("#111111")), value("Sand", None), value("Moss", None)]);
    }

    #[test]
    fn endless_and_unprintable_values_are_named_by_their_row() {
        let product = mug(&["Sand", &"x".repeat(61), "a\0b"]);
        let fields: Vec<String> = wrong_names(&product, &[0, 2, 5]).into_iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["variants[2][values]", "variants[5][values]"]);
    }
}
