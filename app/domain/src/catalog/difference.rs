//! Where two versions of a product differ, field by field, for whoever has to choose between them.

use serde::{Deserialize, Serialize};

use super::{ProductDraft, VariantDraft, list};

/// A field in which what is stored and what was typed are not the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Its name in the form.
    pub field: String,
    pub stored: String,
    pub typed: String,
}

impl ProductDraft {
    /// Every field in which `typed` is another than what is stored.
    pub fn differences(&self, typed: &Self) -> Vec<Difference> {
        let stored = self.told();
        let mut typed = typed.told();
        let mut found = Vec::new();
        for (field, stored) in stored {
            let other = typed.iter().position(|(name, _)| *name == field).map(|at| typed.remove(at).1);
            let other = other.unwrap_or_default();
            if stored != other {
                found.push(Difference { field, stored, typed: other });
            }
        }
        let new = typed.into_iter().filter(|(_, text)| !text.is_empty());
        found.extend(new.map(|(field, typed)| Difference { field, stored: String::new(), typed }));
        found
    }

    /// Every field with what it says.
    fn told(&self) -> Vec<(String, String)> {
        let line = |text: &str| text.trim().replace('\r', "");
        let mut told: Vec<(String, String)> = [
            ("title", &self.title),
            ("slug", &self.slug),
            ("category", &self.category),
            ("brand", &self.brand),
            ("summary", &self.summary),
            ("description", &self.description),
            ("video", &self.video),
            ("warranty", &self.warranty),
        ]
        .map(|(name, text)| (name.to_owned(), line(text)))
        .into();
        let tags: Vec<String> = list::names(&self.tags).into_iter().map(|tag| tag.to_lowercase()).collect();
        told.push(("tags".to_owned(), list::listed(&tags)));
        let at_the_door = if self.cash_on_delivery { "Yes" } else { "No" };
        told.push(("cash_on_delivery".to_owned(), at_the_door.to_owned()));
        let specs = self.specs.iter().filter(|spec| !spec.is_blank());
        let lines: Vec<String> = specs.map(|spec| format!("{}: {}", line(&spec.name), line(&spec.value))).collect();
        told.push(("specs".to_owned(), lines.join("\n")));
        let properties = self.properties.iter().filter(|property| !property.is_blank());
        let lines = properties
            .map(|property| format!("{}: {}", line(&property.name), list::listed(&list::names(&property.values))));
        told.push(("properties".to_owned(), lines.collect::<Vec<_>>().join("\n")));
        let options = self.options.iter().filter(|option| !option.is_blank());
        let lines =
            options.map(|option| format!("{}: {}", line(&option.name), list::listed(&list::names(&option.values))));
        told.push(("options".to_owned(), lines.collect::<Vec<_>>().join("\n")));
        let variants = self.variants.iter().filter(|variant| !variant.is_blank());
        told.extend(variants.map(|variant| (format!("variant {}", name(variant)), row(variant))));
        told
    }
}

/// What a row is known by: its values, else its number.
fn name(variant: &VariantDraft) -> String {
    let values = list::listed(&list::names(&variant.values));
    if values.is_empty() { variant.sku.trim().to_owned() } else { values }
}

fn row(variant: &VariantDraft) -> String {
    let VariantDraft { sku, price, compare_at, on_hand, weight, .. } = variant;
    let fields =
        [("SKU", sku), ("price", price), ("earlier price", compare_at), ("on hand", on_hand), ("grams", weight)];
    let filled = fields.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled.map(|(name, text)| format!("{name} {}", text.trim())).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let variant = |values: &str, price: &str| VariantDraft {
            values: values.into(),
            price: price.into(),
            ..VariantDraft::default()
        };
        let stored = ProductDraft {
            title: "Mug".into(),
            description: "One\nTwo".into(),
            variants: vec![variant("Sand", "1.00"), variant("Ink", "1.00")],
            ..ProductDraft::default()
        };
        let mut typed = stored.clone();
        assert_eq!(stored.differences(&typed), []);
        typed.description = "One\r\nTwo ".into();
        typed.title = "Cup".into();
        typed.variants[1] = variant("Moss", "2.00");
        let difference = |field: &str, stored: &str, typed: &str| Difference {
            field: field.into(),
            stored: stored.into(),
            typed: typed.into(),
        };
        let expected = [
            difference("title", "Mug", "Cup"),
            difference("variant Ink", "price 1.00", ""),
            difference("variant Moss", "", "price 2.00"),
        ];
        assert_eq!(stored.differences(&typed), expected);
    }
}
