//! What is for sale: products, their variants, pictures and shelves.

mod bulk;
mod check;
mod difference;
mod draft;
mod image;
mod import;
pub mod list;
mod mark;
pub mod matrix;
mod moderation;
mod offer;
mod shelving;
mod video;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use bulk::{BulkChange, BulkDeed, BulkForm, BulkProblem, BulkRefusal, BulkReport, MOST_AT_ONCE};
pub use check::{LONGEST_NAME, MOST_OPTIONS, MOST_SPECS, MOST_VARIANTS};
pub use difference::Difference;
pub use draft::{
    CheckedProduct, CheckedVariant, OptionDraft, ProductDraft, ProductRefusal, PropertyDraft, RowDraft, SpecDraft,
    VariantDraft,
};
pub use image::{
    EditRefusal, ImageEdit, ImageEditForm, ImageRefusal, LARGEST_IMAGE, LEAST_CUT, LONGEST_ALT, LONGEST_SIDE,
    MOST_MEGAPIXELS,
};
pub use import::{
    CellProblem, ImportFigures, ImportLine, ImportMove, ImportRefusal, ImportReport, ImportRow, ImportState,
    ImportView, LARGEST_IMPORT, LineNote, LineOutcome, MOST_COLUMNS, MOST_LINES, MOST_LINES_OF_ONE, SkipReason,
};
pub use moderation::{Judgement, JudgementRefusal, WaitingProduct};
pub use shelving::{CategoryForm, CategoryRefusal, CategoryRow, CheckedCategory};
pub use video::{film, film_address};

pub use mark::{ComparedView, MOST_COMPARED, MOST_WISHES, MarkKind, MarkRefusal, Marked, WishView};
pub use offer::{
    CheckedOffer, MOST_PERCENT, OfferChoice, OfferForm, OfferMark, OfferPrice, OfferRefusal, OfferRow, OfferState,
    OfferVariant, OffersView, price_field,
};

use crate::id::{CategoryId, ImageId, ProductId, ShopId, VariantId};
use crate::money::{Currency, Money};
use crate::paging::Paged;
use crate::search::{Colour, Facets, SuggestedShop};
use crate::shops::ShopView;
use crate::stock::Availability;

/// The widths, in pixels, that every picture is stored at.
pub const IMAGE_WIDTHS: [u32; 4] = [160, 400, 800, 1200];
/// Cards on one page of a list.
pub const CARDS_A_PAGE: u32 = 24;
/// Most pictures of one product.
pub const MOST_IMAGES: usize = 8;

crate::lifecycle! {
    /// Where a product stands.
    pub enum ProductState by ProductMove {
        Draft = "draft", Pending = "pending", Active = "active", Rejected = "rejected", Archived = "archived",
        Removed = "removed",
    }
    Publish: Draft | Archived => Active;
    Submit: Draft | Archived => Pending;
    Approve: Pending => Active;
    AskChanges: Pending => Draft;
    Reject: Pending => Rejected;
    Withdraw: Pending | Rejected => Draft;
    Archive: Active => Archived;
    Remove: Draft | Pending | Active | Rejected | Archived => Removed;
    Restore: Removed => Draft;
}

/// A shelf of the market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryView {
    pub id: CategoryId,
    pub slug: String,
    pub name: String,
    pub parent: Option<CategoryId>,
    /// Active products here and below.
    pub products: u32,
}

/// A picture; the file at each of [`IMAGE_WIDTHS`] is `/media/{key}-{width}.webp`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ImageView {
    pub id: ImageId,
    /// Content-addressed name.
    pub key: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
    /// Shown until the picture is there: the average colour, like `#d9cfc4`, and behind it, where it is known, sixteen
    /// colours of three digits each, those of the picture at four by four pixels.
    pub tone: String,
}

/// One picture of a product as its seller works on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageDetail {
    pub image: ImageView,
    /// Where it stands among the product's, from 0, and how many there are.
    pub place: u32,
    pub of: u32,
    /// What the product is called.
    pub product: String,
    /// What is done to its original.
    pub edit: ImageEdit,
    /// The product was removed: nothing can be changed.
    pub locked: bool,
}

impl ImageView {
    /// Where the picture of `width` pixels is.
    pub fn src(&self, width: u32) -> String {
        image_src(&self.key, width)
    }

    /// All widths, for `srcset`.
    pub fn srcset(&self) -> String {
        image_srcset(&self.key)
    }
}

