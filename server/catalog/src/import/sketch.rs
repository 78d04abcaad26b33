//! A product of the file as the form that its seller would have filled in, and where each field of it stands.

use domain::catalog::{
    CellProblem, ImageView, LineNote, OptionDraft, OptionValue, ProductDraft, PropertyDraft, SpecDraft, VariantDraft,
    list, matrix,
};
use domain::text::{FieldProblem, Problem};

use super::columns::{Column, spec_name};
use super::goods::{Form, Goods};
use super::html;
use super::packed;
use super::sheet::Sheet;
use super::shelves::Shelves;

/// Grams of a unit.
const UNITS: [(&str, f64); 6] =
    [("g", 1.0), ("kg", 1000.0), ("lb", 453.592_37), ("lbs", 453.592_37), ("oz", 28.349_523), ("t", 1e6)];

/// What the shop has of the product already.
pub(crate) struct Known {
    pub draft: ProductDraft,
    pub images: Vec<ImageView>,
}

/// A product as a form.
#[derive(Debug, Default)]
pub(crate) struct Sketch {
    pub draft: ProductDraft,
    /// The line of each variant of the form.
    rows: Vec<usize>,
    /// The first line.
    head: usize,
    pub wrong: Vec<(usize, CellProblem)>,
    pub notes: Vec<(usize, LineNote)>,
}

/// Fills the form in: what the file does not have a column for stays as the shop has it.
pub(crate) fn sketch(sheet: &Sheet, goods: &Goods, known: Option<Known>, shelves: &Shelves<'_>) -> Sketch {
    let head = goods.rows.first().copied().unwrap_or_default();
    let (stored, images) = known.map_or_else(Default::default, |known| (known.draft, known.images));
    let draft = ProductDraft { slug: goods.slug.clone(), ..stored };
    let mut sketch = Sketch { draft, rows: Vec::new(), head, wrong: Vec::new(), notes: Vec::new() };
    sketch.texts(sheet, goods);
    sketch.shelf(sheet, goods, shelves);
    sketch.sheet_lines(sheet, goods);
    sketch.options(sheet, goods);
    let before = std::mem::take(&mut sketch.draft.variants);
    for form in &goods.variants {
        let variant = sketch.variant(sheet, goods, form, &before, &images);
        sketch.draft.variants.push(variant);
        sketch.rows.push(form.row);
    }
    let kept = sketch.draft.variants.iter().filter(|variant| variant.id.is_some()).count();
    let gone = u32::try_from(before.len().saturating_sub(kept)).unwrap_or(u32::MAX);
    if gone > 0 {
        sketch.notes.push((head, LineNote::TakenOff { variants: gone }));
    }
    for row in &goods.rows {
        let brings = sheet.cells(*row, Column::Pictures).any(|(_, cell)| !is_shown(cell, &images));
        if brings {
            sketch.notes.push((*row, LineNote::PictureNotFetched));
        }
    }
    sketch
}

/// Whether every picture that the cell names is one that the product shows already.
fn is_shown(cell: &str, images: &[ImageView]) -> bool {
    cell.split_whitespace().all(|address| images.iter().any(|image| address.contains(&image.key)))
}

impl Sketch {
    fn texts(&mut self, sheet: &Sheet, goods: &Goods) {
        let said = |column| goods.said(sheet, column).map_or("", |(_, text)| text.trim()).to_owned();
        let take = |column, field: &mut String| {
            if sheet.has(column) {
                *field = said(column);
            }
        };
        take(Column::Title, &mut self.draft.title);
        take(Column::Brand, &mut self.draft.brand);
        take(Column::Summary, &mut self.draft.summary);
        take(Column::Description, &mut self.draft.description);
        take(Column::Tags, &mut self.draft.tags);
        take(Column::Video, &mut self.draft.video);
        take(Column::Warranty, &mut self.draft.warranty);
        if sheet.has(Column::Html) {
            self.draft.description = html::to_markdown(&said(Column::Html));
        }
        if sheet.has(Column::CashOnDelivery) {
            self.draft.cash_on_delivery = is_yes(&said(Column::CashOnDelivery));
        }
    }

