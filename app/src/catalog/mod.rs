//! Looking at goods, and a seller's shelf.

mod desk;
mod imports;
mod words;

use chrono::{DateTime, Utc};
use domain::catalog::{
    BulkForm, BulkRefusal, BulkReport, CategoryView, ComparedView, EditRefusal, HomeView, ImageDetail, ImageEditForm,
    ImageView, KeptDraft, MarkKind, MarkRefusal, Marked, OfferChoice, OfferForm, OfferRefusal, OffersView, ProductCard,
    ProductDraft, ProductEdit, ProductMove, ProductRefusal, ProductRow, ProductState, ProductView, ShelfFilter,
    Whereabouts, WishView,
};
use domain::id::{ImageId, OfferId, ProductId};
use domain::paging::Paged;
use leptos::prelude::*;

pub use desk::{
    JudgeProduct, RemoveCategory, SaveCategory, all_shelves, judge_product, remove_category, save_category,
    waiting_products,
};
pub use imports::{ConfirmImport, LoadImport, confirm_import, my_import, my_imports};

use crate::call::Answer;
#[cfg(feature = "ssr")]
use crate::call::{answer, go, request};

/// When a form was kept.
pub type KeptAt = DateTime<Utc>;

/// The first page of the market.
#[server(endpoint = "catalog/home")]
pub async fn home() -> Answer<HomeView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::home(&market, &op).await)
}

/// The departments, for the bar at the top.
#[server(endpoint = "catalog/departments")]
pub async fn departments() -> Answer<Vec<CategoryView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::departments(&market, &op).await)
}

/// Every category, for a seller to choose from.
#[server(endpoint = "catalog/categories")]
pub async fn categories() -> Answer<Vec<CategoryView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::categories(&market, &op).await)
}

/// The product of that slug.
#[server(endpoint = "catalog/product")]
pub async fn product(slug: String) -> Answer<ProductView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::product(&market, &op, &slug).await)
}

/// The cards of these products, as far as they are on the shelf.
#[server(endpoint = "catalog/cards_of")]
pub async fn cards_of(products: Vec<ProductId>) -> Answer<Vec<ProductCard>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::cards_of(&market, &op, products).await)
}

/// The product of that slug as shoppers will see it, for whoever holds the link of its seller.
#[server(name = LoadPreview, endpoint = "catalog/preview")]
pub async fn preview(slug: String, token: String) -> Answer<ProductView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::preview(&market, &op, &slug, &token).await)
}

/// Where the product is by now that was at that address.
#[server(name = LoadWhereabouts, endpoint = "catalog/whereabouts")]
pub async fn whereabouts(slug: String) -> Answer<Whereabouts> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::whereabouts(&market, &op, &slug).await)
}

/// Other products of the same shelf.
#[server(endpoint = "catalog/similar")]
pub async fn similar(product: ProductId) -> Answer<Vec<ProductCard>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::similar(&market, &op, product).await)
}

/// The seller's own products.
#[server(endpoint = "catalog/my_products")]
pub async fn my_products(words: String, state: Option<ProductState>, page: u32) -> Answer<Paged<ProductRow>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_products(&market, &op, &words, state, page).await)
}

/// The seller's own products, filtered and sorted.
#[server(endpoint = "catalog/my_shelf")]
pub async fn my_shelf(filter: ShelfFilter) -> Answer<Paged<ProductRow>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_shelf(&market, &op, &filter).await)
}

/// Does the same to many of the seller's own products, and leads to what became of each.
#[server(endpoint = "catalog/bulk_edit")]
pub async fn bulk_edit(form: BulkForm) -> Answer<BulkReport, BulkRefusal> {
    let (market, op) = request().await?;
    let report = answer(marketplace::catalog::bulk_edit(&market, &op, form).await)?;
    go(&crate::site::address("/products", &[("changed", &serde_json::to_string(&report).unwrap_or_default())]));
    Ok(report)
}

/// One of the seller's own products, to edit.
#[server(endpoint = "catalog/my_product")]
pub async fn my_product(product: ProductId) -> Answer<ProductEdit> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_product(&market, &op, product).await)
}

/// What whoever asks has typed about a new product and not stored.
#[server(name = LoadNewProduct, endpoint = "catalog/new_product")]
pub async fn new_product() -> Answer<Option<KeptDraft>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::new_product(&market, &op).await)
}

/// Keeps what stands in the form of a product, without storing it; when.
#[server(endpoint = "catalog/keep_draft")]
pub async fn keep_draft(draft: ProductDraft) -> Answer<KeptAt, ProductRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::keep_draft(&market, &op, draft).await)
}

/// Forgets what was typed and not stored.
#[server(endpoint = "catalog/drop_draft")]
pub async fn drop_draft(product: Option<ProductId>) -> Answer<()> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::drop_draft(&market, &op, product).await)
}

