//! How we write a product down: one short chain of calls a product.

use crate::market::{Drawing, Image, ImageSource, OptionValue, Product, ProductOption, Status, Variant};

/// A product in the making.
pub struct Listing {
    product: Product,
}

/// A product of `shop` on the shelf `category`; its slug is its key within the shop.
pub fn listing(shop: &str, category: &str, slug: &str, title: &str) -> Listing {
    Listing {
        product: Product {
            key: format!("{shop}/{slug}"),
            shop: shop.into(),
            category: category.into(),
            title: title.into(),
            slug: slug.into(),
            brand: None,
            summary: String::new(),
            description: String::new(),
            tags: Vec::new(),
            specs: Vec::new(),
            options: Vec::new(),
            variants: Vec::new(),
            images: Vec::new(),
            rating: None,
            status: Status::Active,
        },
    }
}

impl Listing {
    pub fn brand(mut self, brand: &str) -> Self {
        self.product.brand = Some(brand.into());
        self
    }

    /// The short text beside the picture and the long one below it (Markdown).
    pub fn about(mut self, summary: &str, description: &str) -> Self {
        self.product.summary = summary.into();
        self.product.description = description.into();
        self
    }

    pub fn tags(mut self, tags: &[&str]) -> Self {
        self.product.tags = tags.iter().map(|tag| (*tag).into()).collect();
        self
    }

    pub fn specs(mut self, specs: &[(&str, &str)]) -> Self {
        self.product.specs = specs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        self
    }

    /// A choice of colors, each with its swatch.
    pub fn colors(self, name: &str, values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|(name, hex)| OptionValue { name: (*name).into(), hex: Some((*hex).into()) });
        let values = values.collect();
        self.option(name, values)
    }

    /// A choice that is not a color.
    pub fn choice(self, name: &str, values: &[&str]) -> Self {
        let values = values.iter().map(|name| OptionValue { name: (*name).into(), hex: None }).collect();
        self.option(name, values)
    }

    fn option(mut self, name: &str, values: Vec<OptionValue>) -> Self {
        self.product.options.push(ProductOption { name: name.into(), values });
        self
    }

    /// What is put into a basket: its SKU, one value of each option, price in cents, units on
    /// hand and weight in grams.
    pub fn variant(mut self, sku: &str, values: &[&str], price_minor: i64, on_hand: i32, grams: i32) -> Self {
        let names = self.product.options.iter().map(|option| option.name.clone());
        let options = names.zip(values.iter().map(|value| (*value).into())).collect();
        self.product.variants.push(Variant {
            sku: sku.into(),
            options,
            price_minor,
            compare_at_minor: None,
            on_hand,
            weight_grams: Some(grams),
            image: None,
        });
        self
    }

    /// The price of the variant written last, before it was cut.
    pub fn was(mut self, compare_at_minor: i64) -> Self {
        if let Some(variant) = self.product.variants.last_mut() {
            variant.compare_at_minor = Some(compare_at_minor);
        }
        self
    }

    /// The picture of the variant written last, counted from 0.
    pub fn shown_by(mut self, image: usize) -> Self {
        if let Some(variant) = self.product.variants.last_mut() {
            variant.image = Some(image);
        }
        self
    }

    /// A picture; the first one is the main one.
    pub fn image(mut self, alt: &str, draw: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.product.images.push(Image { alt: alt.into(), source: ImageSource::Drawn(Drawing::new(draw)) });
        self
    }

    pub fn done(self) -> Product {
        self.product
    }
}
