//! Where the pages of the seller site are.

use app::site::address;
use app::site::orders::filtered;
use domain::catalog::{ShelfFilter, ShelfSort};
use domain::id::{ApplicationId, ImageId, ImportId, OrderId, ProductId};
use domain::lifecycle::Lifecycle;
use domain::orders::{OrderFilter, OrderState};
use domain::reviews::ShopReviewsQuery;

/// The first page.
pub const HOME: &str = "/";
/// The shop's orders.
pub const ORDERS: &str = "/orders";
/// The shop's products.
pub const PRODUCTS: &str = "/products";
/// What buyers say.
pub const REVIEWS: &str = "/reviews";
/// Signing up to sell.
pub const SIGN_UP: &str = "/sign-up";
/// What somebody applied for.
pub const APPLICATIONS: &str = "/applications";
/// Opening a shop.
pub const OPEN: &str = "/open";
/// All shops of whoever asks.
pub const SHOPS: &str = "/shops";
/// What the shop says about itself.
pub const SETTINGS: &str = "/settings";
/// How it sells.
pub const SELLING: &str = "/settings/selling";
/// How it ships.
pub const SHIPPING: &str = "/settings/shipping";
/// How it is told.
pub const NOTICE_SETTINGS: &str = "/settings/notices";
/// Who works there.
pub const STAFF: &str = "/settings/staff";
/// Where its money goes.
pub const PAYOUTS: &str = "/settings/payouts";
/// What its owner pays.
pub const PLAN: &str = "/settings/plan";
/// Its own web addresses.
pub const DOMAINS: &str = "/settings/domains";
/// Its end.
pub const CLOSING: &str = "/settings/closing";
/// The shop's offers.
pub const OFFERS: &str = "/offers";
/// A form for a new offer.
pub const NEW_OFFER: &str = "/offers/new";
/// A form for a new product.
pub const NEW_PRODUCT: &str = "/products/new";

/// Files of products.
pub const IMPORTS: &str = "/products/import";
/// All products as one file.
pub const EXPORT: &str = "/products/export";

/// A page of what was found in a file.
pub fn import(import: ImportId, page: u32) -> String {
    let page = if page > 1 { page.to_string() } else { String::new() };
    address(&format!("{IMPORTS}/{import}"), &[("page", &page)])
}

/// One order.
pub fn order(order: OrderId) -> String {
    format!("/orders/{order}")
}

/// The orders in a state.
pub fn orders_in(state: OrderState) -> String {
    filtered(&OrderFilter { state: Some(state), ..OrderFilter::default() })
}

/// A form for an offer of one product.
pub fn offer_of(product: ProductId) -> String {
    format!("{NEW_OFFER}?product={product}")
}

/// The products that an offer may be for, by words, a page at a time.
pub fn choose_offered(words: &str, page: u64) -> String {
    address(NEW_OFFER, &[("q", words), ("page", &page.to_string())])
}

/// One product.
pub fn product(product: ProductId) -> String {
    format!("/products/{product}")
}

/// Where pictures of a product are sent to.
pub fn images(product: ProductId) -> String {
    format!("/products/{product}/images")
}

/// One picture of a product.
pub fn picture(product: ProductId, image: ImageId) -> String {
    format!("/products/{product}/images/{image}")
}

/// How one picture of a product would look.
pub fn picture_preview(product: ProductId, image: ImageId) -> String {
    format!("/products/{product}/images/{image}/preview")
}

/// Where papers of an application are sent to.
pub fn documents(application: ApplicationId) -> String {
    format!("{APPLICATIONS}/{application}/documents")
}

/// A list of products.
pub fn products(filter: &ShelfFilter) -> String {
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    let sort = if filter.sort == ShelfSort::default() { "" } else { filter.sort.name() };
    let state = filter.state.map(Lifecycle::name).unwrap_or_default();
    let parts =
        [("state", state), ("q", &filter.words), ("category", &filter.category), ("sort", sort), ("page", &page)];
    address(PRODUCTS, &parts)
}

/// Where a picture of the shop itself is sent to.
pub fn shop_picture(picture: domain::shops::ShopPicture) -> String {
    format!("{SETTINGS}/pictures/{}", picture.name())
}

/// The reviews of the shop's goods, narrowed.
pub fn reviews(query: &ShopReviewsQuery) -> String {
    let show = if query.unanswered { "unanswered" } else { "" };
    let stars = query.stars.map(|stars| stars.to_string()).unwrap_or_default();
    let product = query.product.map(|product| product.to_string()).unwrap_or_default();
    let page = if query.page > 1 { query.page.to_string() } else { String::new() };
    address(REVIEWS, &[("show", show), ("stars", &stars), ("product", &product), ("page", &page)])
}