/// Where the picture of that key is at `width` pixels.
pub fn image_src(key: &str, width: u32) -> String {
    format!("/media/{key}-{width}.webp")
}

/// All widths of the picture of that key, for `srcset`.
pub fn image_srcset(key: &str) -> String {
    let one = |width: &u32| format!("{} {width}w", image_src(key, *width));
    IMAGE_WIDTHS.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// How buyers rated a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// The mean in hundredths of a star, 100 to 500.
    pub hundredths: u32,
    pub count: u32,
}

/// A product in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductCard {
    pub id: ProductId,
    pub slug: String,
    pub title: String,
    pub shop_name: String,
    pub shop_handle: String,
    /// The lowest price of its variants.
    pub price: Money,
    /// Whether other variants cost more.
    pub from: bool,
    pub compare_at: Option<Money>,
    /// The lowest price of the last 30 days, given beside every reduction.
    pub lowest: Option<Money>,
    pub image: Option<ImageView>,
    pub rating: Option<Rating>,
    pub stock: Availability,
    /// That the price is an offer.
    pub offer: Option<OfferMark>,
}

/// A choice that a product offers, such as its colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductOption {
    pub name: String,
    pub values: Vec<OptionValue>,
}

/// One value of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionValue {
    pub name: String,
    /// For colours, like `#2f4f4f`.
    pub hex: Option<String>,
}

/// Something that a product has in several ways at once, such as the woods it is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Property {
    pub name: String,
    pub values: Vec<String>,
}

/// One buyable form of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantView {
    pub id: VariantId,
    pub sku: String,
    /// One value for each option of the product, in their order.
    pub values: Vec<String>,
    pub price: Money,
    pub compare_at: Option<Money>,
    pub lowest: Option<Money>,
    pub image: Option<ImageId>,
    pub stock: Availability,
    /// That the price is an offer.
    pub offer: Option<OfferMark>,
}

impl VariantView {
    /// What tells this variant from its sisters: `Blue, large`; empty for a product without options.
    pub fn label(&self) -> String {
        self.values.join(", ")
    }
}

/// A product on its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductView {
    pub id: ProductId,
    pub slug: String,
    pub title: String,
    pub brand: Option<String>,
    pub summary: String,
    /// Sanitised HTML made from the seller's Markdown.
    pub description_html: String,
    pub specs: Vec<(String, String)>,
    pub properties: Vec<Property>,
    pub warranty: Option<String>,
    pub cash_on_delivery: bool,
    /// What `YouTube` calls the film about it.
    pub video: Option<String>,
    pub state: ProductState,
    pub shop: ShopView,
    /// From the department down to the shelf it stands on.
    pub trail: Vec<CategoryView>,
    pub options: Vec<ProductOption>,
    pub variants: Vec<VariantView>,
    pub images: Vec<ImageView>,
    pub rating: Option<Rating>,
}

/// How a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// What matches the words best; without words the newest.
    #[default]
    Relevance,
    Newest,
    PriceUp,
    PriceDown,
    Rating,
    BestSelling,
}

impl Sort {
    /// All sorts, in the order the menu shows them.
    pub const ALL: [Self; 6] =
        [Self::Relevance, Self::Newest, Self::PriceUp, Self::PriceDown, Self::Rating, Self::BestSelling];

    /// The word in the web address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Newest => "newest",
            Self::PriceUp => "price-up",
            Self::PriceDown => "price-down",
            Self::Rating => "rating",
            Self::BestSelling => "best-selling",
        }
    }

    /// The sort of that word; anything unknown is the default.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.name() == name).unwrap_or_default()
    }
}

/// Which products a list shows; everything here stands in the web address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListingQuery {
    /// Words to look for.
    pub words: Option<String>,
    /// The slug of a category.
    pub category: Option<String>,
    /// The handle of a shop.
    pub shop: Option<String>,
    /// Lowest price, in minor units.
    pub min_price: Option<i64>,
    /// Highest price, in minor units.
    pub max_price: Option<i64>,
    /// Only what can be bought now.
    pub in_stock: bool,
    /// Only what is reduced.
    pub reduced: bool,
    /// Any of these brands.
    pub brands: Vec<String>,
    /// Any of these colours.
    pub colours: Vec<Colour>,
    /// Any of these sizes.
    pub sizes: Vec<String>,
    /// So many stars and up.
    pub stars: Option<u8>,
    /// Sent from any of these countries.
    pub countries: Vec<String>,
    /// Sent to that country.
    pub to: Option<String>,
    pub sort: Sort,
    /// From 1.
    pub page: u32,
}