    fn shelf(&mut self, sheet: &Sheet, goods: &Goods, shelves: &Shelves<'_>) {
        let category = goods.said(sheet, Column::Category);
        let said = category.or_else(|| goods.said(sheet, Column::Kind));
        let found = category.and_then(|(_, text)| shelves.find(text));
        let found = found.or_else(|| goods.said(sheet, Column::Kind).and_then(|(_, text)| shelves.find(text)));
        match (found, said) {
            (Some(slug), _) => self.draft.category = slug,
            (None, Some((row, wanted))) if !shelves.otherwise.is_empty() => {
                self.notes.push((row, LineNote::OtherShelf { wanted: wanted.trim().to_owned() }));
                shelves.otherwise.clone_into(&mut self.draft.category);
            }
            (None, Some((row, _))) => {
                let column = if category.is_some() { Column::Category } else { Column::Kind };
                self.blame(sheet, row, column, Problem::NotACategory);
            }
            (None, None) if self.draft.category.is_empty() => shelves.otherwise.clone_into(&mut self.draft.category),
            (None, None) => {}
        }
    }

    fn sheet_lines(&mut self, sheet: &Sheet, goods: &Goods) {
        if sheet.has(Column::Specs) {
            let text = goods.said(sheet, Column::Specs).map_or("", |(_, text)| text);
            let spec = |(name, value)| SpecDraft { name, value };
            self.draft.specs = packed::unpacked(text).into_iter().map(spec).collect();
        } else if sheet.has(Column::Spec) {
            self.draft.specs.clear();
        }
        for row in &goods.rows {
            for (name, value) in sheet.cells(*row, Column::Spec) {
                let name = spec_name(name);
                if self.draft.specs.iter().all(|spec| spec.name != name) {
                    self.draft.specs.push(SpecDraft { name, value: value.trim().to_owned() });
                }
            }
        }
        if sheet.has(Column::Properties) {
            let text = goods.said(sheet, Column::Properties).map_or("", |(_, text)| text);
            let property = |(name, values)| PropertyDraft { name, values };
            self.draft.properties = packed::unpacked(text).into_iter().map(property).collect();
        }
    }

    fn options(&mut self, sheet: &Sheet, goods: &Goods) {
        let stored = std::mem::take(&mut self.draft.options);
        self.draft.options = (0_u8..)
            .zip(&goods.options)
            .map(|(place, name)| {
                let known = stored.iter().find(|option| option.name.eq_ignore_ascii_case(name));
                let known = known.map(OptionDraft::parsed).unwrap_or_default();
                let mut values: Vec<OptionValue> = Vec::new();
                for form in &goods.variants {
                    let Some(value) = sheet.cell(form.details, Column::OptionValue(place)).map(str::trim) else {
                        continue;
                    };
                    if values.iter().any(|other| other.name == value) {
                        continue;
                    }
                    let before = known.iter().find(|known| known.name == value).and_then(|known| known.hex.clone());
                    let hex = sheet.cell(form.details, Column::OptionHex(place)).map(|hex| hex.trim().to_owned());
                    values.push(OptionValue { name: value.to_owned(), hex: hex.or(before) });
                }
                let typed: Vec<String> = values.iter().map(OptionValue::as_typed).collect();
                OptionDraft { name: name.clone(), values: list::listed(&typed) }
            })
            .collect();
    }

    fn variant(
        &mut self,
        sheet: &Sheet,
        goods: &Goods,
        form: &Form,
        before: &[VariantDraft],
        images: &[ImageView],
    ) -> VariantDraft {
        let said = |column| sheet.cell(form.row, column).or_else(|| sheet.cell(form.details, column)).map(str::trim);
        let values = goods.values(sheet, form);
        let sku = said(Column::Sku).map_or_else(|| matrix::suggest_sku(&goods.slug, &values), str::to_owned);
        let mut variant = before.iter().find(|known| known.sku == sku).cloned().unwrap_or_default();
        variant.sku = sku;
        variant.values = list::listed(&values);
        said(Column::Price).unwrap_or_default().clone_into(&mut variant.price);
        if sheet.has(Column::CompareAt) {
            let typed = said(Column::CompareAt).filter(|text| !text.trim_matches(['0', '.', ',']).is_empty());
            typed.unwrap_or_default().clone_into(&mut variant.compare_at);
        }
        if let Some(stock) = said(Column::Stock) {
            stock.clone_into(&mut variant.on_hand);
        }
        if sheet.has(Column::Grams) {
            let grams = said(Column::Grams).filter(|text| !text.trim_matches(['0', '.']).is_empty());
            grams.unwrap_or_default().trim_end_matches(".0").clone_into(&mut variant.weight);
        } else if let Some(weight) = said(Column::Weight) {
            match grams(weight, said(Column::WeightUnit).unwrap_or("g")) {
                Some(grams) => variant.weight = grams,
                None => self.blame(sheet, form.details, Column::Weight, Problem::OutOfRange { min: 1, max: 1_000_000 }),
            }
        }
        if sheet.has(Column::Picture) {
            let place = said(Column::Picture).and_then(|place| place.parse::<usize>().ok());
            let image = place.and_then(|place| images.get(place.checked_sub(1)?));
            variant.image = image.map(|image| image.id.to_string()).unwrap_or_default();
        }
        variant
    }

