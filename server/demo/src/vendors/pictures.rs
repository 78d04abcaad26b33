//! The pictures of a product and which of its variants each one shows.

use std::path::{Component, Path};

use super::files::{ImageRow, Line, ProductRow, RefusedRow};
use super::{Reader, words};
use crate::market::{Image, ImageSource};

const FILE: &str = "images.csv";
/// Most pictures of one product.
const MOST: usize = 8;

/// A picture and the options it shows.
pub(super) struct Shown {
    pub image: Image,
    options: Vec<(String, String)>,
}

impl Shown {
    /// Whether a variant with these options looks like this.
    pub fn shows(&self, options: &[(String, String)]) -> bool {
        let same = |(name, value): &(String, String)| {
            options.iter().any(|(n, v)| n.eq_ignore_ascii_case(name) && v.eq_ignore_ascii_case(value))
        };
        !self.options.is_empty() && self.options.iter().all(same)
    }
}

impl Reader<'_> {
    /// The pictures that exist, the main one first as the file has it.
    pub(super) fn images(&mut self, product: &ProductRow, rows: &[Line<ImageRow>]) -> Vec<Shown> {
        let mut out = Vec::new();
        for Line { line, row } in rows {
            let inside = Path::new(&row.image).components().all(|part| matches!(part, Component::Normal(_)));
            let path = self.dir.join(&row.image);
            let problem = if !inside {
                "the file lies outside the catalog"
            } else if !path.is_file() {
                "there is no such file"
            } else if out.len() == MOST {
                "a product has at most eight pictures"
            } else {
                let options = options(&row.variant_options);
                let image = Image { alt: alt(product, row, &options), source: ImageSource::File(path) };
                out.push(Shown { image, options });
                continue;
            };
            self.refused.push(RefusedRow::whole(FILE, *line, &row.image, problem.into()));
        }
        out
    }
}

/// `color=Red; size=55 cm` as pairs.
fn options(text: &str) -> Vec<(String, String)> {
    text.split(';')
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (words::label(name), value.trim().to_owned()))
        .collect()
}

fn alt(product: &ProductRow, row: &ImageRow, options: &[(String, String)]) -> String {
    let title = product.title.trim();
    let shown: Vec<&str> = options.iter().map(|(_, value)| value.as_str()).collect();
    match row.role.as_str() {
        _ if !shown.is_empty() => format!("{title}, {}", shown.join(", ")),
        "alt" => format!("{title}, another view"),
        "in_store" => format!("{title} in a shop"),
        _ => title.to_owned(),
    }
}
