//! What lists are narrowed, counted and sorted by: a row of plain figures for each product, at a place of its own.
//!
//! A product keeps its place for as long as the process lives, also while it is off the shelf. Stock, price and rating
//! change here alone, without a word of the index being touched.

use std::collections::HashMap;
use std::hash::Hash;

use domain::catalog::{LIST_CURRENCY, ProductOption};
use domain::id::{CategoryId, ProductId, ShopId};
use domain::money::{Currency, Money};
use domain::search::{Colour, SuggestedProduct};

/// Everything that is kept of a product.
#[derive(Clone, Debug)]
pub struct Entry {
    pub product: ProductId,
    pub shop: ShopId,
    pub category: CategoryId,
    pub slug: String,
    pub title: String,
    pub brand: String,
    /// Lowest price in minor units, and whether some variants cost more.
    pub price: i64,
    pub from: bool,
    pub currency: Currency,
    pub reduced: bool,
    pub in_stock: bool,
    /// The mean in hundredths of a star, and of how many.
    pub rating: u32,
    pub ratings: u32,
    /// Units sold so far.
    pub sold: u32,
    /// Since when it is on the shelf, in seconds since 1970.
    pub since: i64,
    pub options: Vec<ProductOption>,
    /// The name of its first picture.
    pub picture: Option<String>,
}

/// The figures of one product.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is so or not, whatever the others are")]
pub(crate) struct Fact {
    pub price: i64,
    pub since: i64,
    pub sold: u32,
    pub ratings: u32,
    pub brand: u32,
    pub rating: u16,
    pub shop: u16,
    pub category: u16,
    /// A bit a family, in the order of [`Colour::ALL`].
    pub colours: u16,
    pub sizes: Box<[u16]>,
    pub reduced: bool,
    pub in_stock: bool,
    /// Whether it is on the shelf.
    pub shown: bool,
    /// Whether its price is in the currency in which lists are narrowed and sorted by price.
    pub of_market: bool,
}

/// What is shown of a product while somebody types.
#[derive(Clone, Debug)]
struct Face {
    product: ProductId,
    /// The slug, and behind it the title.
    text: Box<str>,
    slug: u16,
    currency: Currency,
    from: bool,
    picture: Option<[u8; 16]>,
    /// What its words came to when they were last put into the index.
    words: u64,
}

/// Values, each with a number.
#[derive(Clone, Debug)]
pub(crate) struct Names<T> {
    all: Vec<T>,
    numbers: HashMap<T, usize>,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { all: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> Names<T> {
    fn number(&mut self, name: &T) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.all.push(name.clone());
        self.numbers.insert(name.clone(), self.all.len() - 1);
        self.all.len() - 1
    }

    /// Its number, if it has one.
    pub(crate) fn find(&self, name: &T) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// Everything, by its number.
    pub(crate) fn all(&self) -> &[T] {
        &self.all
    }
}

/// The table.
#[derive(Default)]
pub(crate) struct Facts {
    rows: Vec<Fact>,
    faces: Vec<Face>,
    places: HashMap<ProductId, u32>,
    pub shops: Names<ShopId>,
    pub categories: Names<CategoryId>,
    pub brands: Names<String>,
    pub sizes: Names<String>,
    /// Units of what sold best.
    most_sold: u32,
}

/// Where a product stands, and whether its words are not those it had.
pub(crate) struct Placed {
    pub place: u32,
    pub known: bool,
    pub reworded: bool,
}

impl Facts {
    /// Stores what is known of a product. `words` is what its words come to.
    pub(crate) fn put(&mut self, entry: &Entry, words: u64) -> Placed {
        let fact = self.fact(entry);
        self.most_sold = self.most_sold.max(entry.sold);
        let shown = face(entry, words);
        if let Some(place) = self.places.get(&entry.product).copied()
            && let (Some(row), Some(known)) = (self.rows.get_mut(place as usize), self.faces.get_mut(place as usize))
        {
            let reworded = !row.shown || known.words != words;
            (*row, *known) = (fact, shown);
            return Placed { place, known: true, reworded };
        }
        let place = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(fact);
        self.faces.push(shown);
        self.places.insert(entry.product, place);
        Placed { place, known: false, reworded: true }
    }

    /// Takes a product off the shelf; where it stood, if it was there.
    pub(crate) fn hide(&mut self, product: ProductId) -> Option<u32> {
        let place = self.places.get(&product).copied()?;
        let row = self.rows.get_mut(place as usize).filter(|row| row.shown)?;
        row.shown = false;
        Some(place)
    }

    /// All rows, by place.
    pub(crate) fn rows(&self) -> &[Fact] {
        &self.rows
    }

    /// The row at that place, if the product is on the shelf.
    pub(crate) fn row(&self, place: u32) -> Option<&Fact> {
        self.rows.get(place as usize).filter(|row| row.shown)
    }

    /// The product at that place.
    pub(crate) fn product(&self, place: u32) -> Option<ProductId> {
        self.faces.get(place as usize).map(|face| face.product)
    }

    /// The title at that place.
    pub(crate) fn title(&self, place: u32) -> Option<&str> {
        let face = self.faces.get(place as usize)?;
        face.text.get(usize::from(face.slug)..)
    }