/// What lists are narrowed and sorted by price in; amounts of other currencies are compared with nothing.
pub const LIST_CURRENCY: Currency = Currency::USD;

/// A page of a list with what it can be narrowed by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    pub cards: Paged<ProductCard>,
    /// The category of the query, from the department down.
    pub trail: Vec<CategoryView>,
    /// The shelves below it.
    pub children: Vec<CategoryView>,
    /// Shops in the list and how many products each has in it.
    pub shops: Vec<ShopFacet>,
    /// What else it can be narrowed by.
    pub facets: Facets,
    /// What was meant, where the words were spelled in another way.
    pub did_you_mean: Option<String>,
    /// Shops that are called so.
    pub named: Vec<SuggestedShop>,
    /// What comes nearest, where nothing was found.
    pub nearest: Vec<ProductCard>,
}

/// A shop a list can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopFacet {
    pub id: ShopId,
    pub handle: String,
    pub name: String,
    pub products: u32,
}

/// The first page of the market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    pub departments: Vec<CategoryView>,
    pub newest: Vec<ProductCard>,
    pub reduced: Vec<ProductCard>,
    /// What is offered now, what ends first at the top.
    pub offers: Vec<ProductCard>,
    pub shops: Vec<ShopTeaser>,
    pub products: u32,
}

/// A shop on the first page, with its newest pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopTeaser {
    pub handle: String,
    pub name: String,
    pub bio: String,
    pub city: String,
    pub products: u32,
    pub images: Vec<ImageView>,
}

/// How a shop's own products are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShelfSort {
    /// Last changed first.
    #[default]
    Changed,
    Title,
    PriceUp,
    PriceDown,
    /// Fewest on hand first.
    Stock,
}

impl ShelfSort {
    /// All sorts with their words in the web address.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Changed, "changed"),
        (Self::Title, "title"),
        (Self::PriceUp, "price-up"),
        (Self::PriceDown, "price-down"),
        (Self::Stock, "stock"),
    ];

    /// The word in the web address.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("changed", |(_, name)| name)
    }

    /// The sort of that word; anything unknown is the default.
    pub fn named(word: &str) -> Self {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(sort, _)| *sort).unwrap_or_default()
    }
}

/// Which of a shop's own products are listed; everything here stands in the web address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShelfFilter {
    /// A part of a title, SKU or tag.
    pub words: String,
    /// All but the removed ones when absent.
    pub state: Option<ProductState>,
    /// The slug of a category, or empty.
    pub category: String,
    pub sort: ShelfSort,
    /// From 1.
    pub page: u32,
}

/// A row of the seller's table of products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRow {
    pub id: ProductId,
    pub slug: String,
    pub title: String,
    pub state: ProductState,
    pub category: String,
    pub price: Money,
    pub from: bool,
    pub variants: u32,
    pub on_hand: i64,
    pub image: Option<ImageView>,
}

/// A product as its seller edits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductEdit {
    pub draft: ProductDraft,
    pub state: ProductState,
    pub images: Vec<ImageView>,
    /// What is still missing before it can be published.
    pub missing: Vec<crate::text::FieldProblem>,
    /// What was typed and not stored yet.
    pub kept: Option<KeptDraft>,
    /// What somebody of the market said when they looked at it last.
    pub verdict: Option<Verdict>,
    /// Until when a removed one can be restored.
    pub restorable_until: Option<DateTime<Utc>>,
    /// Whether somebody of the market looks at it before it goes on the shelf.
    pub moderated: bool,
    /// Where it is seen as shoppers will see it, for some hours; nothing once it was removed.
    pub look_ahead: Option<String>,
}

/// What somebody typed and did not store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDraft {
    /// As it was typed, over the version that it says.
    pub draft: ProductDraft,
    pub at: DateTime<Utc>,
}

/// What was said about a product that somebody of the market looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Where the product went.
    pub step: ProductMove,
    /// What the seller reads.
    pub reason: String,
    pub at: DateTime<Utc>,
}

/// Where a product is whose address leads nowhere by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whereabouts {
    /// It has another address.
    Moved {
        /// The last part of it.
        slug: String,
    },
    /// It was there and is gone for good.
    Gone,
    /// There never was such an address.
    Unknown,
}
