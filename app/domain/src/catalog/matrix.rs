//! The matrix of a product: a row for every combination of the values of its options.

use super::check::MOST_VARIANTS;
use super::{ProductDraft, VariantDraft, list};
use crate::text::suggest_slug;

/// Longest SKU that is suggested.
const LONGEST_SKU: usize = 64;

/// Every combination of one value of each option, the last option changing fastest; nothing when an option has no
/// values, or when there are more than [`MOST_VARIANTS`].
pub fn combinations(options: &[Vec<String>]) -> Vec<Vec<String>> {
    let count = options.iter().try_fold(1_usize, |count, values| count.checked_mul(values.len()));
    if options.is_empty() || !count.is_some_and(|count| (1..=MOST_VARIANTS).contains(&count)) {
        return Vec::new();
    }
    let begin = vec![Vec::new()];
    options.iter().fold(begin, |rows, values| {
        let grown = rows.iter().flat_map(|row| {
            values.iter().map(|value| {
                let mut row: Vec<String> = row.clone();
                row.push(value.clone());
                row
            })
        });
        grown.collect()
    })
}

/// How many combinations there would be.
pub fn combination_count(options: &[Vec<String>]) -> usize {
    options.iter().fold(usize::from(!options.is_empty()), |count, values| count.saturating_mul(values.len()))
}

/// A number for a variant that tells what it is: `STONEWARE-MUG-SAND-L`.
pub fn suggest_sku(slug: &str, values: &[String]) -> String {
    let words = std::iter::once(slug.to_owned()).chain(values.iter().map(|value| {
        let word = suggest_slug(value);
        word.strip_prefix("item-").unwrap_or(&word).to_owned()
    }));
    let sku = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_uppercase();
    let short: String = sku.chars().take(LONGEST_SKU).collect();
    short.trim_end_matches('-').to_owned()
}

impl ProductDraft {
    /// The values of each option, as they are typed.
    pub fn option_values(&self) -> Vec<Vec<String>> {
        let filled = self.options.iter().filter(|option| !option.is_blank());
        filled.map(|option| option.parsed().into_iter().map(|value| value.name).collect()).collect()
    }

    /// The draft with a row for every combination that had none. What a new row costs and how many there are is what
    /// was typed for all, else what the first row says; rows from before an option was added take its first value.
    #[must_use]
    pub fn filled(mut self) -> Self {
        let options = self.option_values();
        self.variants.retain(|variant| !variant.is_blank());
        for variant in &mut self.variants {
            let mut values = list::names(&variant.values);
            values.truncate(options.len());
            values.extend(options.iter().skip(values.len()).filter_map(|values| values.first().cloned()));
            variant.values = list::listed(&values);
        }
        let slug = if self.slug.trim().is_empty() { suggest_slug(&self.title) } else { self.slug.trim().to_owned() };
        let pattern = self.variants.first().cloned().unwrap_or_default();
        let or = |typed: &str, first: &str| if typed.trim().is_empty() { first } else { typed }.to_owned();
        for values in combinations(&options) {
            let values_listed = list::listed(&values);
            if self.variants.iter().any(|variant| variant.values == values_listed) {
                continue;
            }
            self.variants.push(VariantDraft {
                sku: suggest_sku(&slug, &values),
                values: values_listed,
                price: or(&self.all.price, &pattern.price),
                compare_at: or(&self.all.compare_at, if self.all.price.is_empty() { &pattern.compare_at } else { "" }),
                on_hand: or(&self.all.on_hand, "0"),
                weight: or(&self.all.weight, &pattern.weight),
                ..VariantDraft::default()
            });
        }
        self.fill = false;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{OptionDraft, RowDraft};

    fn values(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn there_is_a_row_for_every_combination() {
        let options = [values(&["Sand", "Ink"]), values(&["S", "L"])];
        let rows: Vec<String> = combinations(&options).iter().map(|row| row.join("/")).collect();
        assert_eq!(rows, ["Sand/S", "Sand/L", "Ink/S", "Ink/L"]);
        let many = [values(&["x"; 11]), values(&["y"; 10])];
        assert_eq!((combinations(&many).len(), combination_count(&many)), (0, 110));
        assert!(combinations(&[]).is_empty() && combinations(&[values(&["S"]), Vec::new()]).is_empty());
    }

    #[test]
    fn numbers_tell_what_they_stand_for() {
        assert_eq!(suggest_sku("stoneware-mug", &values(&["Sea blue", "L", "5½\""])), "STONEWARE-MUG-SEA-BLUE-L-5");
        assert!(suggest_sku(&"long-".repeat(20), &values(&["L"])).len() <= LONGEST_SKU);
    }

    #[test]
    fn missing_rows_are_made_and_old_ones_kept() {
        let option = |name: &str, values: &str| OptionDraft { name: name.into(), values: values.into() };
        let draft = ProductDraft {
            title: "Mug".into(),
            options: vec![option("Color", "Sand #d9cfc4, Ink"), OptionDraft::default(), option("Size", "S, L")],
            all: RowDraft { on_hand: "5".into(), ..RowDraft::default() },
            variants: vec![VariantDraft {
                values: "Ink".into(),
                sku: "OLD".into(),
                price: "12.00".into(),
                on_hand: "2".into(),
                ..VariantDraft::default()
            }],
            ..ProductDraft::default()
        };
        let filled = draft.filled();
        let rows: Vec<_> =
            filled.variants.iter().map(|v| (v.values.as_str(), v.price.as_str(), v.on_hand.as_str())).collect();
        let new = |values| (values, "12.00", "5");
        assert_eq!(rows, [("Ink, S", "12.00", "2"), new("Sand, S"), new("Sand, L"), new("Ink, L")]);
        assert_eq!(filled.variants[1].sku, "MUG-SAND-S");
        assert_eq!(filled.clone().filled(), filled, "a full matrix stays as it is");
    }
}