    /// The product at that place, as it is offered while somebody types.
    pub(crate) fn suggested(&self, place: u32) -> Option<SuggestedProduct> {
        let (row, face) = (self.row(place)?, self.faces.get(place as usize)?);
        let (slug, title) = face.text.split_at_checked(usize::from(face.slug))?;
        Some(SuggestedProduct {
            slug: slug.to_owned(),
            title: title.to_owned(),
            price: Money::new(row.price, face.currency),
            from: face.from,
            picture: face.picture.map(|key| format!("/media/{}-160.webp", hex::encode(key))),
        })
    }

    /// Units of what sold best, 1 at least.
    pub(crate) fn most_sold(&self) -> u32 {
        self.most_sold.max(1)
    }

    fn fact(&mut self, entry: &Entry) -> Fact {
        let (mut colours, mut sizes) = (0, Vec::new());
        for option in &entry.options {
            if is_colour(option) {
                for value in &option.values {
                    let family = Colour::of(&value.name, value.hex.as_deref());
                    colours |= family.map_or(0, bit);
                }
            } else if is_size(&option.name) {
                let names = option.values.iter().map(|value| value.name.trim()).filter(|name| !name.is_empty());
                sizes.extend(names.filter_map(|name| u16::try_from(self.sizes.number(&name.to_owned())).ok()));
            }
        }
        let small = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
        Fact {
            price: entry.price,
            since: entry.since,
            sold: entry.sold,
            ratings: entry.ratings,
            brand: u32::try_from(self.brands.number(&entry.brand)).unwrap_or_default(),
            rating: u16::try_from(entry.rating).unwrap_or_default(),
            shop: small(self.shops.number(&entry.shop)),
            category: small(self.categories.number(&entry.category)),
            colours,
            sizes: sizes.into(),
            reduced: entry.reduced,
            in_stock: entry.in_stock,
            shown: true,
            of_market: entry.currency == LIST_CURRENCY,
        }
    }
}

/// The bit of a family.
pub(crate) fn bit(colour: Colour) -> u16 {
    Colour::ALL.iter().position(|known| *known == colour).map_or(0, |at| 1 << at)
}

fn face(entry: &Entry, words: u64) -> Face {
    let picture = entry.picture.as_deref().and_then(|key| hex::decode(key).ok()).and_then(|key| key.try_into().ok());
    Face {
        product: entry.product,
        text: format!("{}{}", entry.slug, entry.title).into(),
        slug: u16::try_from(entry.slug.len()).unwrap_or_default(),
        currency: entry.currency,
        from: entry.from,
        picture,
        words,
    }
}

/// Whether a choice is one of colours: it is called so, or its values have shades.
fn is_colour(option: &ProductOption) -> bool {
    let name = option.name.to_lowercase();
    name.contains("color") || name.contains("colour") || option.values.iter().any(|value| value.hex.is_some())
}

fn is_size(name: &str) -> bool {
    name.to_lowercase().contains("size")
}

#[cfg(test)]
mod tests {
    use domain::catalog::OptionValue;

    use super::*;

    pub(super) fn entry(product: u128) -> Entry {
        let value = |name: &str, hex: Option<&str>| OptionValue { name: name.into(), hex: hex.map(str::to_owned) };
        Entry {
            product: ProductId(uuid::Uuid::from_u128(product)),
            shop: ShopId(uuid::Uuid::from_u128(1)),
            category: CategoryId(uuid::Uuid::from_u128(2)),
            slug: "mug".into(),
            title: "Blue mug".into(),
            brand: String::new(),
            price: 1_250,
            from: false,
            currency: Currency::USD,
            reduced: false,
            in_stock: true,
            rating: 0,
            ratings: 0,
            sold: 0,
            since: 0,
            options: vec![
                ProductOption { name: "Glaze".into(), values: vec![value("Dawn", Some("#1e3a8a"))] },
                ProductOption { name: "Size".into(), values: vec![value("S", None), value("L", None)] },
            ],
            picture: Some("000102030405060708090a0b0c0d0e0f".into()),
        }
    }

    #[test]
    fn a_product_keeps_its_place() {
        let mut facts = Facts::default();
        let first = facts.put(&entry(1), 7);
        let second = facts.put(&entry(2), 7);
        assert_eq!((first.place, second.place, first.known, first.reworded), (0, 1, false, true));
        let again = facts.put(&Entry { price: 900, ..entry(1) }, 7);
        assert_eq!((again.place, again.known, again.reworded), (0, true, false));
        assert_eq!(facts.row(0).map(|row| row.price), Some(900));
        assert_eq!(facts.hide(entry(1).product), Some(0));
        assert_eq!(facts.hide(entry(1).product), None);
        assert!(facts.row(0).is_none() && facts.suggested(0).is_none());
        assert!(facts.put(&entry(1), 7).reworded, "its words went with it");
    }

    #[test]
    fn choices_become_colours_and_sizes() {
        let mut facts = Facts::default();
        let place = facts.put(&entry(1), 7).place;
        let row = facts.row(place).expect("it is shown");
        assert_eq!(row.colours, bit(Colour::Blue));
        assert_eq!(row.sizes.len(), 2);
        let suggested = facts.suggested(place).expect("it is shown");
        assert_eq!((suggested.slug.as_str(), suggested.title.as_str()), ("mug", "Blue mug"));
        assert_eq!(suggested.picture.as_deref(), Some("/media/000102030405060708090a0b0c0d0e0f-160.webp"));
    }
}