    /// Notes that a cell is wrong.
    pub(crate) fn blame(&mut self, sheet: &Sheet, row: usize, column: Column, problem: Problem) {
        let name = sheet.head(column).map_or_else(|| format!("{column:?}").to_lowercase(), str::to_owned);
        let cell = CellProblem { column: name, value: sheet.told(row, column), problem };
        if !self.wrong.contains(&(row, cell.clone())) {
            self.wrong.push((row, cell));
        }
    }

    /// Notes what the form was refused for, where it stands in the file.
    pub(crate) fn blame_fields(&mut self, sheet: &Sheet, goods: &Goods, problems: Vec<FieldProblem>) {
        for FieldProblem { field, problem } in problems {
            let (row, column) = self.place(sheet, goods, &field);
            self.blame(sheet, row, column, problem);
        }
    }

    /// The line and the column of a field of the form.
    fn place(&self, sheet: &Sheet, goods: &Goods, field: &str) -> (usize, Column) {
        let mut parts = field.split(['[', ']']).filter(|part| !part.is_empty());
        let (noun, place, part) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let place = place.and_then(|place| place.parse::<usize>().ok()).unwrap_or_default();
        let option = u8::try_from(place).unwrap_or_default();
        let column = match (noun, part.unwrap_or_default()) {
            ("variants", part) => {
                let column = match part {
                    "sku" => Column::Sku,
                    "compare_at" => Column::CompareAt,
                    "on_hand" => Column::Stock,
                    "weight" if sheet.has(Column::Grams) => Column::Grams,
                    "weight" => Column::Weight,
                    "image" => Column::Picture,
                    "values" => Column::OptionValue(0),
                    _ => Column::Price,
                };
                return (self.rows.get(place).copied().unwrap_or(self.head), column);
            }
            ("options", "name") => Column::OptionName(option),
            ("options", _) => Column::OptionValue(option),
            ("title", _) => Column::Title,
            ("category", _) => Column::Category,
            ("brand", _) => Column::Brand,
            ("summary", _) => Column::Summary,
            ("description", _) if sheet.has(Column::Html) => Column::Html,
            ("description", _) => Column::Description,
            ("tags", _) => Column::Tags,
            ("video", _) => Column::Video,
            ("warranty", _) => Column::Warranty,
            ("specs", _) if sheet.has(Column::Specs) => Column::Specs,
            ("specs", _) => Column::Spec,
            ("properties", _) => Column::Properties,
            _ => Column::Slug,
        };
        (goods.said(sheet, column).map_or(self.head, |(row, _)| row), column)
    }
}

fn is_yes(text: &str) -> bool {
    ["yes", "true", "1", "y"].contains(&text.trim().to_ascii_lowercase().as_str())
}

/// A weight in grams, rounded; nothing when it is none.
fn grams(weight: &str, unit: &str) -> Option<String> {
    let (_, each) = UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit.trim()))?;
    let grams = weight.trim().parse::<f64>().ok()? * each;
    (0.5..1e6).contains(&grams).then(|| format!("{grams:.0}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_brought_to_grams() {
        assert_eq!(grams("19.8", "lb").as_deref(), Some("8981"));
        assert_eq!((grams("1.5", "kg").as_deref(), grams("250", "G").as_deref()), (Some("1500"), Some("250")));
        assert_eq!((grams("x", "kg"), grams("1", "stone"), grams("-1", "g")), (None, None, None));
    }
}
