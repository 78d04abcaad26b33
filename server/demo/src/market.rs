//! What a market is made of, as plain data: shelves, shops, goods and people.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything a market needs to open. Each list is in the order it should be stored: parents
/// before children, owners before shops, shops before products.
#[derive(Clone, Debug, Default)]
pub struct Market {
    pub categories: Vec<Category>,
    pub people: Vec<Person>,
    pub shops: Vec<Shop>,
    pub products: Vec<Product>,
}

/// A shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Never changes, unlike the name: to find the shelf again when loading a second time.
    pub key: String,
    pub name: String,
    /// The key of the shelf above; none for a department.
    pub parent: Option<String>,
    /// Unique in the market.
    pub slug: String,
    /// Place among the children of the same parent, from 0.
    pub position: i32,
}

/// A shop and how it sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    pub key: String,
    /// Its name in addresses.
    pub handle: String,
    pub name: String,
    pub bio: String,
    pub city: String,
    /// Two letters, ISO 3166.
    pub country: String,
    /// Three letters, ISO 4217; every price of the shop is in it.
    pub currency: String,
    /// The key of the person who runs it.
    pub owner: String,
    /// The day it opened, as `2019-04-02`, where known.
    pub founded_on: Option<String>,
    /// Two to four capital letters before its order numbers, unique in the market.
    pub order_prefix: String,
    pub shipping: Vec<Shipping>,
    /// Days in which buyers may send things back.
    pub return_days: i32,
    /// Tax in basis points.
    pub tax_bps: i32,
    pub prices_include_tax: bool,
}

/// A way a shop ships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipping {
    pub name: String,
    /// What it costs, in minor units.
    pub minor: i64,
    /// From which value of goods it is free, in minor units.
    pub free_above: Option<i64>,
    pub min_days: i32,
    pub max_days: i32,
    /// Where to, as codes of two letters; empty for everywhere.
    pub countries: Vec<String>,
}

/// Whether a product is on the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    Draft,
}

/// A product with everything on its page.
#[derive(Clone, Debug)]
pub struct Product {
    pub key: String,
    /// The key of its shop, and of its category.
    pub shop: String,
    pub category: String,
    pub title: String,
    /// Unique in the market.
    pub slug: String,
    pub brand: Option<String>,
    /// At most 150 words.
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub tags: Vec<String>,
    pub specs: Vec<(String, String)>,
    pub options: Vec<ProductOption>,
    /// At least one.
    pub variants: Vec<Variant>,
    pub images: Vec<Image>,
    /// The average of its ratings, in hundredths of a star, and how many there are.
    pub rating: Option<Rating>,
    pub status: Status,
}

/// What a buyer chooses, such as the color.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductOption {
    pub name: String,
    pub values: Vec<OptionValue>,
}

/// One of the things to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionValue {
    pub name: String,
    /// The color as `#d9cfc4`, where it is one.
    pub hex: Option<String>,
}

/// What is put into a basket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Unique in its shop; in the demo market, unique altogether.
    pub sku: String,
    /// Option and value, in the order of the product's options.
    pub options: Vec<(String, String)>,
    pub price_minor: i64,
    /// Always above the price.
    pub compare_at_minor: Option<i64>,
    pub on_hand: i32,
    pub weight_grams: Option<i32>,
    /// Which of the product's images shows it, from 0.
    pub image: Option<usize>,
}

/// Ratings that came with the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The average in hundredths of a star: 450 is four and a half.
    pub hundredths: u32,
    pub count: u32,
}

/// A picture and what it shows, in words.
#[derive(Clone, Debug)]
pub struct Image {
    pub alt: String,
    pub source: ImageSource,
}

/// Where the pixels come from.
#[derive(Clone, Debug)]
pub enum ImageSource {
    /// Drawn by us, 4:5 upright.
    Drawn(Drawing),
    /// A file beside the data.
    File(PathBuf),
}

/// A picture that is drawn when it is asked for: all of them at once would fill memory.
#[derive(Clone)]
pub struct Drawing(Arc<dyn Fn() -> String + Send + Sync>);

impl Drawing {
    pub fn new(draw: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(draw))
    }

    /// The picture as SVG; always the same text.
    pub fn svg(&self) -> String {
        (self.0)()
    }
}

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Drawing")
    }
}

/// Somebody who signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// The password in the open: these accounts exist for trying things out.
    pub password: String,
}

/// What somebody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Shopper,
    Seller,
    Admin,
}
