//! The lines of a file as products: which lines belong together, and which of them are variants.

use std::collections::HashMap;

use domain::catalog::{ImportRefusal, MOST_LINES_OF_ONE, SkipReason};
use domain::money::Currency;
use domain::text::suggest_slug;

use super::columns::Column;
use super::sheet::Sheet;

/// A product of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Goods {
    /// The last part of its address.
    pub slug: String,
    /// Every line of it.
    pub rows: Vec<usize>,
    /// The lines that are variants of it.
    pub variants: Vec<Form>,
    /// The lines from which nothing is taken.
    pub skipped: Vec<(usize, SkipReason)>,
    /// What can be chosen: the names, in their order.
    pub options: Vec<String>,
}

/// A line that is a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub row: usize,
    /// Where its options, weight and stock stand: another line of the same number in another currency may say them.
    pub details: usize,
}

/// The products of a file, in the order they come in it. One that takes more lines than any product has is refused before
/// its lines are compared with each other.
pub(crate) fn goods(sheet: &Sheet, currency: Currency) -> Result<Vec<Goods>, ImportRefusal> {
    let mut found: Vec<Goods> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in 0..sheet.rows.len() {
        let slug = slug(sheet, row).or_else(|| found.last().map(|last| last.slug.clone())).unwrap_or_default();
        let place = *places.entry(slug.clone()).or_insert_with(|| {
            found.push(Goods { slug, ..Goods::default() });
            found.len() - 1
        });
        found[place].rows.push(row);
    }
    if let Some(crowded) = found.iter().find(|goods| goods.rows.len() > MOST_LINES_OF_ONE) {
        return Err(ImportRefusal::TooManyOfOne { product: crowded.slug.clone() });
    }
    for goods in &mut found {
        goods.sort_out(sheet, currency);
    }
    Ok(found)
}

fn slug(sheet: &Sheet, row: usize) -> Option<String> {
    let typed = sheet.cell(row, Column::Slug).map(|slug| slug.trim().to_owned());
    typed.or_else(|| sheet.cell(row, Column::Title).map(suggest_slug))
}

impl Goods {
    fn sort_out(&mut self, sheet: &Sheet, currency: Currency) {
        let has_values = |row: usize| sheet.cell(row, Column::OptionValue(0)).is_some();
        let of_many = self.rows.iter().any(|row| has_values(*row));
        self.options = self.option_names(sheet);
        for row in self.rows.clone() {
            let own = sheet.cell(row, Column::Currency).is_none_or(|code| is_currency(code, currency));
            let priced = sheet.cell(row, Column::Price).is_some() || sheet.cell(row, Column::Sku).is_some();
            if !own {
                self.skipped.push((row, SkipReason::Currency { shop: currency.code().to_owned() }));
            } else if !priced && !self.is_head(sheet, row) {
                self.skipped.push((row, SkipReason::Picture));
            } else if priced {
                let twin =
                    || self.rows.iter().copied().find(|other| has_values(*other) && same_sku(sheet, row, *other));
                let details = if has_values(row) { Some(row) } else { twin() };
                match details {
                    Some(details) => self.variants.push(Form { row, details }),
                    // Above the variants of a product stands a line for all of them.
                    None if of_many && self.is_head(sheet, row) => {}
                    None => self.variants.push(Form { row, details: row }),
                }
            }
        }
    }

    /// The first line, and every other one that says a title.
    pub(crate) fn is_head(&self, sheet: &Sheet, row: usize) -> bool {
        self.rows.first() == Some(&row) || sheet.cell(row, Column::Title).is_some()
    }

    /// The names of the options. One called `Title` with the only value `Default Title` is how others say that there is
    /// none.
    fn option_names(&self, sheet: &Sheet) -> Vec<String> {
        let mut names = Vec::new();
        for place in 0..3 {
            let name = self.rows.iter().find_map(|row| sheet.cell(*row, Column::OptionName(place)));
            let mut values = self.rows.iter().filter_map(|row| sheet.cell(*row, Column::OptionValue(place)));
            let none = name.is_some_and(|name| name.trim() == "Title") && values.all(|v| v.trim() == "Default Title");
            if let Some(name) = name.filter(|_| !none) {
                names.push(name.trim().to_owned());
            }
        }
        names
    }

    /// What the variant says for each option.
    pub(crate) fn values(&self, sheet: &Sheet, form: &Form) -> Vec<String> {
        let values = (0..self.options.len()).map(|place| {
            let place = u8::try_from(place).unwrap_or(u8::MAX);
            sheet.cell(form.details, Column::OptionValue(place)).unwrap_or_default().trim().to_owned()
        });
        values.filter(|value| !value.is_empty()).collect()
    }

    /// The first line of the product that says something in that column, and what.
    pub(crate) fn said<'a>(&self, sheet: &'a Sheet, column: Column) -> Option<(usize, &'a str)> {
        self.rows.iter().find_map(|row| Some((*row, sheet.cell(*row, column)?)))
    }
}

fn is_currency(code: &str, currency: Currency) -> bool {
    code.trim().eq_ignore_ascii_case(currency.code())
}

fn same_sku(sheet: &Sheet, one: usize, other: usize) -> bool {
    sheet.cell(one, Column::Sku).is_some_and(|sku| sheet.cell(other, Column::Sku) == Some(sku))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, currency: Currency) -> (Sheet, Vec<Goods>) {
        let sheet = Sheet::read(file.as_bytes()).expect("a good file");
        let goods = goods(&sheet, currency);
        (sheet, goods.expect("no product takes too many lines"))
    }

    const SPREE: &str = "slug,sku,name,price,currency,option1_name,option1_value\n\
        mug,MUG,Mug,0,USD,,\nmug,MUG-S,,12.50,USD,Color,Sand\nmug,MUG-I,,12.50,USD,Color,Ink\n\
        mug,MUG-S,,11.50,EUR,,\nmug,MUG-I,,11.00,EUR,,\nbowl,BOWL,Bowl,9.00,USD,,\n";

    #[test]
    fn lines_of_one_address_are_one_product() {
        let (sheet, goods) = read(SPREE, Currency::USD);
        assert_eq!(
            goods.iter().map(|g| (g.slug.as_str(), g.variants.len())).collect::<Vec<_>>(),
            [("mug", 2), ("bowl", 1)]
        );
        assert_eq!(goods[0].skipped.len(), 2);
        assert_eq!(goods[0].values(&sheet, &goods[0].variants[1]), ["Ink"]);
        assert!(goods[1].options.is_empty());
    }

    #[test]
    fn another_currency_finds_what_its_lines_leave_out() {
        let (sheet, goods) = read(SPREE, Currency::EUR);
        let prices: Vec<_> = goods[0].variants.iter().map(|form| sheet.cell(form.row, Column::Price)).collect();
        assert_eq!(prices, [Some("11.50"), Some("11.00")]);
        assert_eq!(goods[0].values(&sheet, &goods[0].variants[0]), ["Sand"]);
        assert!(goods[1].variants.is_empty());
    }

    #[test]
    fn lines_that_only_bring_pictures_are_told_apart() {
        let file = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src\n\
            tee,Tee,Title,Default Title,TEE,9.00,https://example.org/1.jpg\ntee,,,,,,https://example.org/2.jpg\n";
        let (_, goods) = read(file, Currency::USD);
        assert_eq!((goods[0].variants.len(), &goods[0].skipped[..]), (1, &[(1, SkipReason::Picture)][..]));
        assert!(goods[0].options.is_empty());
    }
}