/// Makes a draft that says what another product says, and leads there.
#[server(endpoint = "catalog/duplicate_product")]
pub async fn duplicate_product(product: ProductId) -> Answer<ProductId, ProductRefusal> {
    let (market, op) = request().await?;
    let copy = answer(marketplace::stock::duplicate(&market, &op, product).await)?;
    go(&format!("/products/{copy}?saved=1"));
    Ok(copy)
}

/// Stores a new product or a change of one.
#[server(endpoint = "catalog/save_product")]
pub async fn save_product(draft: ProductDraft) -> Answer<ProductId, ProductRefusal> {
    let (market, op) = request().await?;
    let product = answer(marketplace::stock::shelve(&market, &op, draft).await)?;
    go(&format!("/products/{product}?saved=1"));
    Ok(product)
}

/// Publishes, archives, removes or restores a product.
#[server(endpoint = "catalog/move_product")]
pub async fn move_product(product: ProductId, step: ProductMove) -> Answer<ProductState, ProductRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::move_product(&market, &op, product, step).await)
}

/// A page of what is offered now.
#[server(endpoint = "catalog/offers")]
pub async fn offers(page: u32) -> Answer<Paged<ProductCard>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::offers::offers(&market, &op, page).await)
}

/// The seller's own offers.
#[server(endpoint = "catalog/my_offers")]
pub async fn my_offers(page: u32) -> Answer<OffersView> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::offers::my_offers(&market, &op, page).await)
}

/// What the form of a new offer shows of one of the seller's own products.
#[server(name = LoadOfferChoice, endpoint = "catalog/offer_choice")]
pub async fn offer_choice(product: ProductId) -> Answer<OfferChoice> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::offers::offer_choice(&market, &op, product).await)
}

/// Makes an offer.
#[server(endpoint = "catalog/make_offer")]
pub async fn make_offer(form: OfferForm) -> Answer<(), OfferRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::offers::make_offer(&market, &op, form).await)?;
    go("/offers?saved=1");
    Ok(())
}

/// Ends an offer before its time.
#[server(endpoint = "catalog/end_offer")]
pub async fn end_offer(offer: OfferId) -> Answer<(), OfferRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::offers::call_off(&market, &op, offer).await)
}

/// Puts a product aside, or takes it back.
#[server(endpoint = "catalog/mark")]
pub async fn mark(product: ProductId, kind: MarkKind, on: bool) -> Answer<(), MarkRefusal> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::marks::mark(&market, &op, (kind, product), on).await)
}

/// What whoever asks has put aside, without looking at it.
#[server(name = LoadMarked, endpoint = "catalog/marked")]
pub async fn marked() -> Answer<Marked> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::marks::marked(&market, &op).await)
}

/// The wishlist of whoever asks.
#[server(endpoint = "catalog/wishes")]
pub async fn wishes() -> Answer<Vec<WishView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::marks::wishes(&market, &op).await)
}

/// What whoever asks compares.
#[server(endpoint = "catalog/compared")]
pub async fn compared() -> Answer<Vec<ComparedView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::marks::compared(&market, &op).await)
}

/// One picture of one of the seller's own products, to work on.
#[server(endpoint = "catalog/my_image")]
pub async fn my_image(product: ProductId, image: ImageId) -> Answer<ImageDetail> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::my_image(&market, &op, product, image).await)
}

/// Puts a picture of a product at another place among its pictures, from 0.
#[server(endpoint = "catalog/place_image")]
pub async fn place_image(product: ProductId, image: ImageId, to: u32) -> Answer<Vec<ImageView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::place_image(&market, &op, product, image, to).await)
}

/// Says what a picture of a product shows.
#[server(endpoint = "catalog/describe_image")]
pub async fn describe_image(product: ProductId, image: ImageId, alt: String) -> Answer<Vec<ImageView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::describe_image(&market, &op, product, image, &alt).await)
}

/// Changes a picture of a product, from its original.
#[server(endpoint = "catalog/edit_image")]
pub async fn edit_image(product: ProductId, image: ImageId, edit: ImageEditForm) -> Answer<ImageView, EditRefusal> {
    let (market, op) = request().await?;
    let view = answer(marketplace::catalog::edit_image(&market, &op, product, image, &edit).await)?;
    go(&format!("/products/{product}/images/{image}?kept=1"));
    Ok(view)
}

/// Takes a picture off a product; those that are left.
#[server(endpoint = "catalog/remove_image")]
pub async fn remove_image(product: ProductId, image: ImageId) -> Answer<Vec<ImageView>> {
    let (market, op) = request().await?;
    answer(marketplace::catalog::remove_image(&market, &op, product, image).await)
}
