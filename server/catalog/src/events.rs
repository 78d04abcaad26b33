//! What the catalogue tells the other contexts.

use chrono::{DateTime, Utc};
use domain::catalog::ProductMove;
use domain::id::{ImportId, ProductId, ShopId, VariantId};
use domain::money::Money;
use kernel::Event;
use serde::{Deserialize, Serialize};

/// A product was stored, moved or got another picture: whoever keeps something about it asks again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductChanged {
    /// Which product.
    pub product: ProductId,
}

impl Event for ProductChanged {
    const NAME: &'static str = "catalog.ProductChanged";
}

/// A variant costs something else from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceChanged {
    /// Its product.
    pub product: ProductId,
    /// Which variant.
    pub variant: VariantId,
    /// What it cost.
    pub from: Money,
    /// What it costs.
    pub to: Money,
}

impl Event for PriceChanged {
    const NAME: &'static str = "catalog.PriceChanged";
}

/// A product no longer shows a picture; its files go when nobody else shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageDropped {
    /// The name of its files.
    pub key: String,
    /// The name of what it was made from, where that was kept.
    #[serde(default)]
    pub original: Option<String>,
}

impl Event for ImageDropped {
    const NAME: &'static str = "catalog.ImageDropped";
}

/// A file of products came and waits to be looked through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReceived {
    /// Which file.
    pub import: ImportId,
}

impl Event for ImportReceived {
    const NAME: &'static str = "catalog.ImportReceived";
}

/// A file of products is to be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportConfirmed {
    /// Which file.
    pub import: ImportId,
}

impl Event for ImportConfirmed {
    const NAME: &'static str = "catalog.ImportConfirmed";
}

/// Somebody of the market has looked at a product that waited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductJudged {
    /// Which product.
    pub product: ProductId,
    /// Whose it is.
    pub shop: ShopId,
    /// What it is called.
    pub title: String,
    /// Where it went.
    pub step: ProductMove,
    /// What its shop is told.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl Event for ProductJudged {
    const NAME: &'static str = "catalog.ProductJudged";
}
