//! The variants of a product and what a buyer chooses between.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

use super::files::{Line, ProductRow, RefusedRow, VariantRow};
use super::pictures::Shown;
use super::{Reader, numbers, words};
use crate::market::{OptionValue, ProductOption, Variant};

/// Units on hand of a variant whose vendor does not say how many there are.
pub const STOCK_WHEN_UNKNOWN: i32 = 20;

const FILE: &str = "variants.csv";
/// How one vendor's software begins its internal names; no buyer should read them.
const INTERNAL: &str = "UHJvZHVjdFZhcmlhbnQ6";

/// What there is to choose, and what there is not.
pub(super) struct Choice {
    pub options: Vec<ProductOption>,
    pub variants: Vec<Variant>,
    /// Options of an only variant: facts, not choices.
    pub specs: Vec<(String, String)>,
}

/// Option names and values in the order they were written.
#[derive(Default)]
struct Pairs(Vec<(String, String)>);

impl Reader<'_> {
    /// The variants that can be sold.
    pub(super) fn variants(
        &mut self,
        product: &ProductRow,
        rows: &[Line<VariantRow>],
        images: &[Shown],
        currency: &str,
        compare_at: Option<i64>,
    ) -> Choice {
        let mut variants = Vec::new();
        for line in rows {
            match self.variant(product, &line.row, images, currency, compare_at) {
                Ok(variant) if variants.iter().any(|other: &Variant| other.options == variant.options) => {
                    self.refuse_variant(line, "another variant has the same options".into());
                }
                Ok(variant) => variants.push(variant),
                Err(reason) => self.refuse_variant(line, reason),
            }
        }
        let mut specs = Vec::new();
        if let [only] = &mut variants[..] {
            specs = std::mem::take(&mut only.options);
            specs.retain(|(_, value)| !value.starts_with(INTERNAL));
        }
        Choice { options: options(&variants), variants, specs }
    }

    fn variant(
        &mut self,
        product: &ProductRow,
        row: &VariantRow,
        images: &[Shown],
        currency: &str,
        compare_at: Option<i64>,
    ) -> Result<Variant, String> {
        let price_minor = match row.price.as_str() {
            "" => return Err("it has no price".into()),
            price => numbers::minor(price, currency)?,
        };
        if price_minor == 0 {
            return Err("it is free; only things with a price can be sold".into());
        }
        let on_hand = match row.stock_on_hand.as_str() {
            "" => STOCK_WHEN_UNKNOWN,
            stock => stock.parse().ok().filter(|n| *n >= 0).ok_or_else(|| format!("{stock} is not a stock"))?,
        };
        let options = match row.options_json.as_str() {
            "" => Pairs::default(),
            json => serde_json::from_str(json).map_err(|error| format!("its options cannot be read: {error}"))?,
        };
        if row.sku.is_empty() || !self.skus.insert((product.vendor_id.clone(), row.sku.clone())) {
            return Err(format!("the SKU {} occurs before, and a SKU names one thing", row.sku));
        }
        let options: Vec<_> = options.0.into_iter().map(|(name, value)| (words::label(&name), value)).collect();
        Ok(Variant {
            sku: row.sku.clone(),
            image: images.iter().position(|shown| shown.shows(&options)),
            options,
            price_minor,
            compare_at_minor: compare_at.filter(|before| *before > price_minor),
            on_hand,
            weight_grams: numbers::grams(&row.weight),
        })
    }

    fn refuse_variant(&mut self, line: &Line<VariantRow>, reason: String) {
        self.refused.push(RefusedRow::whole(FILE, line.line, &line.row.variant_id, reason));
    }
}

/// Options and their values in the order in which the variants first name them.
fn options(variants: &[Variant]) -> Vec<ProductOption> {
    let mut out: Vec<ProductOption> = Vec::new();
    for (name, value) in variants.iter().flat_map(|variant| &variant.options) {
        let place = out.iter().position(|option| option.name == *name).unwrap_or_else(|| {
            out.push(ProductOption { name: name.clone(), values: Vec::new() });
            out.len() - 1
        });
        let values = &mut out[place].values;
        if values.iter().all(|known| known.name != *value) {
            let hex = name.eq_ignore_ascii_case("color").then(|| swatch(value)).flatten();
            values.push(OptionValue { name: value.clone(), hex: hex.map(Into::into) });
        }
    }
    out
}

/// The color that a plain color word means.
fn swatch(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "black" | "matte black" => "#1d1d1f",
        "white" => "#f4f2ee",
        "gray" | "grey" => "#8d9095",
        "steel grey" | "graphite" => "#54585d",
        "silver" => "#c3c6c9",
        "stainless steel" => "#b6b8b9",
        "red" => "#b3322c",
        "orange" => "#d9742b",
        "yellow" => "#e0b93b",
        "mustard" => "#c9952c",
        "green" => "#4c7a45",
        "mint" => "#a8d5ba",
        "blue" => "#33619e",
        "rain" => "#8fa3b5",
        "purple" => "#6a4586",
        "lilac" | "lavender" => "#b7a3cf",
        "pink" => "#dd9aae",
        "rose gold" => "#c99a86",
        "peach" => "#efb998",
        "brown" => "#6e4a31",
        "khaki" => "#a99a6f",
        "latte" => "#c4a585",
        "lily" | "pearl" => "#ece6da",
        _ => return None,
    })
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Pairs;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("options and their values")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}
